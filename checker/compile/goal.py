"""One goal in one period: its facts as variables in an order, and one reduced diagram with a root for every clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from checker.compile.drafts import Draft, Formula, Promise
from checker.compile.faults import Faults, Path
from checker.diagram import NO, YES, Diagram, Node
from checker.facts import Fact
from checker.linear import Undecided
from checker.rulebook import Clause, Clock, Period
from checker.variables import Test, TooManyPatterns, Variable

MOST_NODES = 5_000


class Refused(Exception):
    """A goal too large for one diagram, or unknowns that cannot be told apart; the fault is recorded."""


def compile_period(
    draft: Draft, start: str | None, facts: Mapping[str, Fact], faults: Faults, path: Path
) -> Period:
    """The period of a goal whose rule reads as ``draft`` from ``start`` on. Raises Refused."""
    promises = {promise.path: promise for each in draft.walk() for promise in _promises(each.formula)}
    variables = _variables(draft, facts, faults, path)
    diagram = Diagram(len(variables) + len(promises))
    builder = _Builder(diagram, variables, list(promises))
    roots = {}
    for each in reversed(list(draft.walk())):
        roots[each.formula] = builder.root(each.formula)
        if len(diagram.places) > 40 * MOST_NODES:
            _refuse_size(diagram, variables, faults, path)
    small = Diagram(diagram.depth)
    places = {formula: diagram.narrowed(root, {}, small) for formula, root in reversed(roots.items())}
    if len(small.places) > MOST_NODES:
        _refuse_size(small, variables, faults, path)
    clause = _clause(draft, "0", places)
    ids = {written.path: placed.id for written, placed in
           reversed(list(zip(draft.walk(), clause.walk(), strict=True)))}
    clocks = tuple(Clock(ids[place], int(promise.test.than), promise.test.facts[0])
                   for place, promise in promises.items())
    order = tuple(fact.id for variable in variables for fact in variable.facts if fact.asked)
    return Period(start, order, clause, tuple(variables), clocks, small)


class _Builder:
    """Turns formulas into nodes of one diagram."""

    def __init__(self, diagram: Diagram, variables: list[Variable], clocks: list[Path]) -> None:
        self.diagram = diagram
        self.sizes = [len(variable.patterns) for variable in variables] + [2] * len(clocks)
        self._clocks = {path: len(variables) + index for index, path in enumerate(clocks)}
        self._tests = {test: (level, [pattern[index] for pattern in variable.patterns])
                       for level, variable in enumerate(variables) for index, test in enumerate(variable.tests)}
        self._roots: dict[Formula, Node] = {}

    def root(self, formula: Formula) -> Node:
        """The node where the formula's truth stands."""
        if formula not in self._roots:
            self._roots[formula] = self._made(formula)
        return self._roots[formula]

    def _made(self, formula: Formula) -> Node:
        if isinstance(formula, Test):
            level, held = self._tests[formula]
            return self.diagram.node(level, [YES if each else NO for each in held])
        if isinstance(formula, Promise):
            standing = self.diagram.node(self._clocks[formula.path], [NO, YES])
            return self.diagram.choose(self.root(formula.test), standing, NO, self.sizes)
        return self.diagram.count(formula.low, formula.high, [self.root(part) for part in formula.parts], self.sizes)


def _tests(formula: Formula) -> Iterator[Test]:
    if isinstance(formula, Test):
        yield formula
    elif isinstance(formula, Promise):
        yield formula.test
    else:
        for part in formula.parts:
            yield from _tests(part)


def _promises(formula: Formula) -> Iterator[Promise]:
    if isinstance(formula, Promise):
        yield formula
    elif not isinstance(formula, Test):
        for part in formula.parts:
            yield from _promises(part)


def _variables(draft: Draft, facts: Mapping[str, Fact], faults: Faults, path: Path) -> list[Variable]:
    """The goal's variables in the order of the levels: asked facts by first use, readings, decisions."""
    tests = dict.fromkeys(test for clause in draft.walk() for test in _tests(clause.formula))
    group = {name: {name} for test in tests for name in test.facts}
    for test in tests:
        joined = set().union(*(group[name] for name in test.facts))
        for name in joined:
            group[name] = joined
    groups = dict.fromkeys(tuple(name for name in group if name in group[first]) for first in group)
    ordered = sorted(groups, key=lambda names: (not facts[names[0]].asked, facts[names[0]].open is None))
    variables = []
    for names in ordered:
        own = [test for test in tests if test.facts[0] in names]
        if len(names) == 1 and facts[names[0]].kind == "yes_no" and not own:
            own = [Test("sum", names, (Fraction(1),), ">=", Fraction(1))]
        try:
            variables.append(Variable.of([facts[name] for name in names], own))
        except TooManyPatterns:
            faults.tell(path, f"the tests on {', '.join(names)} come out in too many ways together: split the sum")
            raise Refused from None
        except Undecided:
            faults.tell(path, f"the whole numbers {', '.join(names)} cannot be told apart: simplify their sum")
            raise Refused from None
    return variables


def _refuse_size(diagram: Diagram, variables: list[Variable], faults: Faults, path: Path) -> None:
    counts = [0] * (diagram.depth + 1)
    for level, _ in diagram.places:
        counts[level] += 1
    widest = max(range(len(variables)), key=counts.__getitem__)
    faults.tell(path, f"the goal is too large to settle exactly: split what turns on “{variables[widest].name}”")
    raise Refused


def _clause(draft: Draft, place: str, roots: Mapping[Formula, Node]) -> Clause:
    return Clause(
        place, draft.kind, draft.text, draft.facts, roots[draft.formula],
        tuple(_clause(each, f"{place}.{index}", roots) for index, each in enumerate(draft.clauses)),
        draft.cite, draft.note, draft.desirable, draft.implied, draft.test, draft.least, draft.days, draft.of,
    )
