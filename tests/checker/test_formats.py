"""Answers and amounts are written in the words of their question, exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.facts.fact import Fact
from checker.wording import format_amount, format_answer, format_list, round_hours


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        (Fact("f", "yes_no", ask="?"), True, "Yes"),
        (Fact("f", "yes_no", ask="?"), "unknown", "I don’t know"),
        (Fact("f", "choice", ask="?", options={"x": "An X"}), "x", "An X"),
        (Fact("f", "number", ask="?", unit="hours"), "1550.5", "1,550.5 hours"),
        (Fact("f", "day", ask="?", date="any"), date(2027, 1, 1).isoformat(), "January 1, 2027"),
        (Fact("f", "day", ask="?", date="any"), "not_yet", "It has not happened yet"),
        (Fact("f", "day", ask="?", date="any", not_yet="I never was"), "not_yet", "I never was"),
    ],
)
def test_an_answer_is_written_in_the_words_of_its_question(fact, value, words):
    assert format_answer(fact, value) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Fraction(1), "1 hour"),
        (Fraction(5, 2), "2.5 hours"),
        (Fraction(10, 3), "10/3 hours"),
        (Fraction(1550), "1,550 hours"),
    ],
)
def test_amounts_are_written_exactly(amount, words):
    assert format_amount(amount, "hours") == words


@pytest.mark.parametrize(
    ("minutes", "at_least", "hours"),
    [
        (0, True, 0),
        (50, False, 1),
        (10, True, Fraction(1, 4)),
        (150, False, Fraction(5, 2)),
        (4950, True, Fraction(165, 2)),
        (5000, False, 84),
        (5000, True, 83),
    ],
)
def test_a_sum_of_hours_is_rounded_and_a_bound_from_below_is_never_too_high(minutes, at_least, hours):
    assert round_hours(Fraction(minutes, 60), at_least) == hours


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        *(
            ("hours", "hour"),
            ("days", "day"),
            ("children", "child"),
            ("grandchildren", "grandchild"),
            ("people", "person"),
        ),
        *(
            ("classes", "class"),
            ("boxes", "box"),
            ("counties", "county"),
            ("courses", "course"),
            ("licenses", "license"),
        ),
        *(("ties", "tie"), ("series", "series"), ("class", "class"), ("feet", "foot"), ("credit hours", "credit hour")),
        *(
            ("hours a week", "hour a week"),
            ("hours of classes", "hour of classes"),
            ("visits per month", "visit per month"),
        ),
    ],
)
def test_one_of_a_unit_is_named_as_one(unit, one):
    assert format_amount(1, unit) == f"1 {one}"
    assert format_amount(2, unit) == f"2 {unit}"


@pytest.mark.parametrize(
    ("amount", "words"), [(80, "$80"), (Fraction("21.6"), "$21.60"), (Fraction("0.125"), "$0.125")]
)
def test_dollars_have_cents_where_there_are_any(amount, words):
    assert format_amount(amount, "dollars") == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b, and c"), (list("abcd"), "a, b, c, and d")],
)
def test_a_list_reads_as_an_american_writes_it(texts, words):
    assert format_list(texts) == words
    assert format_list(texts, "or") == words.replace("and", "or")
