"""Two versions of a goal in one diagram, over the union of both sets of thresholds, so that they can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.compile.formulas.goal import tied
from checker.engine.diagram import NO, YES, Diagram, Node
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.rulebook.period import Period


@dataclass(frozen=True)
class MergedGoal:
    """Both versions as roots of one diagram with clocks taken together. The levels are ``variables``: ``answered`` of
    them a person answers, then come open readings, then decisions.
    """

    variables: tuple[Variable, ...]
    diagram: Diagram
    old: Node
    new: Node

    @property
    def answered(self) -> int:
        """How many levels a person answers; the others follow."""
        return sum(variable.facts[0].asked for variable in self.variables)

    def values(self, *, decided: bool) -> dict[int, range]:
        """All values of the levels of decisions, or of open readings."""
        return {
            level: range(len(variable.patterns))
            for level, variable in enumerate(self.variables)
            if not variable.facts[0].asked and (variable.facts[0].decided_by is not None) is decided
        }


def merge(old: Period, new: Period) -> MergedGoal:
    """Both periods together. Raises TooManyPatterns where their sums do not go together.

    A fact that both know must be answered alike in both, so only with what both take as an answer; where that is not to
    be had, it counts as two facts.
    """
    facts, apart = _merged(old, new)
    versions = [_parted(old, apart, "old"), _parted(new, apart, "new")]
    tests = list(
        dict.fromkeys(test for version in reversed(versions) for variable in version for test in variable.tests)
    )
    for version in versions:
        facts |= {fact.id: facts.get(fact.id, fact) for variable in version for fact in variable.facts}
    place = {
        fact.id: index
        for index, fact in enumerate(
            fact for version in reversed(versions) for variable in version for fact in variable.facts
        )
    }
    groups = sorted(
        tied(tests),
        key=lambda names: (not facts[names[0]].asked, facts[names[0]].open is None, min(place[name] for name in names)),
    )
    variables = tuple(
        Variable.of([facts[name] for name in names], [test for test in tests if test.facts[0] in names])
        for names in groups
    )
    diagram = Diagram(len(variables), ends=3)
    roots = [
        _Redraw(period, version, variables, diagram).root()
        for period, version in zip((old, new), versions, strict=True)
    ]
    return MergedGoal(variables, diagram, *roots)


def _facts(period: Period) -> dict[str, Fact]:
    return {fact.id: fact for variable in period.variables for fact in variable.facts}


def _merged(old: Period, new: Period) -> tuple[dict[str, Fact], set[str]]:
    """The facts that both know, with the answers that both take; and those that cannot be answered for both."""
    before, after = _facts(old), _facts(new)
    merged, apart = {}, set()
    for name in before.keys() & after.keys():
        fact = together(before[name], after[name])
        if fact is None:
            apart.add(name)
        else:
            merged[name] = fact
    return merged, apart


def together(old: Fact, new: Fact) -> Fact | None:
    """The fact with the answers that both versions of it take; None where an answer to one is none to the other."""
    options = {option: label for option, label in new.options.items() if option in old.options}
    sides = {old.date, new.date} - {"any"}
    if (old.kind, old.unit, answered_by(old)) != (new.kind, new.unit, answered_by(new)) or len(sides) > 1:
        return None
    if new.kind == "choice" and (not options or (new.open is not None and old.options.keys() != new.options.keys())):
        return None
    return replace(new, options=options, whole=old.whole or new.whole, date=next(iter(sides), new.date))


def answered_by(fact: Fact) -> str:
    """Who tells it: the person, nobody yet, or someone else."""
    return "asked" if fact.asked else "open" if fact.open is not None else "decided"


def _parted(period: Period, apart: set[str], version: str) -> list[Variable]:
    """The period's variables, with the facts that cannot be shared named as this version's own."""
    names = {name: f"{name} ({version})" for name in apart}

    def own(variable: Variable) -> Variable:
        return Variable(
            tuple(replace(fact, id=names.get(fact.id, fact.id)) for fact in variable.facts),
            tuple(replace(test, facts=tuple(names.get(each, each) for each in test.facts)) for test in variable.tests),
            variable.patterns,
        )

    return [own(variable) for variable in period.variables]


class _Redraw:
    """One period's diagram, drawn anew over the variables of the union."""

    def __init__(
        self, period: Period, own: Sequence[Variable], variables: Sequence[Variable], diagram: Diagram
    ) -> None:
        self.diagram = diagram
        self.table, self.start = period.outcome
        self.sizes = [len(variable.patterns) for variable in variables]
        place = {fact.id: level for level, variable in enumerate(variables) for fact in variable.facts}
        self.levels = [place[variable.facts[0].id] for variable in own]
        self.seen = [_seen(variable, variables[level]) for variable, level in zip(own, self.levels, strict=True)]
        self._nodes: dict[Node, Node] = {}

    def root(self) -> Node:
        return self._node(self.start)

    def _node(self, node: Node) -> Node:
        if self.table.end(node) is not None:
            return node
        if node not in self._nodes:
            level, children = self.table.nodes[node]
            target, seen = self.levels[level], self.seen[level]
            found: Node | None = None
            for child in dict.fromkeys(children):
                below = self._node(child)
                leads = [YES if children[value] == child else NO for value in seen]
                found = (
                    below
                    if found is None
                    else self.diagram.choose(self.diagram.node(target, leads), below, found, self.sizes)
                )
            self._nodes[node] = found if found is not None else node
        return self._nodes[node]


def _seen(own: Variable, shared: Variable) -> list[int]:
    """Which of its own patterns the variable makes in each pattern of the shared one."""
    places = [shared.tests.index(test) for test in own.tests]
    return [own.index[tuple(pattern[place] for place in places)] for pattern in shared.patterns]
