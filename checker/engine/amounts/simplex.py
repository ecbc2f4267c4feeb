"""The amounts of the least price that keep to linear rows, exactly: the dual simplex method, branching where whole.

It starts from nothing at all, which costs nothing, and mends one broken row after another in the cheapest way. Prices
are compared part by part, and amounts that cost the same one after another, so that what is found is the only one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count
from math import ceil, floor, gcd

from checker.engine.effort import spend

Row = tuple[tuple[int, ...], Fraction, bool]
"""``(weights, most, strict)``, as a constraint is: the weighted sum of the amounts is at most that, or below it."""

MOST_BRANCHES = 500
"""Ranges of whole numbers that are looked at; the shapes of the rule language need a few."""

DIGITS = 6
"""An amount past an open end has as few digits after the point as can be, and at most so many."""

Near = tuple[Fraction, Fraction]
"""An amount, and how many times something endlessly small is added to it: so ends that are left out are exact."""

NOTHING = Fraction(0), Fraction(0)


class TooManyBranches(ArithmeticError):
    """Whole numbers were asked for, and as many ranges of them were looked at as ``MOST_BRANCHES``."""


def least_amounts(
    rows: Sequence[Row], prices: Sequence[Sequence[Fraction]], whole: Sequence[bool]
) -> list[Fraction] | None:
    """The amounts, none below 0, of the least price; of those that cost the same, first the first as low as can be, and
    so on. Where an end that is left out is the best, amounts a little past it. None where there are none, or none with
    so few digits. Raises TooManyBranches.
    """
    touched: set[int] = set()
    near = _least_whole(rows, prices, whole)
    for digits in range(DIGITS + 1 if near else 0):
        while True:
            closed = [_past(row, digits) if index in touched else (*row[:2], False) for index, row in enumerate(rows)]
            found = _least_whole(closed, prices, whole)
            if found is None:
                break
            amounts = [amount for amount, _ in found]
            more = {index for index, row in enumerate(rows) if row[2] and weighted_sum(row[0], amounts) >= row[1]}
            if not more:
                return amounts
            touched |= more
    return None


def some_amounts(rows: Sequence[Row], whole: Sequence[bool]) -> list[Fraction] | None:
    """Amounts, none below 0, that keep to all rows, or None where none do. Raises TooManyBranches."""
    found = _least_whole(rows, len(whole), whole)
    part = Fraction(1)
    while found is not None:
        amounts = [amount + small * part for amount, small in found]
        sums = [weighted_sum(weights, amounts) for weights, _, _ in rows]
        if all(
            each < most or (each == most and not strict) for each, (_, most, strict) in zip(sums, rows, strict=True)
        ):
            return amounts
        part /= 10
    return None


def _past(row: Row, digits: int) -> Row:
    """The row with its end moved to the nearest amount with so many digits after the point."""
    weights, most, _ = row
    unit, parts = gcd(*weights), 10**digits
    return weights, -unit * Fraction(floor(-most / unit * parts) + 1, parts), False


def weighted_sum(weights: Iterable[int], amounts: Iterable[Fraction]) -> Fraction:
    """The weighted sum of the amounts."""
    return sum((weight * amount for weight, amount in zip(weights, amounts, strict=True) if weight), Fraction(0))


def _least_whole(
    rows: Sequence[Row], prices: Sequence[Sequence[Fraction]] | int, whole: Sequence[bool]
) -> list[Near] | None:
    """The amounts of the least price by branch and bound, the cheapest range first; or any, where ``prices`` is only
    how many there are, and the range first that has been narrowed the most.
    """
    ticket = count()
    heap: list[tuple[list[Fraction], list[Near], int, list[Row]]] = []
    branches: list[list[Row]] = [[]]
    for _ in range(MOST_BRANCHES):
        for more in branches:
            amounts = _Table([*rows, *more], prices).amounts()
            if amounts is not None:
                if isinstance(prices, int):
                    spent = [Fraction(-len(more))]
                else:
                    values = [amount for amount, _ in amounts]
                    spent = [weighted_sum(kind, values) for kind in zip(*prices, strict=True)]
                heapq.heappush(heap, (spent, amounts, next(ticket), more))
        if not heap:
            return None
        _, amounts, _, narrowed = heapq.heappop(heap)
        split = next((at for at, each in enumerate(amounts) if whole[at] and _is_broken(each)), None)
        if split is None:
            return amounts
        value, small = amounts[split]
        below = ceil(value) - 1 if small < 0 else floor(value)
        unit = tuple(int(at == split) for at in range(len(amounts)))
        branches = [
            [*narrowed, (unit, Fraction(below), False)],
            [*narrowed, (tuple(-each for each in unit), Fraction(-below - 1), False)],
        ]
    raise TooManyBranches


def _is_broken(near: Near) -> bool:
    return near[0].denominator > 1 or bool(near[1])


class _Table:
    """Rows as what is left of each, which must not be below 0, by what is chosen freely and is 0 so far."""

    def __init__(self, rows: Sequence[Row], prices: Sequence[Sequence[Fraction]] | int) -> None:
        size = prices if isinstance(prices, int) else len(prices)
        self.rests: list[Near] = [(Fraction(most), Fraction(-int(strict))) for _, most, strict in rows]
        self.weights = [[Fraction(weight) for weight in weights] for weights, _, _ in rows]
        self.prices = [
            [*price, *(Fraction(int(at == other)) for other in range(size))]
            for at, price in enumerate([] if isinstance(prices, int) else prices)
        ]
        self.free = list(range(size))
        """Which amount each column stands for; from ``size`` on, what is left of a row."""
        self.of_row = list(range(size, size + len(rows)))

    def amounts(self) -> list[Near] | None:
        """The amounts of the least price; None where no amounts keep to all rows."""
        while broken := [row for row, rest in enumerate(self.rests) if rest < NOTHING]:
            # Without prices the first of each, which never goes in a circle.
            row = min(broken, key=self.rests.__getitem__ if self.prices else self.of_row.__getitem__)
            columns = [column for column, weight in enumerate(self.weights[row]) if weight < 0]
            if not columns:
                return None
            if self.prices:
                self._mend(row, min(columns, key=lambda column: self._dearness(row, column)))
            else:
                self._mend(row, min(columns, key=self.free.__getitem__))
        found = [NOTHING] * len(self.free)
        for which, rest in zip(self.of_row, self.rests, strict=True):
            if which < len(found):
                found[which] = rest
        return found

    def _dearness(self, row: int, column: int) -> list[Fraction]:
        return [price / -self.weights[row][column] if price else price for price in self.prices[column]]

    def _mend(self, row: int, column: int) -> None:
        """Nothing is left of the row, and so much of the column is taken."""
        weights = self.weights[row]
        spend(len(self.weights) * len(weights))
        pivot = weights[column]
        amount, small = (each / pivot for each in self.rests[row])
        self.rests[row] = amount, small
        self.weights[row] = weights = [1 / pivot if at == column else each / pivot for at, each in enumerate(weights)]
        for other, others in enumerate(self.weights):
            weight = others[column]
            if other != row and weight:
                rest, more = self.rests[other]
                self.rests[other] = rest - weight * amount, more - weight * small
                others[column] = Fraction(0)
                self.weights[other] = _without(others, weight, weights)
        if self.prices:
            taken = self.prices[column]
            self.prices[column] = [Fraction(0)] * len(taken)
            for at, weight in enumerate(weights):
                if weight:
                    self.prices[at] = _without(self.prices[at], weight, taken)
        self.free[column], self.of_row[row] = self.of_row[row], self.free[column]


def _without(amounts: Iterable[Fraction], times: Fraction, others: Iterable[Fraction]) -> list[Fraction]:
    return [amount - times * other if other else amount for amount, other in zip(amounts, others, strict=True)]
