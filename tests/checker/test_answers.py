"""One answer of every kind, as JSON holds it and as a form does; and what a person is told of one that does not fit."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.answers import AnswerError, read, read_answers, to_json
from checker.facts.fact import Fact
from checker.protocol import Service
from tests.support.builders import TODAY, book

FACTS = {
    fact.id: fact
    for fact in (
        Fact("member", "yes_no", ask="Are you a member?"),
        Fact("swum", "number", ask="How many hours have you swum?", unit="hours"),
        Fact("medals", "number", ask="How many medals have you won?", unit="medals", whole=True),
        Fact("school", "choice", ask="What school?", options={"none": "None", "degree": "A degree"}),
        Fact("joined", "day", ask="When did you join?", date="past"),
        Fact("race", "day", ask="When is your race?", date="future"),
        Fact("lesson", "day", ask="When is the lesson?", date="any"),
        Fact("wording", "choice", open="Two ways.", options={"strict": "Strict", "loose": "Loose"}),
        Fact("approval", "yes_no", decided_by="The board"),
    )
}
NOVEMBER = date(2026, 11, 1)
READ = [
    ("member", True, True),
    ("member", False, False),
    ("member", "true", True),
    ("member", "false", False),
    ("swum", 3, Decimal(3)),
    ("swum", 0, Decimal(0)),
    ("swum", 0.1, Decimal("0.1")),
    ("swum", "3.5", Decimal("3.5")),
    ("swum", Decimal("1.25"), Decimal("1.25")),
    ("swum", " 2 ", Decimal(2)),
    ("swum", ".5", Decimal("0.5")),
    ("swum", "5.", Decimal(5)),
    ("swum", "1,500", Decimal(1500)),
    ("swum", 10**9, Decimal(10**9)),
    ("swum", "-0", Decimal(0)),
    ("medals", 2, Decimal(2)),
    ("medals", "2.0", Decimal(2)),
    ("medals", 2.0, Decimal(2)),
    ("school", "degree", "degree"),
    ("school", "none", "none"),
    ("joined", "2026-11-01", NOVEMBER),
    ("joined", "2026-11-21", TODAY),
    ("joined", NOVEMBER, NOVEMBER),
    ("joined", {"year": "2026", "month": "11", "day": "1"}, NOVEMBER),
    ("joined", {"year": 2026, "month": 11, "day": 1}, NOVEMBER),
    ("joined", {"year": " 2026 ", "month": "November", "day": "01"}, NOVEMBER),
    ("joined", {"year": "2026", "month": "nov", "day": "1"}, NOVEMBER),
    ("joined", {"year": "2026", "month": "Nov.", "day": "1"}, NOVEMBER),
    ("joined", {"year": "2024", "month": "Sept", "day": "29"}, date(2024, 9, 29)),
    ("joined", {"year": "2024", "month": "2", "day": "29"}, date(2024, 2, 29)),
    ("joined", "not_yet", "not_yet"),
    ("race", "2026-11-21", TODAY),
    ("race", "2027-01-01", date(2027, 1, 1)),
    ("lesson", "1999-12-31", date(1999, 12, 31)),
    ("lesson", "2030-01-01", date(2030, 1, 1)),
    *((name, "unknown", "unknown") for name in ("member", "swum", "medals", "school", "joined")),
]
REFUSED = [
    ("member", 1, "yes, no"),
    ("member", "yes", "yes, no"),
    ("member", "True", "yes, no"),
    ("member", [], "yes, no"),
    ("member", None, "^Answer the question"),
    ("member", "", "^Answer the question"),
    ("swum", "", "^Answer the question"),
    ("swum", -1, "0 hours or more"),
    ("swum", "-1", "0 hours or more"),
    ("swum", -0.5, "0 hours or more"),
    ("swum", "two", "number of hours"),
    ("swum", "2 days", "number of hours"),
    ("swum", ".", "number of hours"),
    ("swum", "1e3", "number of hours"),
    ("swum", "--1", "number of hours"),
    ("swum", "1.2.3", "number of hours"),
    ("swum", "٣", "number of hours"),
    ("swum", True, "number of hours"),
    ("swum", {"hours": 1}, "number of hours"),
    ("swum", float("nan"), "number of hours"),
    ("swum", float("inf"), "number of hours"),
    ("swum", Decimal("1e-99999999"), "number of hours"),
    ("swum", "0." + "0" * 60 + "1", "number of hours"),
    ("swum", 10**9 + 1, "smaller number"),
    ("swum", 10**5000, "smaller number"),
    ("swum", Decimal("1e99999999"), "smaller number"),
    ("swum", "9" * 30, "smaller number"),
    ("medals", 2.5, "whole number"),
    ("medals", "0.5", "whole number"),
    ("medals", "-1", "0 medals or more"),
    ("school", "phd", "none, degree"),
    ("school", "Degree", "none, degree"),
    ("school", True, "none, degree"),
    ("school", ["degree"], "none, degree"),
    ("school", "not_yet", "none, degree"),
    ("joined", "2026-11-22", "today or in the past"),
    ("race", "2026-11-20", "today or in the future"),
    ("joined", {"year": "2026", "month": "11", "day": "22"}, "today or in the past"),
    ("joined", "2026-02-30", "real day.*2026-02-30"),
    ("joined", "11/1/2026", "such as"),
    ("joined", "20261101", "such as"),
    ("joined", 20261101, "such as"),
    ("joined", True, "such as"),
    ("joined", "2026-11-01T00:00", "such as"),
    ("joined", {"year": "2025", "month": "2", "day": "29"}, "real day"),
    ("joined", {"year": "2026", "month": "13", "day": "1"}, "real day"),
    ("joined", {"year": "2026", "month": "no", "day": "1"}, "real day"),
    ("joined", {"year": "2026", "month": "Smarch", "day": "1"}, "real day"),
    ("joined", "0001-01-01", "in the years 1900 to"),
    ("joined", {"year": "9999", "month": "12", "day": "31"}, "in the years"),
    ("joined", {"year": "26", "month": "11", "day": "1"}, "real day"),
    ("joined", {"year": "0000", "month": "11", "day": "1"}, "real day"),
    ("joined", {"year": "2026", "month": "11", "day": "first"}, "real day"),
    ("joined", {"year": "", "month": "11", "day": "1"}, "include a year"),
    ("joined", {"year": "2026", "month": " ", "day": ""}, "include a month and a day"),
    ("joined", {}, "include a month and a day and a year"),
    ("wording", "strict", "leaves it open"),
    ("approval", True, "The board decides"),
    ("approval", "unknown", "The board"),
]


def shown(value):
    return "a number of 5,001 digits" if value == 10**5000 else str(value)[:40]


@pytest.mark.parametrize(("name", "value", "answer"), READ, ids=shown)
def test_an_answer_is_read(name, value, answer):
    found = read(FACTS[name], value, TODAY)
    assert found == answer
    assert type(found) is type(answer)


@pytest.mark.parametrize(("name", "value", "says"), REFUSED, ids=shown)
def test_an_answer_that_does_not_fit_is_told_with_its_question(name, value, says):
    with pytest.raises(AnswerError, match=says) as caught:
        read(FACTS[name], value, TODAY)
    assert caught.value.fact == name
    assert FACTS[name].words in caught.value.message


def test_an_unknown_question_suggests_a_near_one_that_is_asked():
    with pytest.raises(AnswerError, match=r"“membre”.*“member”") as caught:
        read_answers(FACTS, {"membre": True}, TODAY)
    assert caught.value.fact is None
    for name in ("entirely", "aproval"):
        with pytest.raises(AnswerError, match=f"“{name}”\\.$"):
            read_answers(FACTS, {name: True}, TODAY)


def test_the_first_answer_that_does_not_fit_is_told():
    with pytest.raises(AnswerError) as caught:
        read_answers(FACTS, {"member": True, "swum": -1, "school": "phd"}, TODAY)
    assert caught.value.fact == "swum"


@given(st.decimals(0, 10**9, allow_nan=False, places=9) | st.integers(0, 10**9).map(Decimal))
def test_a_number_reads_back_as_it_travels_exactly(number):
    travelled = json.loads(json.dumps(to_json(read(FACTS["swum"], number, TODAY))))
    assert read(FACTS["swum"], travelled, TODAY) == number


@pytest.mark.parametrize(("name", "value", "_"), READ, ids=shown)
def test_every_answer_travels(name, value, _):
    answer = read(FACTS[name], value, TODAY)
    assert read(FACTS[name], json.loads(json.dumps(to_json(answer))), TODAY) == answer


def test_a_fraction_of_many_digits_travels_whole():
    digits = "1.0000000000000000000000000000000000001"
    assert to_json(read(FACTS["swum"], digits, TODAY)) == digits
    assert to_json(read(FACTS["swum"], "2.50", TODAY)) == "2.5"


def test_the_desk_reads_json_numbers_as_decimals_and_tells_what_does_not_fit():
    service = Service(book({"swum": ">= 0.1"}).to_json())

    def ask(value):
        request = '{"id": 7, "call": "read", "args": {"fact": "swum", "as_of": "2026-11-21", "value": %s}}'
        return json.loads(service.reply(request % value))

    assert ask("0.1000000000000000000001")["ok"] == "0.1000000000000000000001"
    assert ask('"3"') == {"id": 7, "ok": 3, "rules": service.rulebook.hash}
    refused = ask("-1")
    assert (refused["id"], refused["error"]["fact"], refused["rules"]) == (7, "swum", service.rulebook.hash)
    assert re.search("0 hours or more", refused["error"]["message"])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2,5", "Write decimals after a point"),
        ("1 000", "without spaces"),
        ("1\u00a0000", "without spaces"),
        ("２", "digits 0 to 9"),
        ("١٢", "digits 0 to 9"),
        ("½", "fraction"),
        ("2 1/2", "fraction"),
        ("2 years", "without words"),
        ("\u202e12", "number of hours"),  # shows as 21
        ("−2", "0 hours or more"),
        ("3" * 100_000, "too long"),
    ],
)
def test_a_number_that_we_do_not_guess_at_is_told_how_it_is_written(typed, says):
    with pytest.raises(AnswerError, match=says):
        read(FACTS["swum"], typed, NOVEMBER)


@pytest.mark.parametrize("typed", ["2 hours", "2 Hour", "2hours", "\u200f2", "2\u00a0", "2\u200b"])
def test_a_number_is_read_with_its_unit_and_with_what_nobody_sees(typed):
    assert read(FACTS["swum"], typed, NOVEMBER) == 2
