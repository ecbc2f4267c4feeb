"""Dated clauses and values, promises that can still be kept, and what is left to a reading or to someone else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checker.team import Team, read_people
from tests.support.builders import TODAY, book, clause, judge, read, status
from tests.support.cases import states

BEFORE, FIRST, SECOND = date(2025, 12, 31), date(2026, 1, 1), date(2027, 1, 1)
DATED = read("""
- {name: a clause,   need: {2026-01-01: {age: ">= 18"}, 2027-01-01: {age: ">= 21"}}}
- {name: a test,     need: {age: {2026-01-01: ">= 18", 2027-01-01: ">= 21"}}}
- {name: a value,    need: {age: ">= minimum"}, values: {minimum: {2026-01-01: 18, 2027-01-01: 21}}}
- {name: an amount,  need: {age: ">= minimum"}, values: {minimum: {amount: {2026-01-01: 18, 2027-01-01: 21}}}}
- {name: a sum,      need: {sum: [age], is: {2026-01-01: ">= 18 years", 2027-01-01: ">= 21 years"}}}
- {name: a number of clauses,
   need: {at_least: {2026-01-01: 1, 2027-01-01: 2}, of: [{age: ">= 18"}, {age: ">= 21"}]}}
""")


@pytest.mark.parametrize("dated", DATED, ids=lambda dated: dated["name"])
def test_what_is_dated_holds_from_that_day_on(dated):
    rulebook = book(dated["need"], values=dated.get("values"))
    assert status(rulebook, BEFORE, age=99) == "not_met"
    assert status(rulebook, FIRST, age=18) == "met"
    assert status(rulebook, date(2026, 12, 31), age=18) == "met"
    assert status(rulebook, SECOND, age=18) == "not_met"
    assert status(rulebook, SECOND, age=21) == "met"
    assert [period.start for period in rulebook.goals["goal"].periods] == [None, "2026-01-01", "2027-01-01"]
    assert judge(rulebook, SECOND)["period"] == "2027-01-01"


def test_never_closes_a_dated_clause_from_a_day_on():
    rulebook = book({FIRST: "member", SECOND: "never"})
    assert status(rulebook, FIRST, member=True) == "met"
    assert status(rulebook, SECOND, member=True) == "not_met"
    assert judge(rulebook, SECOND)["ask"] == []


def test_periods_that_do_not_differ_are_one():
    rulebook = book({"any": ["member", {FIRST: "insured", SECOND: "insured"}]})
    assert [period.start for period in rulebook.goals["goal"].periods] == [None, "2026-01-01"]


PROMISE = "{within: 60 days, of: joined, do: insured}"


@pytest.mark.parametrize(
    ("joined", "later", "due", "days"),
    [
        pytest.param("2026-11-01", "30 days", "2026-12-31", 60, id="over before the change"),
        pytest.param("2026-12-01", "30 days", "2026-12-31", 30, id="lost on the day of the change"),
        pytest.param("2026-12-20", "30 days", "2027-01-19", 30, id="cut short by the change"),
        pytest.param("2026-12-20", "90 days", "2027-02-18", 60, id="not made longer by the change"),
    ],
)
def test_a_duty_ends_no_later_than_the_rules_that_hold_by_then_allow(joined, later, due, days):
    need = {FIRST: read(PROMISE), SECOND: read(PROMISE) | {"within": later}}
    rulebook, as_of = book(need), date(2026, 12, 20)
    (duty,) = judge(rulebook, as_of, joined=joined, insured=False)["owed"]
    assert (duty["due"], duty["days"]) == (due, days)
    assert status(rulebook, date.fromisoformat(due), joined=joined, insured=False) == "met_with_duty"
    people = read_people(rulebook, f"joined,insured\n{joined},no", as_of)
    assert [each for _, each in Team(rulebook, "goal", as_of).judge(people.rows[0]).owed] == [due]
    if later == "30 days":
        assert status(rulebook, date.fromisoformat(due) + timedelta(1), joined=joined, insured=False) == "not_met"


def test_a_duty_is_not_cut_short_by_a_change_that_is_met():
    rulebook = book({FIRST: read(PROMISE), SECOND: {"all": ["member", read(PROMISE)]}})
    answers = {"joined": "2026-12-20", "insured": False, "member": True}
    (duty,) = judge(rulebook, date(2026, 12, 20), **answers)["owed"]
    assert duty["due"] == "2027-02-18"


@pytest.mark.parametrize(
    ("joined", "found", "due"),
    [
        ("2026-09-22", "met_with_duty", "2026-11-21"),
        ("2026-11-21", "met_with_duty", "2027-01-20"),
        ("not_yet", "met_with_duty", None),
    ],
)
def test_within_is_a_duty_through_the_last_day(joined, found, due):
    record = judge(book(PROMISE), joined=joined, insured=False)
    assert record["status"] == found
    assert [(each["days"], each["of"], each["due"]) for each in record["owed"]] == [(60, "joined", due)]


def test_within_is_lost_on_the_day_after():
    record = judge(book(PROMISE), joined="2026-09-21", insured=False)
    assert (record["status"], record["owed"], record["ask"]) == ("not_met", [], [])


def test_a_thing_once_done_counts_however_late():
    record = judge(book(PROMISE), joined="2020-01-01", insured=True)
    assert (record["status"], record["owed"]) == ("met", [])
    assert status(book(PROMISE), insured=True) == "met"


def test_within_waits_for_the_day_it_counts_from():
    record = judge(book(PROMISE), insured=False)
    assert (record["status"], record["ask"]) == ("unsettled", ["joined"])
    assert [each["due"] for each in record["owed"]] == [None]


def test_not_yet_fails_every_other_test_on_the_day_but_keeps_the_clock_running():
    rulebook = book("{all: [{within: 60 days, of: joined, do: insured}, {none: [{joined: '<= 60 days ago'}]}]}")
    assert status(rulebook, joined="not_yet", insured=False) == "met_with_duty"


def test_the_days_of_a_within_may_be_dated_or_a_value():
    dated = book({"within": {FIRST: "60 days", SECOND: "30 days"}, "of": "joined", "do": "insured"})
    assert status(dated, date(2026, 12, 31), joined="2026-11-21", insured=False) == "met_with_duty"
    assert status(dated, date(2027, 1, 2), joined="2026-12-01", insured=False) == "not_met"
    named = book("{within: grace days, of: joined, do: insured}", values={"grace": 60})
    assert judge(named, joined="2026-09-22", insured=False)["owed"][0]["due"] == "2026-11-21"
    assert status(named, joined="2026-09-21", insured=False) == "not_met"


def test_before_its_first_date_a_within_leaves_no_time():
    rulebook = book({"within": {FIRST: "60 days"}, "of": "joined", "do": "insured"})
    assert status(rulebook, BEFORE, joined="2025-12-31", insured=False) == "not_met"
    assert status(rulebook, BEFORE, joined="2025-12-31", insured=True) == "met"


def test_each_within_is_a_duty_of_its_own():
    rulebook = book("{all: [{within: 60 days, of: joined, do: insured}, {within: 90 days, of: joined, do: member}]}")
    record = judge(rulebook, joined="2026-11-21", insured=False, member=False)
    assert [(each["clause"], each["due"]) for each in record["owed"]] == [("0.0", "2027-01-20"), ("0.1", "2027-02-19")]
    assert [each["clause"] for each in judge(rulebook, joined="not_yet", insured=True, member=False)["owed"]] == ["0.1"]


def test_one_within_named_in_two_places_is_one_duty():
    rulebook = book("{any: [{all: [part, member]}, {all: [part, {age: '>= 18'}]}]}", {"part": {"need": read(PROMISE)}})
    record = judge(rulebook, joined="not_yet", insured=False, member=True, age=18)
    assert [each["clause"] for each in record["owed"]] == ["0.0.0"]


def test_a_within_that_does_not_count_is_no_duty():
    rulebook = book({"all": ["member", read(PROMISE) | {"desirable": True}]})
    record = judge(rulebook, member=True, joined="not_yet", insured=False)
    assert (record["status"], record["owed"], record["ask"]) == ("met", [], [])


def test_a_within_may_stand_where_so_many_clauses_will_be_asked_for():
    rulebook = book({"any": ["member", {"at_least": {SECOND: 1}, "of": [read(PROMISE)]}]})
    assert status(rulebook, member=False, joined="not_yet", insured=True) == "not_met"
    assert status(rulebook, SECOND, member=False, joined="not_yet", insured=False) == "met_with_duty"


def test_an_open_sentence_gives_a_verdict_for_each_reading():
    rulebook = book("{all: [member, {when: {wording: strict}, need: insured}]}")
    record = judge(rulebook, member=True, insured=False)
    assert record["status"] == "depends_on_reading"
    assert [(each["reading"], each["status"]) for each in record["readings"]] == [
        ({"wording": "strict"}, "not_met"),
        ({"wording": "loose"}, "met"),
    ]
    assert dict(states(record["clauses"]))["0.1"] == "not_settled"
    assert judge(rulebook, member=True, insured=True)["readings"] == []
    assert judge(rulebook, member=False)["readings"] == []


def test_two_readings_side_by_side_that_come_to_the_same_settle_it():
    rulebook = book("{any: [{all: [{wording: strict}, member]}, {all: [{wording: loose}, member]}]}")
    assert status(rulebook, member=True) == "met"


def test_readings_that_come_to_the_same_are_not_told_apart():
    rulebook = book("{any: [{all: [{wording: strict}, member]}, {all: [{wording: loose}, insured]}]}")
    assert judge(rulebook)["status"] == "unsettled"
    assert judge(rulebook)["readings"] == []
    assert len(judge(rulebook, member=True)["readings"]) == 2


def test_someones_decision_is_left_to_them():
    record = judge(book("{all: [member, approval]}"), member=True)
    assert record["status"] == "left_to_others"
    assert [(each["fact"], each["decided_by"]) for each in record["left_to"]] == [("approval", "The board")]
    assert judge(book("{all: [member, approval]}"), member=False)["left_to"] == []


def test_a_decision_under_one_reading_alone_stands_with_that_reading():
    record = judge(book("{all: [member, {when: {wording: strict}, need: approval}]}"), member=True)
    assert record["status"] == "depends_on_reading"
    assert [(each["status"], [one["fact"] for one in each["left_to"]]) for each in record["readings"]] == [
        ("left_to_others", ["approval"]),
        ("met", []),
    ]


def test_a_day_moves_on_while_a_number_stands():
    rulebook = book("{all: [{joined: '<= 10 days ago'}, {age: '>= 18'}]}")
    assert status(rulebook, TODAY, joined="2026-11-11", age=18) == "met"
    assert status(rulebook, date(2026, 11, 22), joined="2026-11-11", age=18) == "not_met"
    assert clause(rulebook).facts == ("joined", "age")
