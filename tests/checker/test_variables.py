"""Facts as variables: the patterns their tests can make together, and what a few answers leave of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import TODAY, book
from tests.support.verdicts import verdict


def variable(need, **facts):
    """The one variable of a goal with that need."""
    (found,) = book(need, facts=facts).goals["goal"].periods[0].variables
    return found


def remaining(found, as_of=TODAY, **answers):
    """The patterns that the answers leave."""
    return {found.patterns[index] for index in found.patterns_for(found.amounts(answers, as_of))}


def pattern(text):
    return tuple(mark == "1" for mark in text)


def patterns(text):
    return {pattern(each) for each in text.split()}


@pytest.mark.parametrize(
    ("need", "found"),
    [
        ("{any: [{age: '>= 2'}, {age: '>= 5'}]}", "00 10 11"),
        ("{any: [{age: '> 2'}, {age: '>= 2'}]}", "00 01 11"),
        ("{any: [{age: '< 2'}, {age: '> 5'}]}", "10 00 01"),
        ("{any: [{age: '< 0'}, {age: '>= 0'}]}", "01"),
        ("{any: [{age: '> 2'}, {age: '< 3'}]}", "01 11 10"),
        ("{any: [{medals: '> 2'}, {medals: '< 3'}]}", "01 10"),
        ("{any: [{medals: '>= 2.5'}, {medals: '>= 3'}]}", "00 11"),
    ],
)
def test_a_lone_number_has_the_intervals_between_its_thresholds(need, found):
    assert set(variable(need).patterns) == patterns(found)


@pytest.mark.parametrize(
    ("need", "found"),
    [
        ("{any: [{joined: '<= 3 days ago'}, {joined: not_yet}]}", "00 10 01"),
        ("{any: [{joined: '<= 3 days ago'}, {joined: '> 3 days ago'}]}", "10 01 00"),
        ("{any: [{joined: '> 3 days ago'}, {joined: '>= 4 days ago'}]}", "00 11"),
        ("{any: [{joined: '< 0 days ago'}, {joined: '> 0 days ahead'}]}", "0 1"),
    ],
)
def test_a_day_is_a_whole_number_or_not_yet(need, found):
    assert set(variable(need).patterns) == patterns(found)


def test_the_diagram_knows_days_that_cannot_be_answered_and_an_open_answer_leaves_them_out():
    found = variable("{any: [{joined: '<= 3 days ago'}, {joined: '<= 3 days ahead'}, {joined: not_yet}]}")
    assert set(found.patterns) == patterns("010 110 001 100")
    assert remaining(found) == patterns("010 110 001")


def test_a_clock_is_a_test_of_its_own_that_not_yet_keeps_running():
    found = book("{within: 60 days, of: joined, do: {joined: '<= 90 days ago'}}").goals["goal"].periods[0].variables[0]
    running = [test.kind for test in found.tests].index("clock")
    assert {each[running] for each in remaining(found, joined="not_yet")} == {True}
    assert {each[running] for each in remaining(found, joined=date(2026, 9, 22))} == {True}
    assert {each[running] for each in remaining(found, joined=date(2026, 9, 21))} == {False}


def test_options_that_no_test_tells_apart_are_one_value():
    found = variable("{school: [diploma, degree]}")
    assert len(found.patterns) == 2
    assert remaining(found, school="diploma") == remaining(found, school="degree") != remaining(found, school="none")


SUM = "{all: [{sum: [swum, dived], is: '>= 4'}, {swum: '>= 1'}, {dived: '< 3'}]}"
FOUND = variable(SUM)


def test_facts_tied_by_a_sum_are_one_variable_with_only_what_can_be():
    assert FOUND.name == "swum+dived"
    assert set(FOUND.patterns) == patterns("111 110 100 011 001 000")
    assert len(variable("{all: [{sum: [swum, dived], is: '>= 4'}, {swum: '>= 4'}]}").patterns) == 3


@pytest.mark.parametrize("swum", [None, Decimal(0), Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(4), Decimal(9)])
def test_a_half_filled_sum_leaves_just_what_the_rest_can_still_make(swum):
    halves = [Decimal(number) / 2 for number in range(12)]
    answers = {} if swum is None else {"swum": swum}
    possible = {(each + dived >= 4, each >= 1, dived < 3) for each in answers.values() or halves for dived in halves}
    assert remaining(FOUND, **answers) == possible


hours = st.integers(0, 12).map(lambda number: Decimal(number) / 2)


@given(hours, hours)
def test_complete_answers_leave_the_one_pattern_that_is_so(swum, dived):
    assert remaining(FOUND, swum=swum, dived=dived) == {(swum + dived >= 4, swum >= 1, dived < 3)}


@given(hours, hours)
def test_an_answer_never_brings_back_what_another_ruled_out(swum, dived):
    assert remaining(FOUND, swum=swum, dived=dived) <= remaining(FOUND, swum=swum) <= remaining(FOUND)
    assert remaining(FOUND, swum=swum, dived="unknown") == remaining(FOUND, swum=swum)


def test_a_yes_in_a_sum_is_its_weight_or_nothing():
    found = variable("{all: [{sum: [swum, {insured: 3}], is: '>= 4'}, {swum: '> 1'}]}")
    assert set(found.patterns) == patterns("00 01 11 10")
    assert remaining(found, insured=True) == patterns("00 11 10")
    assert remaining(found, insured=False) == patterns("00 01 11")
    assert remaining(found, swum=Decimal(2)) == patterns("01 11")


def test_two_days_are_one_variable_and_not_yet_fails_their_sum():
    found = variable("{any: [{sum: [joined, {lesson: -1}], is: '<= 30 days'}, {lesson: not_yet}]}")
    assert remaining(found) == patterns("00 10 01")
    assert remaining(found, lesson="not_yet") == patterns("01")
    assert remaining(found, joined=date(2026, 11, 1)) == patterns("00 10 01")
    assert remaining(found, joined=date(2026, 11, 1), lesson=date(2026, 12, 1)) == patterns("10")
    assert remaining(found, joined=date(2026, 11, 1), lesson=date(2026, 12, 2)) == patterns("00")


def test_what_is_left_moves_with_the_day_asked_about():
    found = variable("{joined: '<= 3 days ago'}")
    assert remaining(found, joined=TODAY) == patterns("1")
    assert remaining(found, date(2026, 11, 24), joined=TODAY) == patterns("1")
    assert remaining(found, date(2026, 11, 25), joined=TODAY) == patterns("0")
    assert remaining(found, joined=TODAY) == patterns("1")


def test_facts_that_no_sum_ties_are_variables_of_their_own():
    period = book("{all: [{age: '>= 18'}, {swum: '>= 1'}, {wording: strict}, approval]}").goals["goal"].periods[0]
    assert sorted(each.name for each in period.variables[:2]) == ["age", "swum"]
    assert [each.name for each in period.variables[2:]] == ["wording", "approval"]
    assert (list(period.readings), list(period.decisions)) == ([2], [3])


COINS = {name: {"ask": f"{name}?", "unit": "coins", "whole": True} for name in ("a", "b", "c", "more")}


@pytest.mark.parametrize(("more", "found"), [(0, "unsettled"), (1, "not_met"), (2, "unsettled"), (None, "unsettled")])
def test_an_answer_that_leaves_whole_numbers_only_a_thin_strip_is_judged(more, found):
    """What is even stays even: with an odd number more, both sums cannot be exact, however large the numbers."""
    exact = [
        {"sum": terms, "is": op} for terms in (["a", {"b": -2}, "more"], ["a", {"c": -2}]) for op in (">= 0", "<= 0")
    ]
    rulebook = book({"all": exact}, facts=COINS)
    record = verdict(rulebook, "goal", {} if more is None else {"more": more}, TODAY)
    assert record["status"] == found
