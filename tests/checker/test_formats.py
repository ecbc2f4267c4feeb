"""Answers and amounts are told in the words of their question, exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.facts.fact import Fact
from checker.wording.formats import answer_said, measure


@pytest.mark.parametrize(
    ("fact", "value", "said"),
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
def test_an_answer_is_told_in_the_words_of_its_question(fact, value, said):
    assert answer_said(fact, value) == said


@pytest.mark.parametrize(
    ("amount_given", "said"),
    [
        (Fraction(1), "1 hour"),
        (Fraction(5, 2), "2.5 hours"),
        (Fraction(10, 3), "10/3 hours"),
        (Fraction(1550), "1,550 hours"),
    ],
)
def test_amounts_are_told_exactly(amount_given, said):
    assert measure(amount_given, "hours") == said
