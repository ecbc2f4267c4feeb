"""Amounts in a row: the stretches of a number or a day between the thresholds of the tests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from checker.engine.amounts.inequalities import Edge
from checker.facts.fact import Fact
from checker.facts.frozen import frozen


@frozen
class Span:
    """Amounts in a row, of a number in its unit or of a day in days ago: the ends, and whether each is left out."""

    low: Edge
    high: Edge

    def __contains__(self, amount: Fraction) -> bool:
        low, high = self.low, self.high
        above = low is None or amount > low[0] or (amount == low[0] and not low[1])
        return above and (high is None or amount < high[0] or (amount == high[0] and not high[1]))


def cells(
    fact: Fact, thresholds: Iterable[Fraction], *, answerable: bool = True, capped: bool = False
) -> Iterator[tuple[Span, Fraction]]:
    """The smallest spans between these thresholds, from the lowest up, each with an amount inside: over all that can be
    answered, or over all days; ``capped`` with no number above the most that can be answered.
    """
    if fact.kind != "number" or fact.whole:
        yield from _whole_cells(fact, thresholds, answerable=answerable, capped=capped)
        return
    most = _most(fact) if capped else None
    inner = {each for each in thresholds if each > 0 and (most is None or each < most)}
    points = sorted({Fraction(0), *inner, *(() if most is None else (most,))})
    for point, after in pairwise([*points, None]):
        if point is not None:
            yield Span((point, False), (point, False)), point
            if point != most:
                inside = point + 1 if after is None else (point + after) / 2
                yield Span((point, True), after if after is None else (after, True)), inside


def _whole_cells(
    fact: Fact, thresholds: Iterable[Fraction], *, answerable: bool, capped: bool
) -> Iterator[tuple[Span, Fraction]]:
    side = fact.date if answerable else None
    least = 0 if fact.kind != "day" or side == "past" else None
    most = 1 if fact.kind == "yes_no" else 0 if side == "future" else None
    if capped and fact.at_most is not None:
        most = floor(Fraction(fact.at_most))
    starts = sorted(
        {
            start
            for threshold in thresholds
            for start in (ceil(threshold), floor(threshold) + 1)
            if (least is None or start > least) and (most is None or start <= most)
        }
    )
    for start, after in pairwise([least, *starts, None]):
        end = most if after is None else after - 1
        inside = start if start is not None else end if end is not None else 0
        yield Span(_edge(start), _edge(end)), Fraction(inside)


def _most(fact: Fact) -> Fraction | None:
    """The most that can be answered, where there is such a limit."""
    return None if fact.at_most is None else Fraction(fact.at_most)


def _edge(amount: int | None) -> Edge:
    return None if amount is None else (Fraction(amount), False)
