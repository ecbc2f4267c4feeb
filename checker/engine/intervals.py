"""Amounts in a row: the stretches of a number or a day between the thresholds of the tests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from checker.engine.inequalities import Edge
from checker.engine.variables import Variable
from checker.facts.fact import Fact


@dataclass(frozen=True)
class Span:
    """Amounts in a row, of a number in its unit or of a day in days ago: the ends, and whether each is left out."""

    low: Edge
    high: Edge

    def __contains__(self, amount: Fraction) -> bool:
        low, high = self.low, self.high
        above = low is None or amount > low[0] or (amount == low[0] and not low[1])
        return above and (high is None or amount < high[0] or (amount == high[0] and not high[1]))


def spans(variable: Variable, patterns: Collection[int]) -> list[Span]:
    """The amounts of a lone number or day that make these patterns, in the fewest spans, from the lowest up."""
    (fact,) = variable.facts
    wanted = frozenset(patterns)
    found: list[Span] = []
    unbroken = False
    for cell, inside in cells(variable):
        if variable.patterns_for({fact.id: inside}) <= wanted:
            found.append(Span(found.pop().low, cell.high) if unbroken else cell)
            unbroken = True
        else:
            unbroken = False
    return found


def cells(variable: Variable) -> Iterator[tuple[Span, Fraction]]:
    """The smallest spans in which no test turns, over all that can be answered, each with an amount inside."""
    (fact,) = variable.facts
    turns = {
        test.than / (test.weights or (Fraction(1),))[0] for test in variable.tests if test.kind in ("sum", "clock")
    }
    if fact.whole or fact.kind == "day":
        yield from _whole_cells(turns, fact)
        return
    points = sorted({Fraction(0), *(turn for turn in turns if turn > 0)})
    for point, after in pairwise([*points, None]):
        if point is not None:
            yield Span((point, False), (point, False)), point
            inside = point + 1 if after is None else (point + after) / 2
            yield Span((point, True), after if after is None else (after, True)), inside


def _whole_cells(turns: Collection[Fraction], fact: Fact) -> Iterator[tuple[Span, Fraction]]:
    least = 0 if fact.kind == "number" or fact.date == "past" else None
    most = 0 if fact.date == "future" else None
    starts = sorted(
        {
            start
            for turn in turns
            for start in (ceil(turn), floor(turn) + 1)
            if (least is None or start > least) and (most is None or start <= most)
        }
    )
    for start, after in pairwise([least, *starts, None]):
        end = most if after is None else after - 1
        inside = start if start is not None else end if end is not None else 0
        yield Span(_edge(start), _edge(end)), Fraction(inside)


def _edge(amount: int | None) -> Edge:
    return None if amount is None else (Fraction(amount), False)
