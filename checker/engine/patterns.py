"""The truth patterns that tests on the same facts can make together, and amounts that make a given one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import floor

from checker.engine.inequalities import Constraint, Edge, constraint, extent, holds, opposite, solve
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test

Pattern = tuple[bool, ...]
"""Which of a variable's tests hold, in their order."""


def patterns(
    facts: Sequence[Fact], tests: Sequence[Test], amounts: Mapping[str, Amount], *, answerable: bool
) -> Iterator[Pattern]:
    """The patterns that some values of the facts make with ``given`` held; ``answerable`` leaves out other days."""
    for known in cases(facts, amounts):
        free = [fact for fact in facts if fact.id not in known]
        yield from _branches(free, [_seen(test, known, free) for test in tests], answerable=answerable)


def cases(facts: Sequence[Fact], amounts: Mapping[str, Amount]) -> Iterator[dict[str, Amount]]:
    """What is to be looked at apart: the given amounts, with each option and each "not yet"; numbers stay free."""
    for states in product(*(_states(fact, amounts) for fact in facts)):
        yield {fact.id: state for fact, state in zip(facts, states, strict=True) if state is not None}


def _states(fact: Fact, amounts: Mapping[str, Amount]) -> list[Amount | None]:
    """The cases to look at apart: the answer, each option, or "not yet" and (None) any number."""
    if fact.id in amounts:
        return [amounts[fact.id]]
    if fact.kind == "choice":
        return list(fact.options)
    return [None, NOT_YET] if fact.kind == "day" else [None]


def _seen(test: Test, settled: Mapping[str, Amount], free: Sequence[Fact]) -> bool | Constraint:
    """The test's truth where the settled values give it, else the row it is over the free facts."""
    values = [settled.get(name) for name in test.facts]
    if test.kind == "options":
        return values[0] in test.options
    if test.kind == "not_yet":
        return values[0] == NOT_YET
    if NOT_YET in values:
        return test.kind == "clock"
    weights, op = (test.weights, test.op) if test.kind == "sum" else ((Fraction(1),), "<=")
    known = sum(
        (weight * value for weight, value in zip(weights, values, strict=True) if isinstance(value, Fraction)),
        Fraction(0),
    )
    weight_of = dict(zip(test.facts, weights, strict=True))
    inequality = constraint([weight_of.get(fact.id, Fraction(0)) for fact in free], op, test.than - known)
    return inequality if any(inequality[0]) else holds(inequality, [Fraction(0)] * len(free))


def _branches(free: Sequence[Fact], seen: Sequence[bool | Constraint], *, answerable: bool) -> Iterator[Pattern]:
    if len(free) == 1:
        yield from _intervals(free[0], seen, answerable=answerable)
        return
    whole = [fact.whole or fact.kind != "number" for fact in free]
    limits = all_limits(free, answerable=answerable)

    def grow(done: Pattern, rows: list[Constraint], point: tuple[Fraction, ...]) -> Iterator[Pattern]:
        if len(done) == len(seen):
            yield done
            return
        test = seen[len(done)]
        if isinstance(test, bool):
            yield from grow((*done, test), rows, point)
            return
        truth = holds(test, point)
        yield from grow((*done, truth), [*rows, test if truth else opposite(test)], point)
        turned = [*rows, opposite(test) if truth else test]
        other = solve(turned, whole)
        if other is not None:
            yield from grow((*done, not truth), turned, other)

    start = solve(limits, whole)
    if start is not None:
        yield from grow((), limits, start)


def _intervals(fact: Fact, seen: Sequence[bool | Constraint], *, answerable: bool) -> Iterator[Pattern]:
    """The patterns of a lone number or day, from the lowest values up: at each threshold and between them."""
    limits = all_limits([fact], answerable=answerable)
    edges = sorted(
        {
            Fraction(most, weights[0])
            for weights, most, _ in [*limits, *(test for test in seen if not isinstance(test, bool))]
        }
        or {Fraction(0)}
    )
    if fact.whole or fact.kind != "number":
        points = sorted({Fraction(floor(edge) + step) for edge in edges for step in (-1, 0, 1, 2)})
    else:
        between = [(low + high) / 2 for low, high in pairwise(edges)]
        points = sorted([edges[0] - 1, *edges, *between, edges[-1] + 1])
    for point in points:
        if all(holds(limit, [point]) for limit in limits):
            yield tuple(test if isinstance(test, bool) else holds(test, [point]) for test in seen)


def cheapest(
    facts: Sequence[Fact],
    tests: Sequence[Test],
    pattern: Pattern,
    known: Mapping[str, Amount],
    floors: Mapping[str, Fraction],
    prices: Mapping[str, Sequence[Fraction]],
) -> dict[str, Amount] | None:
    """Amounts of the facts not ``known`` that make the pattern with them, none below its floor; None where none do.

    Of these the cheapest by the first of the three ``prices`` for each unit (by fact), then by the next.
    """
    free = [fact for fact in facts if fact.id not in known]
    rows = constraints_of(tests, pattern, known, free)
    if rows is None:
        return None
    rows += all_limits(free, answerable=True)
    rows += [_least(fact.id, floors[fact.id], free) for fact in free if fact.id in floors]
    totals = [kind for kind in range(3) if any(prices[fact.id][kind] for fact in free if fact.id in prices)]
    rows = [((0,) * len(totals) + weights, most, strict) for weights, most, strict in rows]
    for place, kind in enumerate(totals):  # unknowns of their own, solved first and so made as small as can be
        costs = [-prices[fact.id][kind] if fact.id in prices else Fraction(0) for fact in free]
        rows.append(
            constraint([Fraction(int(each == place)) for each in range(len(totals))] + costs, ">=", Fraction(0))
        )
    point = solve(rows, [False] * len(totals) + [fact.whole or fact.kind != "number" for fact in free])
    return None if point is None else {fact.id: value for fact, value in zip(free, point[len(totals) :], strict=True)}


def reach(fact: Fact, tests: Sequence[Test], pattern: Pattern) -> tuple[Edge, Edge]:
    """The lowest and the highest amount of a lone number or day that makes the pattern."""
    return extent([*(constraints_of(tests, pattern, {}, [fact]) or []), *all_limits([fact], answerable=True)])


def constraints_of(
    tests: Sequence[Test], pattern: Pattern, known: Mapping[str, Amount], free: Sequence[Fact]
) -> list[Constraint] | None:
    """What the free facts must keep to for the pattern; None where the known ones already break it."""
    rows: list[Constraint] = []
    for test, held in zip(tests, pattern, strict=True):
        seen = _seen(test, known, free)
        if isinstance(seen, bool):
            if seen is not held:
                return None
        else:
            rows.append(seen if held else opposite(seen))
    return rows


def _least(name: str, least: Fraction, free: Sequence[Fact]) -> Constraint:
    return constraint([Fraction(int(fact.id == name)) for fact in free], ">=", least)


def all_limits(facts: Sequence[Fact], *, answerable: bool) -> list[Constraint]:
    """What any values of these facts keep to."""
    return [
        limit
        for position, fact in enumerate(facts)
        for limit in _limits(fact, position, len(facts), answerable=answerable)
    ]


def _limits(fact: Fact, position: int, size: int, *, answerable: bool) -> list[Constraint]:
    """What any value of the fact keeps to: no number below 0, yes and no as 1 and 0, days on the side that is asked."""
    unit = [Fraction(int(index == position)) for index in range(size)]
    if fact.kind == "day":
        if not answerable or fact.date == "any":
            return []
        return [constraint(unit, ">=" if fact.date == "past" else "<=", Fraction(0))]
    least = constraint(unit, ">=", Fraction(0))
    return [least, constraint(unit, "<=", Fraction(1))] if fact.kind == "yes_no" else [least]
