"""Whole numbers that keep to linear rows, decided exactly however thin and endless the strip: Pugh's Omega test.

An unknown is taken out as over fractions where one of its weights is 1; else the points are looked for where the rows
leave it room for a whole number whatever the others are, and then, few as they are, along each row that bounds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd

from checker.engine.effort import spend

Weights = tuple[int, ...]
Bound = tuple[Weights, int]
"""The weighted sum of the unknowns is at most that number."""


def whole_point(bounds: Iterable[Bound], size: int) -> list[int] | None:
    """Whole numbers that keep to all bounds, or None where none do."""
    least: dict[Weights, int] = {}
    for weights, most in bounds:
        spend(size)
        divisor = gcd(*weights)
        if not divisor:
            if most < 0:
                return None
            continue
        row = tuple(weight // divisor for weight in weights)
        least[row] = min(least.get(row, most // divisor), most // divisor)
    for weights, most in least.items():
        other = least.get(tuple(-weight for weight in weights))
        if other is not None and -other > most:
            return None
        if other is not None and -other == most:
            return _on(weights, most, list(least.items()), size)
    return _between(list(least.items()), size)


def _on(weights: Weights, total: int, bounds: Sequence[Bound], size: int) -> list[int] | None:
    """The same where a weighted sum, of weights without a common divisor, is exactly so much: one unknown fewer, or
    another one in the place of the one that weighs least, by which the weights get smaller.
    """
    place = min((index for index, weight in enumerate(weights) if weight), key=lambda index: abs(weights[index]))
    weight = weights[place]
    # x = sum(parts · others) + rest, where the unknown's own place stands for what is taken in its place, if anything.
    parts = [-(other // weight) for other in weights]
    parts[place] = 0 if abs(weight) == 1 else 1
    rest = total // weight
    replaced = [
        (
            tuple(
                own + row[place] * part if index != place else row[place] * part
                for index, (own, part) in enumerate(zip(row, parts, strict=True))
            ),
            most - row[place] * rest,
        )
        for row, most in bounds
    ]
    if abs(weight) > 1:
        smaller = tuple(weight if index == place else other % weight for index, other in enumerate(weights))
        missing = total - weight * rest
        replaced += [(smaller, missing), (tuple(-each for each in smaller), -missing)]
    point = whole_point(replaced, size)
    if point is not None:
        point[place] = sum(part * value for part, value in zip(parts, point, strict=True)) + rest
    return point


def _between(bounds: Sequence[Bound], size: int) -> list[int] | None:
    """The same where no sum is an exact number."""
    ends = [
        ([row for row in bounds if row[0][at] < 0], [row for row in bounds if row[0][at] > 0]) for at in range(size)
    ]
    used = [at for at, (lows, highs) in enumerate(ends) if lows or highs]
    if not used:
        return [0] * size
    place = min(used, key=lambda at: (not _is_exact(at, *ends[at]), len(ends[at][0]) * len(ends[at][1])))
    lows, highs = ends[place]
    others = [row for row in bounds if not row[0][place]]
    pairs = [(low, high) for low in lows for high in highs]
    shadow = [_shadow(low, high, place) for low, high in pairs]
    if _is_exact(place, lows, highs):
        return _raised(whole_point([*others, *shadow], size), place, lows, highs)
    if whole_point([*others, *shadow], size) is None:
        return None
    dark = [
        (weights, most - (-low[0][place] - 1) * (high[0][place] - 1))
        for (weights, most), (low, high) in zip(shadow, pairs, strict=True)
    ]
    point = _raised(whole_point([*others, *dark], size), place, lows, highs)
    steepest = max(weights[place] for weights, _ in highs)
    for weights, most in lows if point is None else ():
        down = -weights[place]
        for more in range((steepest * down - steepest - down) // steepest + 1):
            exact = most - more
            point = whole_point([*bounds, (tuple(-each for each in weights), -exact), (weights, exact)], size)
            if point is not None:
                return point
    return point


def _is_exact(place: int, lows: Sequence[Bound], highs: Sequence[Bound]) -> bool:
    """Whether the unknown has a whole number wherever it has any."""
    return all(row[0][place] == -1 for row in lows) or all(row[0][place] == 1 for row in highs)


def _shadow(low: Bound, high: Bound, place: int) -> Bound:
    up, down = high[0][place], -low[0][place]
    weights = tuple(down * one + up * other for one, other in zip(high[0], low[0], strict=True))
    return weights, down * high[1] + up * low[1]


def _raised(point: list[int] | None, place: int, lows: Sequence[Bound], highs: Sequence[Bound]) -> list[int] | None:
    """The point with the lowest number at the place that the bounds on it leave, or the highest, where it has no
    lowest.
    """
    if point is None:
        return None
    point[place] = 0
    rests = [
        (weights[place], most - sum(weight * value for weight, value in zip(weights, point, strict=True)))
        for weights, most in (lows or highs)
    ]
    point[place] = (
        max(-(rest // -weight) for weight, rest in rests) if lows else min(rest // weight for weight, rest in rests)
    )
    return point
