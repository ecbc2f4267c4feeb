"""What is yes or no in the cheapest amounts: dynamic programming over what the rows come to, switch after switch.

Choices that bring every row to the same are alike from there on, so only the cheapest of them goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import add, itemgetter, le

from checker.engine.amounts.inequalities import Constraint, Edge
from checker.engine.amounts.simplex import weighted_sum
from checker.engine.effort import spend

Price = tuple[Fraction, Fraction, Fraction, int]
"""What a unit costs in days, hours and dollars, and 1 where to raise it at all is a change: compared in this order."""

Totals = tuple[Fraction | int, ...]
"""What each row comes to. Whole amounts are ints here: fractions are slow to add and to compare."""

Ends = tuple[Fraction | int | None, Fraction | int | None]
"""The least and the most that can be added; None where there is none."""

Switching = tuple[tuple[int, ...], int]
"""What some switches cost together, in whole units, and which are on: a bit for each, the first the highest."""

NONE_ON = (0, 0, 0, 0)


class Switches:
    """Unknowns that are at their lowest or one above it, beside numbers, in rows that several of them stand in."""

    def __init__(
        self,
        several: Sequence[Constraint],
        switches: Sequence[int],
        numbers: Sequence[int],
        prices: Sequence[Price],
        low: Sequence[Fraction],
        highs: Sequence[Edge],
    ) -> None:
        self.several, self.switches, self.numbers = several, switches, numbers
        self.prices, self.low, self.highs = prices, low, highs

    def points(self) -> Iterator[list[Fraction]]:
        """The points with some switches on and all else as low as can be, the cheapest first, of those alike the
        lowest; without those that another one makes needless: no dearer, and no less room in any row.
        """
        units = [lcm(*(self.prices[index][kind].denominator for index in self.switches)) for kind in range(4)]
        start = tuple(_plain(weighted_sum(row[0], self.low)) for row in self.several)
        states: dict[Totals, Switching] = {start: (NONE_ON, 0)}
        for position, index in enumerate(self.switches):
            weights = [row[0][index] for row in self.several]
            rest = [self._ahead(row, position + 1) for row in self.several]
            amounts = [Fraction(amount) for amount in self.prices[index]]
            price = tuple(int(amount * unit) for amount, unit in zip(amounts, units, strict=True))
            found: dict[Totals, Switching] = {}
            spend(len(states) * len(weights) // 2)
            for totals, (spent, on) in states.items():
                for value in (0, 1):
                    after = self._room(totals, weights, rest, value)
                    if after is not None:
                        more = tuple(map(add, spent, price)) if value else spent
                        new = more, 2 * on + value
                        if after not in found or new < found[after]:
                            found[after] = new
            states = _undominated(found)
        for _, on in sorted(states.values()):
            point = list(self.low)
            for position, index in enumerate(reversed(self.switches)):
                point[index] += on >> position & 1
            yield point

    def _room(self, totals: Totals, weights: Sequence[int], rest: Sequence[Ends], value: int) -> Totals | None:
        """What the rows come to with one more switch; None where a row can no longer hold. Where a row will hold in
        any case, it is taken to come to the most with which that is so: all such are alike.
        """
        after = []
        for row, before, weight, (least, most) in zip(self.several, totals, weights, rest, strict=True):
            total = before + weight * value
            if least is not None and total + least > row[1]:
                return None
            after.append(total if most is None else max(total, row[1] - most - row[2]))
        return tuple(after)

    def _ahead(self, row: Constraint, position: int) -> Ends:
        """The least and the most that the switches from a position on, and all numbers, can add to a row; None where
        there is no least or no most.
        """
        ends: list[Fraction | int | None] = [0, 0]
        for index in (*self.switches[position:], *self.numbers):
            weight, high = row[0][index], self.highs[index]
            end = int(weight > 0)
            so_far = ends[end]
            if weight and so_far is not None:
                room = None if high is None else high[0] - self.low[index]
                ends[end] = None if room is None else so_far + weight * _plain(room)
        return ends[0], ends[1]


def _plain(amount: Fraction) -> Fraction | int:
    return int(amount) if amount.denominator == 1 else amount


def _undominated(found: Mapping[Totals, Switching]) -> dict[Totals, Switching]:
    """Those than which no other is both no dearer and at most as high in every row."""
    best: dict[Totals, Switching] = {}
    if not found or len(next(iter(found))) != 1:
        for totals, switching in sorted(found.items(), key=itemgetter(1)):
            spend(1 + len(best) // 4)
            if not any(all(map(le, lower, totals)) for lower in best):
                best[totals] = switching
        return best
    cheapest: Switching | None = None
    for totals, switching in sorted(found.items()):
        if cheapest is None or switching < cheapest:
            best[totals] = cheapest = switching
    return best
