"""The truth patterns that tests on the same facts can make together, and amounts that make a given one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from checker.engine.cheapest import FREE, Price, cheapest
from checker.engine.inequalities import Constraint, constraint, holds, is_lone, opposite, solve
from checker.engine.intervals import Span, cells
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test

Pattern = tuple[bool, ...]
"""Which of a variable's tests hold, in their order."""


def patterns(
    facts: Sequence[Fact], tests: Sequence[Test], amounts: Mapping[str, Amount], *, answerable: bool
) -> Iterator[Pattern]:
    """The patterns that some values of the facts make with ``given`` held; ``answerable`` leaves out other days."""
    for known in states(facts, amounts):
        free = [fact for fact in facts if fact.id not in known]
        yield from _branches(free, [_seen(test, known, free) for test in tests], answerable=answerable)


def states(facts: Sequence[Fact], amounts: Mapping[str, Amount]) -> Iterator[dict[str, Amount]]:
    """What is to be looked at apart: the given amounts, with each option and each "not yet"; numbers stay free."""
    for chosen in product(*(_states(fact, amounts) for fact in facts)):
        yield {fact.id: state for fact, state in zip(facts, chosen, strict=True) if state is not None}


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
    several = [test for test in seen if not isinstance(test, bool) and not is_lone(test)]
    if len(free) < 2 or (answerable and len(several) < 2 and all(fact.kind != "day" for fact in free)):
        yield from _boxes(free, seen, answerable=answerable)
        return
    whole = _whole(free)
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
        flipped = [*rows, opposite(test) if truth else test]
        other = solve(flipped, whole)
        if other is not None:
            yield from grow((*done, not truth), flipped, other)

    start = solve(limits, whole)
    if start is not None:
        yield from grow((), limits, start)


def _boxes(free: Sequence[Fact], seen: Sequence[bool | Constraint], *, answerable: bool) -> Iterator[Pattern]:
    """The patterns where at most one test is on several facts: every choice of spans between the thresholds of lone
    facts, and what the one sum can be over that box.
    """
    rows = [test for test in seen if not isinstance(test, bool)]
    several = [index for index, test in enumerate(seen) if not isinstance(test, bool) and not is_lone(test)]
    for box in product(*(_stretches(fact, index, rows, answerable=answerable) for index, fact in enumerate(free))):
        inside = [amount for _, amount in box]
        pattern = tuple(test if isinstance(test, bool) else holds(test, inside) for test in seen)
        yield pattern
        for index in several:
            test = seen[index]
            if not isinstance(test, bool) and _reaches(opposite(test) if pattern[index] else test, box):
                yield (*pattern[:index], not pattern[index], *pattern[index + 1 :])


def _stretches(fact: Fact, index: int, rows: Sequence[Constraint], *, answerable: bool) -> list[tuple[Span, Fraction]]:
    """The spans of a fact in which no test on it alone turns, each with an amount inside."""
    own = [row for row in rows if row[0][index] and is_lone(row)]
    found: dict[tuple[bool, ...], tuple[Span, Fraction]] = {}
    thresholds = [Fraction(row[1], row[0][index]) for row in own]
    for span, inside in cells(fact, thresholds, answerable=answerable, capped=answerable):
        truths = tuple(
            row[0][index] * inside < row[1] or (row[0][index] * inside == row[1] and not row[2]) for row in own
        )
        first, amount = found.get(truths, (span, inside))
        found[truths] = Span(first.low, span.high), amount
    return list(found.values())


def _reaches(inequality: Constraint, box: Sequence[tuple[Span, Fraction]]) -> bool:
    """Whether the inequality holds somewhere in the box: at the corner where its sum is least, or next to it."""
    weights, most, strict = inequality
    total = Fraction(0)
    for weight, (span, _) in zip(weights, box, strict=True):
        edge = span.low if weight > 0 else span.high
        if weight and edge is None:
            return True
        if weight and edge is not None:
            total += weight * edge[0]
            strict = strict or edge[1]
    return total < most or (total == most and not strict)


def point_of(
    facts: Sequence[Fact], tests: Sequence[Test], pattern: Pattern, known: Mapping[str, Amount]
) -> dict[str, Amount] | None:
    """Amounts of the facts not ``known``, as low as can be, that make the pattern with them; None where none do."""
    free = [fact for fact in facts if fact.id not in known]
    rows = constraints_of(tests, pattern, known, free)
    point = None if rows is None else solve([*rows, *all_limits(free, answerable=True)], _whole(free))
    return None if point is None else {fact.id: value for fact, value in zip(free, point, strict=True)}


def cheapest_point(
    facts: Sequence[Fact],
    tests: Sequence[Test],
    pattern: Pattern,
    known: Mapping[str, Amount],
    floors: Mapping[str, Fraction],
    prices: Mapping[str, Price],
) -> dict[str, Amount] | None:
    """As ``point_of``, none below its floor, and the cheapest by the ``prices`` of a unit above it."""
    free = [fact for fact in facts if fact.id not in known]
    rows = constraints_of(tests, pattern, known, free)
    if rows is None:
        return None
    rows += all_limits(free, answerable=True)
    rows += [_least(fact.id, floors[fact.id], free) for fact in free if fact.id in floors]
    least = [floors.get(fact.id, Fraction(0)) for fact in free]
    point = cheapest(rows, _whole(free), least, [prices.get(fact.id, FREE) for fact in free])
    return None if point is None else {fact.id: value for fact, value in zip(free, point, strict=True)}


def _whole(facts: Sequence[Fact]) -> list[bool]:
    return [fact.whole or fact.kind != "number" for fact in facts]


def constraints_of(
    tests: Sequence[Test], pattern: Pattern, known: Mapping[str, Amount], free: Sequence[Fact]
) -> list[Constraint] | None:
    """What the free facts must keep to for the pattern; None where the known ones already break it."""
    rows: list[Constraint] = []
    for test, truth in zip(tests, pattern, strict=True):
        seen = _seen(test, known, free)
        if isinstance(seen, bool):
            if seen is not truth:
                return None
        else:
            rows.append(seen if truth else opposite(seen))
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
    if answerable and fact.at_most is not None:
        return [least, constraint(unit, "<=", Fraction(fact.at_most))]
    return [least, constraint(unit, "<=", Fraction(1))] if fact.kind == "yes_no" else [least]
