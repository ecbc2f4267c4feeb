"""The calendar file keeps the rules of RFC 5545 and names the right days."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from checker.protocol import Service
from checker.saved.calendar import calendar
from checker.wording import ENGLISH
from tests.support.builders import TODAY, book, judge
from tests.support.cases import cases, rulebook
from tests.support.samples import random_samples
from tests.support.verdicts import verdict

WORDS = {
    "calendar.note": "Judged, by rules; see \\ “there”.\nNo decision.",
    "calendar.begins.lesson": "It begins",
    "calendar.ends.lesson": "It ends",
    "calendar.begins.certification_ends": "The renewal can be sent in",
    "calendar.ends.certification_ends": "Last day of the certification",
}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"}


def days(need, answers, **more):
    rules = book(need, **more)
    return {(each["kind"], each["subject"], each["day"]) for each in judge(rules, **answers)["days"]}


def file_of(rules, goal, answers, as_of=TODAY, words=WORDS):
    found = verdict(rules, goal, answers, as_of)["days"]
    return calendar(found, goal, as_of, ENGLISH.with_words(words), "The Site", "https://example.org/check/")


def parsed(text):
    """The events of a file as icalendar reads them. What it forgives is asked for here: whole lines, short enough."""
    assert text.endswith("\r\n")
    lines = text.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 and not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    found = Calendar.from_ical(text).events
    assert not [event.errors for event in found if event.errors]
    for event in found:
        assert not [name for name in event if isinstance(event[name], list)], "a property stands twice"
    return found


def test_a_duty_is_its_last_day():
    need = "{within: 60 days, of: joined, do: insured, text: 'Insure yourself, your boat; and “all” on it'}"
    text = file_of(book(need), "goal", {"insured": False, "joined": "2026-11-01"})
    (event,) = parsed(text)
    assert set(event) == ONCE
    assert (event.start, event.end) == (date(2026, 12, 31), date(2027, 1, 1))
    assert datetime(2026, 11, 21, tzinfo=UTC) == event.DTSTAMP
    assert event["SUMMARY"] == "Last day: Insure yourself, your boat; and “all” on it"
    assert event["DESCRIPTION"] == " ".join(WORDS["calendar.note"].split())
    (alarm,) = event.alarms.times
    assert alarm.trigger.date() < event.start
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


def test_a_day_that_a_clause_is_about_begins_and_ends():
    need = "{all: [{lesson: '<= 90 days ahead'}, {lesson: '>= 0 days ahead'}]}"
    assert days(need, {"lesson": "2027-06-01"}) >= {
        ("begins", "lesson", "2027-03-03"),
        ("ends", "lesson", "2027-06-01"),
    }
    assert days(need, {"lesson": "2026-11-21"}) == {("ends", "lesson", "2026-11-21")}
    assert days(need, {"lesson": "2026-11-20"}) == set()
    assert days(need, {"lesson": "not_yet"}) == days(need, {"lesson": "unknown"}) == days(need, {}) == set()


def test_a_wait_is_the_day_to_check_again():
    facts = {"age": {"ask": "How old?", "unit": "years", "get": "wait"}}
    assert days("{age: '>= 18'}", {"age": 17}, facts=facts) == {("again", "goal", "2027-11-22")}
    assert days("{age: '>= 18'}", {"age": 19}, facts=facts) == set()


def test_a_day_with_words_of_its_own_is_not_told_twice():
    rules = book("{lesson: '<= 90 days ahead'}")
    assert len(parsed(file_of(rules, "goal", {"lesson": "2027-06-01"}))) == 1
    plain = {key: words for key, words in WORDS.items() if key != "calendar.begins.lesson"}
    (event,) = parsed(file_of(rules, "goal", {"lesson": "2027-06-01"}, words=plain))
    assert event["SUMMARY"].startswith("Check again")


def test_nothing_to_keep_in_mind_is_no_file():
    assert file_of(book("member"), "goal", {"member": True}) is None
    service = Service(book("member").to_json())
    args = {"goal": "goal", "answers": {}, "as_of": "2026-11-21", "site": "S", "address": ""}
    assert json.loads(service.reply(json.dumps({"id": 1, "call": "calendar", "args": args})))["ok"] is None


def test_lines_are_folded_between_letters():
    words = {"calendar.due": "é“😀" * 60}
    text = file_of(
        book("{within: 60 days, of: joined, do: insured}"),
        "goal",
        {"insured": False, "joined": "2026-11-01"},
        words=words,
    )
    (event,) = parsed(text)
    assert event["SUMMARY"] == words["calendar.due"]


def test_the_same_day_keeps_its_name_and_another_day_has_another():
    rules = book("{within: 60 days, of: joined, do: insured}")
    names = [
        parsed(file_of(rules, "goal", {"insured": False, "joined": joined}, as_of))[0]["UID"]
        for joined, as_of in (("2026-11-01", TODAY), ("2026-11-01", TODAY + timedelta(9)), ("2026-11-02", TODAY))
    ]
    assert names[0] == names[1] != names[2]


@pytest.mark.parametrize("goal", rulebook().goals)
def test_every_goals_file_can_be_taken_in(goal):
    rules = rulebook()
    samples = [(case.goal, case.answers, date.fromisoformat(case.as_of)) for case in cases()]
    for name, answers, day in [*samples, *random_samples(rules, TODAY, 60)]:
        if name != goal:
            continue
        text = file_of(rules, goal, answers, day)
        found = parsed(text) if text else []
        assert len({event["UID"] for event in found}) == len(found)
        owed = verdict(rules, goal, answers, day)["owed"]
        assert {date.fromisoformat(duty["due"]) for duty in owed if duty["due"]} <= {event.start for event in found}
        assert all(event.start >= day for event in found)


DATED = [(goal.id, name) for goal in rulebook().goals.values() for name in goal.words if name.count(".") == 2]


@pytest.mark.parametrize(("goal", "message"), DATED)
def test_the_words_of_a_check_are_for_days_that_its_goal_knows(goal, message):
    _, kind, fact = message.split(".")
    years = [TODAY + timedelta(days) for days in range(-1500, 1500, 100)]
    found = [day for year in years for day in verdict(rulebook(), goal, {fact: year}, TODAY)["days"]]
    assert (kind, fact) in {(day["kind"], day["subject"]) for day in found}


def test_a_renewal_knows_when_it_can_be_sent_in_and_when_the_certification_ends():
    found = parsed(file_of(rulebook(), "renewal", {"certification_ends": "2027-06-01"}))
    assert [(event.start, event["SUMMARY"]) for event in found] == [
        (date(2027, 3, 3), "The renewal can be sent in"),
        (date(2027, 6, 1), "Last day of the certification"),
    ]
