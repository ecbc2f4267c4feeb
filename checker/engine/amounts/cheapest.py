"""The cheapest amounts that keep to linear constraints: dynamic programming over yes and no, then a partial knapsack.

Elimination alone would do, but its rows multiply with every price. Nearly always a single constraint falls short, and
then it is best to raise what does most for its price.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor

from checker.engine.amounts.inequalities import (
    Constraint,
    Edge,
    between,
    constraint,
    extent,
    holds,
    is_lone,
    past,
    point_in,
    solve,
    whole_between,
)
from checker.engine.amounts.simplex import Row, TooManyBranches, least_amounts, weighted_sum
from checker.engine.amounts.switches import Price, Switches
from checker.engine.effort import spend

Point = tuple[Fraction, ...]
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
    found = _Cheapest(rows, whole, floors, prices, boxes, lowest).found()
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


class _Cheapest:
    """One search: first what is yes or no, one after another, and then the numbers."""

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
        switches = [index for index in higher if whole[index] and boxes[index][1] == (low[index] + 1, False)]
        self.numbers = [index for index in higher if index not in switches]
        self._switched = Switches(self.several, switches, self.numbers, prices, low, [high for _, high in boxes])

    def found(self) -> Point | None:
        """The cheapest point, the lowest of several; None where there is none."""
        best: tuple[Total, Point] | None = None
        for switched in self._switched.points():
            if best and self._cost(switched) >= best[0]:
                break  # the cheapest come first, and numbers add to what they cost
            numbers = self._numbers(switched)
            if numbers is not None:
                point = self._cost(numbers), tuple(numbers)
                best = point if best is None else min(best, point)
        return best and best[1]

    def _numbers(self, switched: list[Fraction]) -> list[Fraction] | None:
        """The cheapest point with these switches: the lowest, or the lowest but for what the one short row needs."""
        short = [row for row in self.several if not holds(row, switched)]
        if not short:
            return list(switched)
        if not self.numbers:
            return None
        raised = self._raised(short[0], switched) if len(short) == 1 else None
        if raised is None or not all(holds(row, raised) for row in self.several):
            raised = self._least(switched)
        return raised

    def _raised(self, row: Constraint, switched: list[Fraction]) -> list[Fraction] | None:
        """The cheapest numbers for one row: those raised first that do most for their price. None where whole numbers
        or open ends ask for more than that.
        """
        weights, most, strict = row
        point = list(switched)
        short = weighted_sum(weights, point) - most
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

    def _least(self, switched: list[Fraction]) -> list[Fraction] | None:
        """The same for several rows, and where whole numbers or open ends ask for more."""
        edges = {index: self.boxes[index][0] for index in self.numbers}
        bases = [self.low[at] if self.whole[at] or edge is None else edge[0] for at, edge in edges.items()]
        point = list(switched)
        for index, base in zip(edges, bases, strict=True):
            point[index] = base
        rows = []
        for weights, most, strict in self.rows:
            own = tuple(weights[index] for index in self.numbers)
            room = most - weighted_sum(weights, point)
            if any(own):
                if strict or not is_lone((weights, most, strict)) or max(own) > 0:  # none is below its lowest
                    rows.append((own, room, strict))
            elif room < 0 or (strict and room == 0):
                return None
        prices = [[Fraction(each) for each in self.prices[index][:3]] for index in self.numbers]
        whole = [self.whole[index] for index in self.numbers]
        found: Sequence[Fraction] | None
        try:
            found = least_amounts(rows, prices, whole)
        except TooManyBranches:
            found = _any(rows, whole)
        if found is None:
            return None
        for index, more in zip(self.numbers, found, strict=True):
            point[index] += more
        return point

    def _cost(self, point: Sequence[Fraction]) -> Total:
        total: Total = FREE
        for price, value, lowest in zip(self.prices, point, self.floors, strict=True):
            if value != lowest:
                units = value - lowest
                total = _plus(total, (price[0] * units, price[1] * units, price[2] * units, price[3]))
        return total


def _any(rows: Sequence[Row], whole: Sequence[bool]) -> Point | None:
    """Amounts that keep to the rows, though perhaps not the cheapest: a way that costs too much is better than none."""
    size = range(len(whole))
    units = [[Fraction(int(at == other)) for other in size] for at in size]
    limits = [constraint(unit, ">=", Fraction(0)) for unit in units]
    as_whole = [
        constraint([Fraction(each) for each in own], "<" if strict else "<=", most) for own, most, strict in rows
    ]
    return point_in([*limits, *as_whole], whole)


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
    for near in product(*choices):
        spend(len(rows))
        if all(holds(row, near) for row in rows):
            return near
    return None
