"""One goal in one period: facts as variables in the order of asking, and a diagram with a root for every clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.compile.faults import Faults, Path
from checker.compile.formulas.drawing import TooLarge, draw, tests_in
from checker.compile.formulas.effects import effects_of
from checker.compile.formulas.formula import Formula
from checker.compile.formulas.order import Questions, groups
from checker.engine.diagram import Diagram, Node
from checker.engine.effort import TooMuchWork, allowed
from checker.engine.patterns import TooManyPatterns
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.rulebook.clause import Clause
from checker.rulebook.period import Clock, Period
from checker.rulebook.step import Step

MOST_STEPS = 300_000
"""Steps in which the patterns of one sum must be found: up to half a second."""

UNDATED = date(2026, 1, 1)
"""The day for what does not turn on a day; any would do."""


@dataclass(frozen=True)
class Stage:
    """A goal as it reads from ``start`` on: its rule, the steps of its path, and ``chained``, which is the same rule in
    which a fact that meeting another goal brings about may be met by that goal.
    """

    start: str | None
    clause: Clause
    chained: Formula
    steps: tuple[Step, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether nothing but the day is another."""
        return isinstance(other, Stage) and self._gist() == other._gist()

    def __hash__(self) -> int:
        return hash(self.chained)

    def walk(self) -> Iterator[Clause]:
        """Every clause of the rule, and then every one that tells whether a step is done."""
        yield from self.clause.walk()
        for step in self.steps:
            if step.done:
                yield from step.done.walk()

    def _gist(self) -> object:
        return self.clause, self.steps, self.chained, [part.formula for part in self.walk()]


class Refused(Exception):
    """A goal too large for one diagram; the fault is recorded."""


def compile_period(stage: Stage, facts: Mapping[str, Fact], faults: Faults, path: Path) -> Period:
    """The period of a goal. Raises Refused."""
    period = _period_within_limit(stage, _variables(stage, facts, faults, path), faults, path)
    levels = Questions(period.at(UNDATED)).in_groups(groups(period)).levels
    others = [level for level in range(len(period.variables)) if level not in levels]
    ordered = [period.variables[level] for level in (*levels, *others)]
    try:
        period = _period(stage, ordered)
    except TooLarge:
        period = replace(period, order=_asked(ordered))
    for step in period.steps:
        if step.done and step.changes and not step.effects:
            problem = "no step does this: what it changes ({names}) cannot make the clause true, whatever else is true"
            faults.add(step.done.path, problem, names=list(step.changes))
    if stage.chained == stage.clause.formula:
        return period
    place = {variable.facts[0].id: position for position, variable in enumerate(ordered)}
    root = replace(stage, clause=replace(stage.clause, formula=stage.chained, clauses=()), steps=())
    further = sorted(
        _variables(root, facts, faults, path),
        key=lambda each: (not each.facts[0].asked, each.facts[0].open is None, place.get(each.facts[0].id, len(place))),
    )
    return replace(period, chained=_period_within_limit(root, further, faults, path))


def _period_within_limit(stage: Stage, variables: list[Variable], faults: Faults, path: Path) -> Period:
    """The period with its variables in this order, or by topic where that passes the limit. Raises Refused."""
    by_topic = sorted(
        variables,
        key=lambda each: (not each.facts[0].asked, each.facts[0].open is None, each.facts[0].topic or each.facts[0].id),
    )
    for order in (variables, by_topic):
        try:
            return _period(stage, order)
        except TooLarge as error:
            widest = order[error.level].name
    faults.add(path, f"the goal is too large to settle exactly: split what turns on `{widest}`")
    raise Refused


def _period(stage: Stage, variables: Sequence[Variable]) -> Period:
    """The period with its variables in this order. Raises TooLarge."""
    diagram, roots, promises = draw((part.formula for part in stage.walk()), variables)
    clause = _rooted(stage.clause, "0", roots)
    ids: dict[Path, str] = {}
    for part in clause.walk():
        ids.setdefault(part.path, part.id)
    clocks = tuple(
        Clock(ids.get(promise.path, "0"), int(promise.test.than), promise.test.facts[0], _months(promise.test))
        for promise in promises
        if promise.test
    )
    steps = tuple(_step(each, variables, diagram, roots) for each in stage.steps)
    return Period(stage.start, _asked(variables), clause, tuple(variables), clocks, diagram, steps=steps)


def _step(step: Step, variables: Sequence[Variable], diagram: Diagram, roots: Mapping[Formula, Node]) -> Step:
    """The step with its clause drawn, and what it changes."""
    if step.done is None:
        return step
    done = _rooted(step.done, step.id, roots)
    return replace(step, done=done, effects=effects_of(done.root, step.changes, variables, diagram))


def _months(test: Test) -> int:
    return int(test.calendar.split()[0]) if test.calendar else 0


def _asked(variables: Sequence[Variable]) -> tuple[str, ...]:
    """The facts in the order of asking; last, those that tell whether a number of these grows, and how fast."""
    facts = [fact for variable in variables for fact in variable.facts if fact.asked]
    return tuple(dict.fromkeys([*(fact.id for fact in facts), *(name for fact in facts for name in fact.growth_facts)]))


def _variables(stage: Stage, facts: Mapping[str, Fact], faults: Faults, path: Path) -> list[Variable]:
    """The goal's variables in the order of the levels: asked facts by first use, readings, decisions."""
    tests = list(dict.fromkeys(test for part in stage.walk() for test in tests_in(part.formula)))
    ordered = sorted(tied(tests), key=lambda names: (not facts[names[0]].asked, facts[names[0]].open is None))
    return [
        _variable(names, [test for test in tests if test.facts[0] in names], facts, faults, path) for names in ordered
    ]


def tied(tests: Sequence[Test]) -> list[tuple[str, ...]]:
    """The facts of these tests by first use, those together that some sum ties."""
    group = {name: {name} for test in tests for name in test.facts}
    for test in tests:
        together = set().union(*(group[name] for name in test.facts))
        for name in together:
            group[name] = together
    return list(dict.fromkeys(tuple(name for name in group if name in group[first]) for first in group))


def _variable(
    names: tuple[str, ...], tests: list[Test], facts: Mapping[str, Fact], faults: Faults, path: Path
) -> Variable:
    if len(names) > 1 and any(test.calendar for test in tests):
        listed = ", ".join(names)
        faults.add(path, f"the days {listed} are compared with each other, so no test on them goes by the calendar")
        raise Refused
    try:
        with allowed(MOST_STEPS):
            return Variable.of([facts[name] for name in names], tests)
    except (TooManyPatterns, TooMuchWork):
        faults.add(path, f"the tests on {', '.join(names)} can fall in too many ways together: split the sum")
    raise Refused


def _rooted(clause: Clause, place: str, roots: Mapping[Formula, Node]) -> Clause:
    """The clause at its place in the goal, with the nodes that it and all below it were drawn as."""
    below = (_rooted(part, f"{place}.{index}", roots) for index, part in enumerate(clause.clauses))
    return replace(clause, id=place, root=roots[clause.formula], clauses=tuple(below))


def largest_sum(variables: Iterable[Variable]) -> str:
    """The facts that the largest sum ties together, as a fault names them."""
    largest = max(variables, key=lambda variable: (len(variable.facts), len(variable.patterns)))
    return ", ".join(fact.id for fact in largest.facts)
