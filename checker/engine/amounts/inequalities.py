"""Whether a few linear inequalities can hold together, decided exactly, with a point where they do.

Fourier-Motzkin elimination over whole-number rows, then branching where an unknown must itself be whole. The groups a
rule makes are tiny (a sum, its terms and their thresholds), so no general solver is worth its weight in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from operator import mul

from checker.engine.amounts.simplex import TooManyBranches, some_amounts
from checker.engine.amounts.wholes import whole_point
from checker.engine.effort import spend

Constraint = tuple[tuple[int, ...], int, bool]
"""``(weights, most, strict)``: the weighted sum of the unknowns is at most ``most``, or below it when ``strict``."""

MOST_ELIMINATED = 6
"""Unknowns up to which elimination is fastest; where there are more, its rows multiply."""

DEEPEST = 6
"""Branches on one path before whole numbers are looked for otherwise; the shapes of the rule language need one or two.
"""


class _TooDeep(ArithmeticError):
    """Branching leads on along a thin strip, which may have no end."""


def constraint(weights: Sequence[Fraction], op: str, than: Fraction) -> Constraint:
    """The inequality ``weights · x op than`` (op one of ``>= > <= <``) as a row of whole numbers."""
    sign = -1 if op.startswith(">") else 1
    scale = lcm(than.denominator, *(weight.denominator for weight in weights))
    return tuple(int(weight * scale) * sign for weight in weights), int(than * scale) * sign, "=" not in op


def opposite(inequality: Constraint) -> Constraint:
    """The row that holds exactly where this one does not."""
    weights, most, strict = inequality
    return tuple(-weight for weight in weights), -most, not strict


def is_lone(inequality: Constraint) -> bool:
    """Whether it is about a single unknown."""
    return sum(map(bool, inequality[0])) == 1


def holds(inequality: Constraint, point: Sequence[Fraction]) -> bool:
    """Whether the row holds at the point."""
    weights, most, strict = inequality
    total = sum((weight * value for weight, value in zip(weights, point, strict=True) if weight), Fraction(0))
    return total < most or (total == most and not strict)


def point_in(rows: Iterable[Constraint], whole: Sequence[bool]) -> tuple[Fraction, ...] | None:
    """As ``solve``, but any such point, which is found sooner where there are many unknowns."""
    rows = list(rows)
    if len(whole) > MOST_ELIMINATED and _none_is_below_0(rows, len(whole)):
        with suppress(TooManyBranches):
            found = some_amounts([(weights, Fraction(most), strict) for weights, most, strict in rows], whole)
            return None if found is None else tuple(found)
    return solve(rows, whole)


def solve(rows: Iterable[Constraint], whole: Sequence[bool]) -> tuple[Fraction, ...] | None:
    """A point where all rows hold, as low as can be, with whole numbers where ``whole`` says so, or None where there is
    none; where the rows leave whole numbers only a thin strip, any point.
    """
    rows = list(rows)
    try:
        return _solved(rows, whole, 0)
    except _TooDeep:
        return _on_a_strip(rows, whole)


def _solved(rows: Iterable[Constraint], whole: Sequence[bool], depth: int) -> tuple[Fraction, ...] | None:
    if depth > DEEPEST:
        raise _TooDeep
    current = {_tightened(each, whole) for each in rows}
    spend(len(current) * len(whole))
    stages: list[list[Constraint]] = [[] for _ in whole]
    for index in reversed(range(len(whole))):
        stages[index] = [each for each in current if each[0][index]]
        current = eliminated(current, index, whole)
    if any(most < 0 or (most == 0 and strict) for _, most, strict in current):
        return None
    point: list[Fraction] = []
    for index, stage in enumerate(stages):
        low, high = _range(stage, index, point)
        value = whole_between(low, high) if whole[index] else between(low, high)
        if value is None:
            return _branch(current.union(*stages), whole, index, low, depth)
        point.append(value)
    return tuple(point)


def _on_a_strip(rows: Iterable[Constraint], whole: Sequence[bool]) -> tuple[Fraction, ...] | None:
    """The whole numbers first, once all others are taken out, and then those."""
    current = {_tightened(each, whole) for each in rows}
    stages: dict[int, list[Constraint]] = {}
    for index in range(len(whole)):
        if not whole[index]:
            stages[index] = [each for each in current if each[0][index]]
            current = eliminated(current, index, whole)
    places = [index for index, each in enumerate(whole) if each]
    bounds = [(tuple(weights[place] for place in places), most - strict) for weights, most, strict in current]
    found = whole_point(bounds, len(places))
    if found is None:
        return None
    point = [Fraction(0)] * len(whole)
    for place, value in zip(places, found, strict=True):
        point[place] = Fraction(value)
    for index, stage in reversed(stages.items()):
        ends = [
            ((weights[index],), most - sum(map(mul, weights, point), Fraction(0)), strict)
            for weights, most, strict in stage
        ]
        point[index] = between(*_range(ends, 0, [])) or Fraction(0)
    return tuple(point)


def _none_is_below_0(rows: Iterable[Constraint], size: int) -> bool:
    least = {row[0].index(-1) for row in rows if row[1] <= 0 and sum(row[0]) == -1 and is_lone(row)}
    return len(least) == size


def _tightened(inequality: Constraint, whole: Sequence[bool]) -> Constraint:
    weights, most, strict = inequality
    divisor = gcd(*weights)
    if divisor and all(whole[index] for index, weight in enumerate(weights) if weight):
        return tuple(weight // divisor for weight in weights), (most - strict) // divisor, False
    divisor = gcd(divisor, most)
    if divisor > 1:
        return tuple(weight // divisor for weight in weights), most // divisor, strict
    return inequality


def eliminated(rows: Iterable[Constraint], index: int, whole: Sequence[bool]) -> set[Constraint]:
    """What the other unknowns keep to so that the one at ``index`` can have a value; of whole numbers, at the least."""
    stage, others = [], set()
    for row in rows:
        if row[0][index]:
            stage.append(row)
        else:
            others.add(row)
    return others | _combined(stage, index, whole)


def _combined(stage: list[Constraint], index: int, whole: Sequence[bool]) -> set[Constraint]:
    above = [each for each in stage if each[0][index] > 0]
    below = [each for each in stage if each[0][index] < 0]
    spend(len(above) * len(below) * len(whole))
    rows = set()
    for upper, most, upper_strict in above:
        for lower, least, lower_strict in below:
            up, down = -lower[index], upper[index]
            weights = tuple(up * high + down * low for high, low in zip(upper, lower, strict=True))
            rows.add(_tightened((weights, up * most + down * least, upper_strict or lower_strict), whole))
    return rows


def extent(rows: Iterable[Constraint], index: int = 0) -> tuple[Edge, Edge]:
    """The lowest and the highest value of the unknown at ``index`` under rows about it alone that can hold."""
    return _range([(row[0][index:], *row[1:]) for row in rows if row[0][index]], 0, [])


Edge = tuple[Fraction, bool] | None
"""An end of a range and whether it is left out; None where there is no end."""


def _range(
    stage: Sequence[tuple[tuple[int, ...], Fraction | int, bool]], index: int, point: list[Fraction]
) -> tuple[Edge, Edge]:
    low: Edge = None
    high: Edge = None
    for weights, most, strict in stage:
        rest = most - sum((weights[known] * value for known, value in enumerate(point)), Fraction(0))
        edge = (Fraction(rest, weights[index]), strict)
        if weights[index] > 0:
            high = edge if high is None or (edge[0], not strict) < (high[0], not high[1]) else high
        else:
            low = edge if low is None or edge > low else low
    return low, high


def between(low: Edge, high: Edge) -> Fraction | None:
    """A value between the ends, the lowest where there is one."""
    if low is None:
        return Fraction(0) if high is None or high[0] > 0 else high[0] - high[1]
    return past(low[0], high) if low[1] else low[0]


def past(low: Fraction, high: Edge) -> Fraction:
    """The lowest amount above ``low`` with the fewest digits after the point that ``high``, some way off, lets be."""
    parts = 1
    while True:
        amount = Fraction(floor(low * parts) + 1, parts)
        if high is None or amount < high[0] or (amount == high[0] and not high[1]):
            return amount
        parts *= 10


def whole_between(low: Edge, high: Edge) -> Fraction | None:
    """The lowest whole number between the ends, or one near 0; None where there is none."""
    least = None if low is None else floor(low[0]) + 1 if low[1] else ceil(low[0])
    most = None if high is None else ceil(high[0]) - 1 if high[1] else floor(high[0])
    if least is None:
        return Fraction(0 if most is None else min(most, 0))
    return Fraction(least) if most is None or least <= most else None


def _branch(
    rows: set[Constraint], whole: Sequence[bool], index: int, low: Edge, depth: int
) -> tuple[Fraction, ...] | None:
    # The range has both ends and no whole number in it, so every whole number lies on one side of this one.
    split = floor(low[0]) if low else 0
    unit = tuple(int(position == index) for position in range(len(whole)))
    below = (unit, split, False)
    return _solved(rows | {below}, whole, depth + 1) or _solved(rows | {opposite(below)}, whole, depth + 1)
