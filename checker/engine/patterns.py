"""The truth patterns that tests on the same facts can make together, and amounts that make a given one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from operator import ge, gt, le, lt

from checker.engine.amounts.cheapest import FREE, cheapest
from checker.engine.amounts.inequalities import (
    Constraint,
    Edge,
    constraint,
    extent,
    holds,
    is_lone,
    opposite,
    point_in,
    solve,
)
from checker.engine.amounts.intervals import Span, cells
from checker.engine.amounts.switches import Price
from checker.engine.effort import spend
from checker.engine.limits import all_limits, are_whole, at_least, sum_limits
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test

COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
"""What a test does with a sum and its threshold."""

Pattern = tuple[bool, ...]
"""Which of a variable's tests hold, in their order."""


class TooManyPatterns(Exception):
    """Tests that can hold and fail together in too many ways to look at each."""


def patterns(
    facts: Sequence[Fact], tests: Sequence[Test], amounts: Mapping[str, Amount], *, answerable: bool
) -> Iterator[Pattern]:
    """The patterns that some values of the facts make with these amounts; ``answerable`` leaves out other days."""
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
    if None not in values:
        return COMPARED[op](known, test.than)
    weight_of = dict(zip(test.facts, weights, strict=True))
    inequality = constraint([weight_of.get(fact.id, Fraction(0)) for fact in free], op, test.than - known)
    return inequality if any(inequality[0]) else holds(inequality, [Fraction(0)] * len(free))


def _branches(free: Sequence[Fact], seen: Sequence[bool | Constraint], *, answerable: bool) -> Iterator[Pattern]:
    if not free:
        yield tuple(test is True for test in seen)
        return
    several = [test for test in seen if not isinstance(test, bool) and not is_lone(test)]
    if len(free) < 2 or (answerable and len(several) < 2 and all(fact.kind != "day" for fact in free)):
        yield from _boxes(free, seen, answerable=answerable)
        return
    seen, limits, whole = _joined(free, seen, answerable=answerable)
    if all(fact.kind != "day" for fact in free):
        boxes = [extent(limits, index) for index in range(len(whole))]
        seen = [test if isinstance(test, bool) else _settled(test, boxes) for test in seen]
    if all(isinstance(test, bool) for test in seen):
        yield tuple(test is True for test in seen)
        return

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
        if (other := point_in(flipped, whole)) is not None:
            yield from grow((*done, not truth), flipped, other)

    if (start := point_in(limits, whole)) is not None:
        yield from grow((), limits, start)


def _settled(inequality: Constraint, boxes: Sequence[tuple[Edge, Edge]]) -> bool | Constraint:
    """Whether the inequality holds wherever the unknowns are in their boxes, or nowhere there; else itself."""
    weights, most, strict = inequality
    ends = []
    for upper in (False, True):
        edges = [box[(weight > 0) is upper] for weight, box in zip(weights, boxes, strict=True)]
        pairs = [(weight, edge) for weight, edge in zip(weights, edges, strict=True) if weight]
        known = [weight * edge[0] for weight, edge in pairs if edge is not None]
        ends.append(sum(known, Fraction(0)) if len(known) == len(pairs) else None)
    least, greatest = ends
    if greatest is not None and (greatest < most or (greatest == most and not strict)):
        return True
    return False if least is not None and (least > most or (least == most and strict)) else inequality


def _joined(
    free: Sequence[Fact], seen: Sequence[bool | Constraint], *, answerable: bool
) -> tuple[list[bool | Constraint], list[Constraint], list[bool]]:
    """The tests over fewer unknowns, what these keep to, and which are whole: facts that weigh the same in every test
    are one unknown, the sum of them, and those that no test is about are none.
    """
    rows = [test for test in seen if not isinstance(test, bool)]
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for index, fact in enumerate(free):
        column = tuple(row[0][index] for row in rows)
        if any(column):
            whole = fact.whole or fact.kind != "number"
            alike.setdefault((column, whole, fact.id if fact.kind == "day" else None), []).append(fact)
    groups = list(alike.values())
    columns = list(zip(*(key[0] for key in alike), strict=True))
    joined = iter([(column, *row[1:]) for column, row in zip(columns, rows, strict=True)])
    limits = [
        limit
        for position, group in enumerate(groups)
        for limit in sum_limits(group, position, len(groups), answerable=answerable)
    ]
    return (
        [test if isinstance(test, bool) else next(joined) for test in seen],
        limits,
        [are_whole(group)[0] for group in groups],
    )


def _boxes(free: Sequence[Fact], seen: Sequence[bool | Constraint], *, answerable: bool) -> Iterator[Pattern]:
    """The patterns where at most one test is on several facts: every choice of spans between the thresholds of lone
    facts, and what the one sum can be over that box.
    """
    rows = [test for test in seen if not isinstance(test, bool)]
    several = [index for index, test in enumerate(seen) if not isinstance(test, bool) and not is_lone(test)]
    for box in product(*(_stretches(fact, index, rows, answerable=answerable) for index, fact in enumerate(free))):
        spend(len(seen) * len(free))
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
    point = None if rows is None else solve([*rows, *all_limits(free, answerable=True)], are_whole(free))
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
    rows += [at_least(fact.id, floors[fact.id], free) for fact in free if fact.id in floors]
    least = [floors.get(fact.id, Fraction(0)) for fact in free]
    point = cheapest(rows, are_whole(free), least, [prices.get(fact.id, FREE) for fact in free])
    return None if point is None else {fact.id: value for fact, value in zip(free, point, strict=True)}


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
