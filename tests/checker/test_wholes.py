"""Whole numbers between linear rows: held against every point of a grid, with many strips, so thin that few fit in."""

from __future__ import annotations

from itertools import product
from operator import mul
from random import Random

import pytest

from checker.engine.amounts.wholes import whole_point


def problem(chance):
    """Some rows over a few unknowns, many of them strips, and what no unknown is above."""
    size, highest = chance.randint(1, 4), chance.randint(1, 5)
    rows = []
    for _ in range(chance.randint(1, 5)):
        weights, most = tuple(chance.randint(-7, 7) for _ in range(size)), chance.randint(-12, 20)
        rows.append((weights, most))
        if chance.random() < 0.5:
            rows.append((tuple(-each for each in weights), chance.randint(0, 2) - most))
    return size, highest, rows


@pytest.mark.parametrize("seed", range(8))
def test_whole_numbers_are_found_wherever_the_grid_has_some(seed):
    chance = Random(seed)
    without = 0
    for _ in range(60):
        size, highest, rows = problem(chance)
        units = [tuple(int(at == other) for other in range(size)) for at in range(size)]
        rows += [(unit, highest) for unit in units] + [(tuple(-each for each in unit), 0) for unit in units]

        def keeps(point, rows=rows):
            return all(sum(map(mul, weights, point)) <= most for weights, most in rows)

        point = whole_point(rows, size)
        without += point is None
        assert keeps(point) if point else not any(map(keeps, product(range(highest + 1), repeat=size)))
    assert 10 < without < 50


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([((3, -5), 1), ((-3, 5), -1)], True),  # 3a - 5b is 1
        ([((6, -10), 1), ((-6, 10), -1)], False),
        ([((6, -10), 3), ((-6, 10), -1)], True),
        ([((12, -20, 15), 1), ((-12, 20, -15), -1), ((-1, 0, 0), -1000), ((0, -1, 0), -1000)], True),
        ([((4, -9), -1), ((-4, 9), 2), ((-1, 0), -100)], True),
        ([((2, 0), 7), ((1, 0), 3)], True),
        ([((0, 0), -1)], False),
        ([((0, 0), 0)], True),
    ],
)
def test_strips_without_an_end_are_decided(rows, found):
    point = whole_point(rows, len(rows[0][0]))
    assert (point is not None) == found
    assert point is None or all(sum(map(mul, weights, point)) <= most for weights, most in rows)
