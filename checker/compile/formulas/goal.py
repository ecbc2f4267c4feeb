"""One goal in one period: facts as variables in the order of asking, and a diagram with a root for every clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.compile.faults import Faults, Path
from checker.compile.formulas.drawing import TooLarge, draw, tests_in
from checker.compile.formulas.formula import Formula
from checker.compile.formulas.order import Questions, topics
from checker.engine.diagram import Node
from checker.engine.inequalities import Undecided
from checker.engine.variables import TooManyPatterns, Variable
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Clock, Period

UNDATED = date(2026, 1, 1)
"""The day for what does not turn on a day; any would do."""


class Refused(Exception):
    """A goal too large for one diagram, or unknowns that cannot be told apart; the fault is recorded."""


def compile_period(
    clause: Clause, chained: Formula, start: str | None, facts: Mapping[str, Fact], faults: Faults, path: Path
) -> Period:
    """The period of a goal whose rule reads as ``clause`` from ``start`` on. Raises Refused.

    ``chained`` is the same rule in which a fact that meeting another goal brings about may be met by that goal.
    """
    period = _drawn(clause, start, _variables(clause, facts, faults, path), faults, path)
    levels = Questions(period.at(UNDATED)).best(topics(period)).levels
    ordered = [period.variables[level] for level in (*levels, *range(len(levels), len(period.variables)))]
    try:
        period = _period(clause, start, ordered)
    except TooLarge:
        period = replace(period, order=_asked(ordered))
    if chained == clause.formula:
        return period
    place = {variable.facts[0].id: position for position, variable in enumerate(ordered)}
    root = replace(clause, formula=chained, clauses=())
    further = sorted(
        _variables(root, facts, faults, path),
        key=lambda each: (not each.facts[0].asked, each.facts[0].open is None, place.get(each.facts[0].id, len(place))),
    )
    return replace(period, chained=_drawn(root, start, further, faults, path))


def _drawn(clause: Clause, start: str | None, variables: list[Variable], faults: Faults, path: Path) -> Period:
    """The period with its variables in this order, or by topic where that passes the limit. Raises Refused."""
    by_topic = sorted(
        variables,
        key=lambda each: (not each.facts[0].asked, each.facts[0].open is None, each.facts[0].topic or each.facts[0].id),
    )
    for order in (variables, by_topic):
        try:
            return _period(clause, start, order)
        except TooLarge as error:
            widest = order[error.level].name
    faults.add(path, f"the goal is too large to settle exactly: split what turns on `{widest}`")
    raise Refused


def _period(clause: Clause, start: str | None, variables: Sequence[Variable]) -> Period:
    """The period with its variables in this order. Raises TooLarge."""
    diagram, roots, promises = draw((part.formula for part in clause.walk()), variables)
    clause = _rooted(clause, "0", roots)
    ids: dict[Path, str] = {}
    for part in clause.walk():
        ids.setdefault(part.path, part.id)
    clocks = tuple(
        Clock(ids.get(promise.path, "0"), int(promise.test.than), promise.test.facts[0], _months(promise.test))
        for promise in promises
        if promise.test
    )
    return Period(start, _asked(variables), clause, tuple(variables), clocks, diagram)


def _months(test: Test) -> int:
    return int(test.calendar.split()[0]) if test.calendar else 0


def _asked(variables: Sequence[Variable]) -> tuple[str, ...]:
    return tuple(fact.id for variable in variables for fact in variable.facts if fact.asked)


def _variables(clause: Clause, facts: Mapping[str, Fact], faults: Faults, path: Path) -> list[Variable]:
    """The goal's variables in the order of the levels: asked facts by first use, readings, decisions."""
    tests = list(dict.fromkeys(test for part in clause.walk() for test in tests_in(part.formula)))
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
        return Variable.of([facts[name] for name in names], tests)
    except TooManyPatterns:
        faults.add(path, f"the tests on {', '.join(names)} come out in too many ways together: split the sum")
    except Undecided:
        faults.add(path, f"the whole numbers {', '.join(names)} cannot be told apart: simplify their sum")
    raise Refused


def _rooted(clause: Clause, place: str, roots: Mapping[Formula, Node]) -> Clause:
    """The clause at its place in the goal, with the nodes that it and all below it were drawn as."""
    below = (_rooted(part, f"{place}.{index}", roots) for index, part in enumerate(clause.clauses))
    return replace(clause, id=place, root=roots[clause.formula], clauses=tuple(below))
