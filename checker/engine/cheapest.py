"""The cheapest amounts that keep to linear constraints: branch and bound over yes and no, then a fractional knapsack.

Elimination alone would do, but its rows multiply with every price. Nearly always a single constraint falls short, and
then it is best to raise what does most for its price.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor

from checker.engine.inequalities import (
    Constraint,
    Edge,
    between,
    constraint,
    extent,
    holds,
    is_lone,
    past,
    solve,
    whole_between,
)

Point = tuple[Fraction, ...]
Price = tuple[Fraction, Fraction, Fraction, int]
"""What a unit costs in days, hours and dollars, and 1 where to raise it at all is a change: compared in this order."""

Total = Price
"""What several cost together."""

FREE: Price = (Fraction(0), Fraction(0), Fraction(0), 0)

MILLION = 10**6
"""Amounts have at most six digits after the point, so that they can be written as answers."""


def cheapest(
    rows: Sequence[Constraint], whole: Sequence[bool], floors: Sequence[Fraction], prices: Sequence[Price]
) -> Point | None:
    """The cheapest point where all rows hold, with whole numbers where ``whole`` says so; None where there is none.

    A unit above its floor costs the price; that nothing is below its floor, or that it may be, is among the rows.
    Raises Undecided.
    """
    size = range(len(whole))
    if not all(holds(row, [Fraction(0)] * len(whole)) for row in rows if not any(row[0])):
        return None
    boxes = [_box([row for row in rows if is_lone(row)], index, whole[index]) for index in size]
    if any(low is None for low, _ in boxes):
        return solve(rows, whole)  # days, which have no price
    low = [_lowest(box, is_whole) for box, is_whole in zip(boxes, whole, strict=True)]
    if any(value is None for value in low):
        return None
    lowest = [value for value in low if value is not None]
    found = _Branching(rows, whole, floors, prices, boxes, lowest).found()
    return found and _written(rows, whole, floors, found)


def _box(rows: Sequence[Constraint], index: int, whole: bool) -> tuple[Edge, Edge]:
    """The extent of one unknown; of whole numbers the highest is one of them."""
    low, high = extent(rows, index)
    if whole and high:
        high = Fraction(ceil(high[0]) - 1 if high[1] else floor(high[0])), False
    return low, high


def _lowest(box: tuple[Edge, Edge], whole: bool) -> Fraction | None:
    low, high = box
    if whole:
        return whole_between(low, high)
    crossed = low and high and (low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1])))
    return None if crossed else between(low, high)


class _Branching:
    """One search: each yes or no is tried both ways, the cheaper first, as long as it can still be the cheapest."""

    def __init__(
        self,
        rows: Sequence[Constraint],
        whole: Sequence[bool],
        floors: Sequence[Fraction],
        prices: Sequence[Price],
        boxes: Sequence[tuple[Edge, Edge]],
        low: list[Fraction],
    ) -> None:
        self.rows, self.whole, self.floors, self.prices = rows, whole, floors, prices
        self.boxes, self.low = boxes, low
        self.several = [row for row in rows if sum(map(bool, row[0])) > 1]
        higher = [index for index, (_, high) in enumerate(boxes) if high is None or high[0] > low[index]]
        self.switches = [index for index in higher if whole[index] and boxes[index][1] == (low[index] + 1, False)]
        self.numbers = [index for index in higher if index not in self.switches]
        self.best: tuple[Total, Point] | None = None

    def found(self) -> Point | None:
        least = [self._least(row) for row in self.several]
        if self._can_hold(least):
            spent = self._cost(self.low)
            self._branch(0, list(self.low), least, spent)
        return self.best and self.best[1]

    def _can_hold(self, least: Sequence[Fraction | None]) -> bool:
        return all(total is None or total <= row[1] for total, row in zip(least, self.several, strict=True))

    def _least(self, row: Constraint) -> Fraction | None:
        """The least that the weighted sum can come to; None where there is no least."""
        total = Fraction(0)
        for index, weight in enumerate(row[0]):
            high = self.boxes[index][1]
            if weight < 0 and high is None:
                return None
            total += weight * (high[0] if weight < 0 and high else self.low[index])
        return total

    def _branch(self, position: int, point: list[Fraction], least: list[Fraction | None], spent: Total) -> None:
        if self.best and spent >= self.best[0]:
            return
        if position == len(self.switches):
            numbers = self._numbers(point)
            if numbers is not None:
                spent = spent if numbers == point else self._cost(numbers)
                self.best = (spent, tuple(numbers)) if self.best is None else min(self.best, (spent, tuple(numbers)))
            return
        index = self.switches[position]
        weights = [row[0][index] for row in self.several]
        for value in (0, 1):
            after = [
                None if total is None else total + weight * value - min(weight, 0)
                for total, weight in zip(least, weights, strict=True)
            ]
            if self._can_hold(after):
                point[index] = self.low[index] + value
                more = self.prices[index] if value else FREE
                self._branch(position + 1, point, after, _plus(spent, more))
        point[index] = self.low[index]

    def _numbers(self, switched: list[Fraction]) -> list[Fraction] | None:
        """The cheapest point with these switches: the lowest, or the lowest but for what the one short row needs."""
        short = [row for row in self.several if not holds(row, switched)]
        if not short:
            return list(switched)
        if not self.numbers:
            return None
        raised = self._raised(short[0], switched) if len(short) == 1 else None
        if raised is None or not all(holds(row, raised) for row in self.several):
            raised = self._eliminated(switched)
        return raised

    def _raised(self, row: Constraint, switched: list[Fraction]) -> list[Fraction] | None:
        """The cheapest numbers for one row: those raised first that do most for their price. None where whole numbers
        or open ends ask for more than that.
        """
        weights, most, strict = row
        point = list(switched)
        short = sum((weight * value for weight, value in zip(weights, point, strict=True)), Fraction(0)) - most
        for index in sorted(self._numbered(weights), key=lambda index: self._order(index, weights[index])):
            high = self.boxes[index][1]
            room = None if high is None else high[0] - point[index]
            need = short / -weights[index]
            if room is None or need < room or (need == room and not strict and high is not None and not high[1]):
                point[index] = past(point[index] + need, high) if strict else point[index] + need
                return None if self.whole[index] and point[index].denominator > 1 else point
            if high is None or high[1]:
                return None
            point[index] = high[0]
            short += weights[index] * room
        return None

    def _numbered(self, weights: Sequence[int]) -> list[int]:
        return [index for index, weight in enumerate(weights) if weight < 0 and index in self.numbers]

    def _order(self, index: int, weight: int) -> tuple[object, ...]:
        """Cheapest first for what it does; then what is raised already, what has the most room, the last."""
        price, (low, high) = self.prices[index], self.boxes[index]
        already = low is not None and self.low[index] > self.floors[index]
        room = Fraction(0) if high is None else -(high[0] - self.low[index])
        return [each / -weight for each in price[:3]], price[3] and not already, high is not None, room, -index

    def _eliminated(self, switched: list[Fraction]) -> list[Fraction] | None:
        """The same by elimination, with an unknown for each kind of price, solved first and so made small."""
        size = range(len(self.whole))
        kinds = [kind for kind in range(3) if any(price[kind] for price in self.prices)]
        rows = [*self.rows]
        for index in self.switches:
            unit = [Fraction(int(each == index)) for each in size]
            rows += [constraint(unit, "<=", switched[index]), constraint(unit, ">=", switched[index])]
        rows = [((0,) * len(kinds) + weights, most, strict) for weights, most, strict in rows]
        for position, kind in enumerate(kinds):
            total = [Fraction(int(each == position)) for each in range(len(kinds))]
            spent = [-Fraction(price[kind]) for price in self.prices]
            rows.append(constraint([*total, *spent], ">=", Fraction(0)))
        point = solve(rows, [False] * len(kinds) + [*self.whole])
        return None if point is None else list(point[len(kinds) :])

    def _cost(self, point: Sequence[Fraction]) -> Total:
        total: Total = FREE
        for price, value, least in zip(self.prices, point, self.floors, strict=True):
            if value != least:
                units = value - least
                total = _plus(total, (price[0] * units, price[1] * units, price[2] * units, price[3]))
        return total


def _plus(one: Total, other: Total) -> Total:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


def _written(
    rows: Sequence[Constraint], whole: Sequence[bool], floors: Sequence[Fraction], point: Point
) -> Point | None:
    """The point with amounts that can be written, the least that suffice; None where no such amounts do."""
    choices = [
        [value]
        if is_whole or value == least or MILLION % value.denominator == 0
        else [Fraction(floor(value * MILLION) + step, MILLION) for step in (1, 0)]
        for is_whole, least, value in zip(whole, floors, point, strict=True)
    ]
    if all(len(amounts) == 1 for amounts in choices):
        return point
    return next((near for near in product(*choices) if all(holds(row, near) for row in rows)), None)
