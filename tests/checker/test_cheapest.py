"""The cheapest amounts: held against every yes and no, and worked out soon where there are too many to try."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.amounts.cheapest import cheapest
from checker.engine.amounts.inequalities import constraint, holds

SIZE = 5
weights = st.lists(st.integers(-2, 4), min_size=SIZE, max_size=SIZE)
amounts = st.fractions(0, 3, max_denominator=2)
prices = st.lists(st.tuples(amounts, amounts, amounts, st.just(1)), min_size=SIZE, max_size=SIZE)
sums = st.tuples(weights, st.sampled_from([">=", ">", "<=", "<"]), st.integers(0, 9).map(Fraction))


def unit(index, size):
    return [Fraction(int(index == other)) for other in range(size)]


def limits(size, most):
    """None below 0, and none above ``most`` where it names that."""
    rows = [constraint(unit(index, size), ">=", Fraction(0)) for index in range(size)]
    return rows + [constraint(unit(index, size), "<=", Fraction(each)) for index, each in enumerate(most) if each]


def cost(point, prices):
    spent = [sum(price[kind] * value for price, value in zip(prices, point, strict=True)) for kind in range(3)]
    return (*spent, sum(map(bool, point)))


@given(st.lists(sums, min_size=1, max_size=3), prices)
def test_of_all_that_is_yes_or_no_nothing_is_cheaper(sums, prices):
    rows = [constraint(list(map(Fraction, weights)), op, than) for weights, op, than in sums if any(weights)]
    found = cheapest([*rows, *limits(SIZE, [1] * SIZE)], [True] * SIZE, [Fraction(0)] * SIZE, prices)
    points = [point for point in product([Fraction(0), Fraction(1)], repeat=SIZE) if all(holds(r, point) for r in rows)]
    assert found == min(points, key=lambda point: (cost(point, prices), point), default=None)


@pytest.mark.parametrize("size", [24, 40])
def test_a_long_table_is_worked_out_soon(size):
    """Every way to choose from 24 would be 16 million; by what they come to there are a few hundred."""
    worth = [5 + 3 * index % 7 for index in range(size)]
    asked = [(Fraction(0), Fraction(7 * index % 5 + 1), Fraction(11 * index % 13), 1) for index in range(size)]
    exact = [constraint(list(map(Fraction, worth)), op, Fraction(4 * size)) for op in (">=", "<=")]
    point = cheapest([*exact, *limits(size, [1] * size)], [True] * size, [Fraction(0)] * size, asked)
    least = {0: (0, 0, 0, 0)}
    for each, price in zip(worth, asked, strict=True):
        taken = {total + each: tuple(map(add, spent, price)) for total, spent in least.items()}
        least |= {total: min(spent, least.get(total, spent)) for total, spent in taken.items()}
    assert cost(point, asked) == least[4 * size]


def test_numbers_of_several_sums_are_found_beside_what_is_settled():
    """Three sums over one number and five credits: what is yes or no by then is no unknown any more."""
    sums = [
        ([4, -1, 2, 6, 2, -2], "<", 10),
        ([2, -2, -10, -10, -1, -10], "<=", -2),
        ([-4, -10, -2, -2, -1, -6], "<", -9),
    ]
    rows = [constraint(list(map(Fraction, weights)), op, Fraction(than)) for weights, op, than in sums]
    asked = [(Fraction(0), Fraction(index % 3), Fraction(index % 2), 1) for index in range(6)]
    found = cheapest([*rows, *limits(6, [0, 1, 1, 1, 1, 1])], [False, *[True] * 5], [Fraction(0)] * 6, asked)
    assert found is not None
    assert all(holds(row, found) for row in rows)


def test_where_whole_numbers_have_too_many_ranges_to_look_at_there_is_still_a_way(monkeypatch):
    sums = [([7, 5], ">=", 29), ([7, 5], "<=", 29), ([2, 1], ">=", 6)]  # 2 and 3
    rows = [constraint(list(map(Fraction, worth)), op, Fraction(than)) for worth, op, than in sums]
    everything = [*rows, *limits(2, [None, None])]
    asked = [(Fraction(0), Fraction(price), Fraction(0), 1) for price in (1, 2)]
    monkeypatch.setattr("checker.engine.amounts.simplex.MOST_BRANCHES", 1)
    assert cheapest(everything, [True] * 2, [Fraction(0)] * 2, asked) == (2, 3)
