"""Inequalities decided exactly: held against every point of a fine grid, with strict edges and whole numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.amounts.inequalities import constraint, holds, opposite, solve

TWELFTHS = [Fraction(index, 12) for index in range(25)]
WHOLES = [Fraction(index) for index in range(6)]
COMPARES = {">=": Fraction.__ge__, ">": Fraction.__gt__, "<=": Fraction.__le__, "<": Fraction.__lt__}
small = st.integers(-3, 3)
fractions = st.fractions(-4, 4, max_denominator=6)


def rows(unknowns, most=5):
    """A few inequalities with small whole weights."""
    return st.lists(st.tuples(st.tuples(*[small] * unknowns), st.integers(-6, 8), st.booleans()), max_size=most)


def box(unknowns, high):
    """No unknown below 0 or above ``high``."""
    units = [tuple(int(place == other) for other in range(unknowns)) for place in range(unknowns)]
    return [*((unit, high, False) for unit in units), *((tuple(-each for each in unit), 0, False) for unit in units)]


def any_point(inequalities, grids):
    """Whether a point of the grid keeps to all of them."""
    return any(all(holds(each, point) for each in inequalities) for point in product(*grids))


@given(rows(2))
def test_a_point_is_found_wherever_the_grid_has_one_and_keeps_to_all(inequalities):
    inequalities += box(2, 2)
    point = solve(inequalities, [False, False])
    if point is None:
        assert not any_point(inequalities, [TWELFTHS, TWELFTHS])
    else:
        assert all(holds(each, point) for each in inequalities)


@given(rows(3, 4), st.tuples(*[st.booleans()] * 3))
def test_whole_and_other_unknowns_stand_side_by_side(inequalities, whole):
    inequalities += box(3, 2)
    point = solve(inequalities, whole)
    if point is None:
        halves = TWELFTHS[::6]
        assert not any_point(inequalities, [WHOLES[:3] if each else halves for each in whole])
    else:
        assert all(holds(each, point) for each in inequalities)
        assert all(value.denominator == 1 for value, each in zip(point, whole, strict=True) if each)


@given(rows(2))
def test_whole_numbers_are_found_exactly_where_there_are_some(inequalities):
    inequalities += box(2, 5)
    assert (solve(inequalities, [True, True]) is not None) == any_point(inequalities, [WHOLES, WHOLES])


@given(st.tuples(fractions, fractions), st.sampled_from(list(COMPARES)), fractions, st.tuples(fractions, fractions))
def test_a_row_holds_where_its_comparison_does_and_its_opposite_elsewhere(weights, op, than, point):
    inequality = constraint(weights, op, than)
    total = weights[0] * point[0] + weights[1] * point[1]
    assert holds(inequality, point) == COMPARES[op](total, than)
    assert holds(opposite(inequality), point) != holds(inequality, point)


def one(op, than):
    return constraint([Fraction(1)], op, Fraction(than))


@pytest.mark.parametrize(
    ("inequalities", "whole", "point"),
    [
        ([], False, 0),
        ([one(">=", 2)], False, 2),
        ([one("<", 0)], True, -1),
        ([one("<=", -3)], False, -3),
        ([one(">=", 2), one("<=", 2)], False, 2),
        ([one(">=", 2), one("<", 2)], False, None),
        ([one(">", 2), one("<=", 2)], False, None),
        ([one(">", 3), one("<", 10)], False, 4),
        ([one(">", 3), one("<=", 4)], False, 4),
        ([one(">", 3), one("<", 4)], False, Fraction("3.1")),
        ([one(">", Fraction("2.95")), one("<", 3)], False, Fraction("2.96")),
        ([one(">", Fraction(5, 2))], False, 3),
        ([one(">", -3), one("<", -1)], False, -2),
        ([one(">", 0), one("<", 1)], False, Fraction("0.1")),
        ([one(">", 0), one("<", 1)], True, None),
        ([one(">", 0), one("<", 2)], True, 1),
        ([one(">=", Fraction(1, 2)), one("<=", Fraction(3, 2))], True, 1),
        ([one(">", 2)], True, 3),
        ([one(">=", Fraction(5, 2))], True, 3),
        ([one(">", 2), one(">=", 2)], False, 3),
    ],
)
def test_an_edge_is_in_or_out_as_it_is_written(inequalities, whole, point):
    found = solve(inequalities, [whole])
    assert found == (None if point is None else (point,))


def test_no_unknowns_hold_or_do_not():
    assert solve([((), 0, False)], []) == ()
    assert solve([((), 0, True)], []) is None
    assert solve([((), -1, False)], []) is None


def equal(weights, than):
    return [constraint(list(map(Fraction, weights)), op, Fraction(than)) for op in (">=", "<=")]


def test_a_common_divisor_settles_endless_whole_numbers_at_once():
    assert solve(equal([2, -4], 1), [True, True]) is None
    assert solve(equal([2, -4], 2), [True, True]) is not None
    assert solve(equal([2, -4], 1), [True, False]) is not None
    assert solve([*equal([6, 9], 3), one_of_two(">=", 100)], [True, True]) is not None


def one_of_two(op, than):
    return constraint([Fraction(1), Fraction(0)], op, Fraction(than))


def test_an_endless_thin_strip_is_decided():
    even, odd = equal([1, -2, 0], 0), equal([1, 0, -2], 1)
    assert solve([*even, *odd], [True, True, True]) is None
    assert solve([*even, *odd], [False, True, False]) is not None
    assert solve([*even, *equal([1, 0, -3], 1)], [True, True, True]) is not None


thin = st.lists(st.tuples(st.tuples(*[st.integers(-7, 7)] * 3), st.integers(-12, 20), st.integers(0, 2)), max_size=3)


@given(thin, st.tuples(*[st.booleans()] * 3))
def test_strips_between_two_sums_are_decided_as_the_grid_has_them(without_branches, strips, whole):
    """Two rows to a strip, none deeper than so much; with no branches at all, each is decided as a whole."""
    inequalities = [
        row
        for weights, most, width in strips
        for row in ((weights, most, False), (tuple(-each for each in weights), width - most, False))
    ]
    inequalities += box(3, 4)
    point = solve(inequalities, whole)
    if point is not None:
        assert all(holds(each, point) for each in inequalities)
        assert all(value.denominator == 1 for value, each in zip(point, whole, strict=True) if each)
    elif all(whole):
        assert not any_point(inequalities, [WHOLES[:5]] * 3)
    else:
        assert not any_point(inequalities, [WHOLES[:5] if each else TWELFTHS[::4] for each in whole])


@pytest.fixture(scope="module")
def without_branches():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.engine.amounts.inequalities.DEEPEST", -1)
        yield
