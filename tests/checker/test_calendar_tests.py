"""Tests by the calendar: months and years, whose anniversary counts, and fixed days, over many days of asking."""

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta

import pytest

from checker.facts.calendar import add_months
from tests.support.builders import read
from tests.support.compiling import compile_proved, compile_rulebook
from tests.support.verdicts import verdict

FACTS = read("{born: {ask: Born?, date: past}, exam: {ask: Exam?, date: any}, done: {ask: Done?}}")


def compiled(need):
    named = {name: raw for name, raw in FACTS.items() if f"'{name}'" in str(need)}
    rulebook, faults = compile_rulebook(named, {"goal": {"title": "Goal", "need": need}}, {})
    assert rulebook, faults
    return rulebook


def status(rulebook, as_of, **answers):
    return verdict(rulebook, "goal", answers, as_of)["status"]


def months_later(day, months):
    """By hand: the same day of that month, or its last."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def test_months_are_added_as_by_hand():
    draw = random.Random(1)
    for _ in range(2_000):
        day = date(2000, 1, 1) + timedelta(draw.randrange(40_000))
        months = draw.randrange(-300, 300)
        assert add_months(day, months) == months_later(day, months)


def test_a_person_of_18_is_so_from_the_birthday_on():
    rulebook = compiled({"born": ">= 18 years ago"})
    assert status(rulebook, date(2026, 3, 1), born="2008-03-01") == "met"
    assert status(rulebook, date(2026, 2, 28), born="2008-03-01") == "not_met"
    assert status(rulebook, date(2026, 2, 28), born="2008-02-29") == "met"
    assert status(rulebook, date(2026, 2, 27), born="2008-02-29") == "not_met"
    record = verdict(rulebook, "goal", {"born": "2008-06-15"}, date(2025, 11, 21))
    assert record["earliest"] == {"days": 206, "day": "2026-06-15"}


@pytest.mark.parametrize("months", [1, 6, 12, 13])
@pytest.mark.parametrize("op", [">=", ">", "<=", "<"])
@pytest.mark.parametrize("side", ["ago", "ahead"])
def test_a_count_of_months_is_exact_on_every_day(months, op, side):
    rulebook = compiled({"exam": f"{op} {months} months {side}"})
    draw = random.Random(months)
    for _ in range(150):
        as_of = date(2023, 1, 1) + timedelta(draw.randrange(2_000))
        near = months_later(as_of, -months if side == "ago" else months) + timedelta(draw.randrange(-4, 5))
        anniversary = months_later(near, months) if side == "ago" else near
        limit = as_of if side == "ago" else months_later(as_of, months)
        truth = {
            ">=": anniversary <= limit if side == "ago" else anniversary >= limit,
            ">": anniversary < limit if side == "ago" else anniversary > limit,
            "<=": anniversary >= limit if side == "ago" else anniversary <= limit,
            "<": anniversary > limit if side == "ago" else anniversary < limit,
        }[op]
        assert status(rulebook, as_of, exam=near.isoformat()) == ("met" if truth else "not_met"), (as_of, near)
        assert status(rulebook, as_of, exam="not_yet") == "not_met"


@pytest.mark.parametrize(
    ("side", "days"),
    [
        ("before", ["2022-06-30"]),
        ("on or before", ["2022-06-30", "2022-07-01"]),
        ("after", ["2022-07-02"]),
        ("on or after", ["2022-07-01", "2022-07-02"]),
    ],
)
def test_a_fixed_day_stays_where_it_is(side, days):
    rulebook = compiled({"exam": f"{side} 2022-07-01"})
    for as_of in (date(2020, 1, 1), date(2022, 7, 1), date(2026, 11, 21), date(2090, 2, 28)):
        for day in ("2022-06-30", "2022-07-01", "2022-07-02"):
            assert status(rulebook, as_of, exam=day) == ("met" if day in days else "not_met")


def test_a_promise_lasts_to_the_anniversary():
    rulebook = compiled({"within": "6 months", "of": "born", "do": "done"})
    answers = {"born": "2025-08-31", "done": False}
    record = verdict(rulebook, "goal", answers, date(2026, 2, 28))
    assert (record["status"], record["owed"][0]["due"]) == ("met_with_duty", "2026-02-28")
    assert record["owed"][0]["limit"] == "6 months"
    assert status(rulebook, date(2026, 3, 1), **answers) == "not_met"
    rulebook = compiled({"within": "1 year", "of": "born", "do": "done"})
    assert status(rulebook, date(2024, 11, 21), born="2023-11-21", done=False) == "met_with_duty"
    assert status(rulebook, date(2024, 11, 22), born="2023-11-21", done=False) == "not_met"


def test_orders_that_change_with_the_day_of_asking_stay_exact():
    """6 months are 181 to 184 days, so the two tests pass one another; only what this day allows is left."""
    need = {"all": [{"exam": ">= 6 months ago"}, {"exam": "<= 183 days ago"}, {"exam": "after 2024-01-31"}]}
    rulebook = compiled(need)
    for offset in range(0, 800, 3):
        as_of = date(2024, 6, 1) + timedelta(offset)
        days = [as_of - timedelta(ago) for ago in range(178, 190)]
        met = [
            day
            for day in days
            if months_later(day, 6) <= as_of and (as_of - day).days <= 183 and day > date(2024, 1, 31)
        ]
        for day in days:
            assert status(rulebook, as_of, exam=day.isoformat()) == ("met" if day in met else "not_met")
        assert status(rulebook, as_of) == ("unsettled" if met else "not_met"), as_of


def test_the_proof_of_a_test_by_the_calendar_stands_at_its_threshold():
    rules = {"goal": {"title": "Goal", "need": {"all": [{"exam": ">= 6 months ago"}, "done"]}}}
    facts = {name: FACTS[name] for name in ("exam", "done")}
    rulebook, lines, faults = compile_proved(facts, rules, {})
    assert faults == []
    holds, fails = lines[0].holds, lines[0].fails
    assert (holds.answers["exam"], fails.answers["exam"]) == ("2025-07-01", "2025-07-02")
    assert verdict(rulebook, "goal", holds.answers, holds.as_of)["status"] == "met"


@pytest.mark.parametrize(
    ("need", "says"),
    [
        ({"exam": "before 2022-02-30"}, "no day 2022-02-30"),
        ({"exam": ">= 1.5 years ago"}, None),
        ({"exam": ">= 0.3 months ago"}, "whole numbers"),
        ({"exam": ">= 3000 months ago"}, "2400 months at most"),
        ({"exam": ">= 2 fortnights ago"}, "write one such as"),
        ({"within": "300 years", "of": "exam", "do": "done"}, "no rule can count more than 200 years"),
        ({"within": "1000000000 days", "of": "exam", "do": "done"}, "no rule can count more than 200 years"),
        ({"within": "6 months", "of": "exam", "do": "done", "on": "born"}, "write within in days"),
        ({"all": [{"born": ">= 18 years ago"}, {"sum": ["born", {"exam": -1}], "is": ">= 0"}]}, "goes by the calendar"),
    ],
)
def test_what_the_calendar_does_not_have_is_a_fault(need, says):
    named = {name: raw for name, raw in FACTS.items() if f"'{name}'" in str(need)}
    _, faults = compile_rulebook(named, {"goal": {"title": "Goal", "need": need}}, {})
    assert [fault.message for fault in faults if says and says in fault.message] or (says is None and not faults)
