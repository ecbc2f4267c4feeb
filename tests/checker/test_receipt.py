"""Saved answers come back as they were, with the same verdict; what is no such file is told in one sentence."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from checker.facts.answers import read_answers
from checker.protocol import Service
from checker.saved.receipt import FORMAT, MOST, ReceiptError, read_receipt, reopen, write
from tests.support.builders import TODAY, book
from tests.support.cases import cases, rulebook
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.samples import random_samples
from tests.support.verdicts import progress, verdict

SITE, ADDRESS = "The site", "https://example.org/check/"
BOOK, CLUB = rulebook(), compiled(SOURCES)
SAMPLES = [
    *((case.goal, case.answers, date.fromisoformat(case.as_of)) for case in cases()),
    *random_samples(BOOK, TODAY, 60),
]


def saved(rules, goal, answers, as_of=TODAY):
    return write(rules, goal, read_answers(rules.facts, answers, as_of), as_of, SITE, ADDRESS)


def reopened(rules, text, day):
    return reopen(rules, read_receipt(text), day)


def changed(text, **parts):
    """The file with other parts, its checksum as it was: what an editor does to it."""
    return json.dumps(json.loads(text) | parts)


@pytest.fixture
def text():
    return saved(CLUB, "club", {"member": True, "age": 18, "swum": "1.5", "joined": "2026-11-01", "school": "none"})


def refused(text, says):
    with pytest.raises(ReceiptError, match=says) as caught:
        reopened(CLUB, text, TODAY)
    assert re.fullmatch(r"[^.]+\.( [^.]+\.)?", caught.value.message)


def test_there_are_samples_of_every_goal():
    assert {goal for goal, _, _ in SAMPLES} == set(BOOK.goals)


@pytest.mark.parametrize("goal", BOOK.goals)
def test_what_was_saved_comes_back_with_the_same_verdict(goal):
    for answers, day in [(answers, day) for name, answers, day in SAMPLES if name == goal]:
        text = saved(BOOK, goal, answers, day)
        opened = reopened(BOOK, text, day)
        record = verdict(BOOK, goal, answers, day)
        stored = opened["then"].pop("answers")
        assert json.dumps(opened["then"]) == json.dumps(record)
        assert read_answers(BOOK.facts, stored, day) == read_answers(BOOK.facts, answers, day)
        assert opened["now"].pop("answers") == stored
        assert opened["now"] == progress(BOOK, goal, answers, day)
        assert opened["stored"]["status"] == record["status"]
        assert (opened["intact"], opened["changed"], opened["left_out"]) == (True, False, 0)
        assert len(text) < MOST / 4


def test_its_first_part_can_be_read_by_everybody(text):
    data = json.loads(text)
    assert next(iter(data)) == "read_me"
    assert data["questions"][0] == {"question": "Are you a member?", "answer": "Yes"}
    assert {"question": "When did you join?", "answer": "November 1, 2026"} in data["questions"]
    assert any("December 31, 2026" in line for line in data["read_me"])
    assert "To do by the deadline" in " ".join(data["requirements"])


def test_a_part_of_the_rule_that_comes_again_is_told_once():
    again = {"part": {"text": "The part", "need": {"all": ["member", "insured"]}}}
    rules = book("{any: [{all: [part, {age: '> 9'}], text: One}, {all: [part, {swum: '> 9'}], text: Two}]}", again)
    lines = json.loads(saved(rules, "goal", {"member": True}))["requirements"]
    assert [line.strip() for line in lines].count("Not clear yet: The part") == 2
    assert [line.strip() for line in lines].count("Met: Are you a member?") == 1


def test_on_another_day_days_have_moved_and_numbers_have_not(text):
    opened = reopened(CLUB, text, TODAY + timedelta(60))
    assert opened["then"]["owed"][0]["due"] == opened["stored"]["due"][0] == "2026-12-31"
    assert opened["now"]["as_of"] == "2027-01-20"
    assert opened["now"]["answers"]["age"] == 18
    assert opened["now"]["owed"] == []
    assert opened["now"]["status"] == "not_met" != opened["then"]["status"]


def test_older_rules_are_named_and_both_verdicts_given(text):
    stricter = compiled(SOURCES | {"values": {"minimum": 19}})
    opened = reopened(stricter, text, TODAY)
    assert opened["changed"]
    assert opened["intact"]
    assert opened["rules"] == {"then": CLUB.hash, "now": stricter.hash}
    assert opened["stored"]["status"] != opened["now"]["status"] == "not_met"


def test_answers_that_todays_questions_do_not_take_are_left_out_and_counted(text):
    facts = {
        "member": SOURCES["facts"]["member"],
        "school": {"ask": "Which?", "options": {"diploma": "A diploma", "degree": "A degree"}},
    }
    rules = {"club": SOURCES["rules"]["club"] | {"need": {"all": ["member", {"school": ["degree"]}]}}}
    opened = reopened(compiled(SOURCES | {"facts": facts, "rules": rules}), text, TODAY)
    assert opened["left_out"] == 4
    assert "school" in opened["now"]["ask"]
    assert opened["changed"]


def test_a_day_that_has_passed_is_asked_for_again():
    rules = book("{race: '>= 10 days ahead'}")
    text = saved(rules, "goal", {"race": "2026-12-24"})
    assert reopened(rules, text, TODAY)["left_out"] == 0
    opened = reopened(rules, text, date(2027, 1, 1))
    assert (opened["intact"], opened["left_out"], opened["now"]["ask"]) == (True, 1, ["race"])


@pytest.mark.parametrize(
    "part",
    [
        {"answers": {"member": True, "age": 99}},
        {"as_of": "2026-11-20"},
        {"read_me": ["You have won."]},
        {"verdict": {"status": "met"}},
        {"rules": "0123456789abcdef"},
        {"more": 1},
    ],
)
def test_a_change_by_hand_shows_and_the_verdict_is_that_of_the_answers(text, part):
    opened = reopened(CLUB, changed(text, **part), TODAY)
    assert not opened["intact"]
    answers = json.loads(changed(text, **part))["answers"]
    assert opened["now"]["status"] == verdict(CLUB, "club", answers, TODAY)["status"]


def test_a_false_verdict_with_a_checksum_of_its_own_shows_under_the_same_rules(text, monkeypatch):
    monkeypatch.setattr("checker.saved.receipt._gist", lambda _: {"status": "met", "owed": []})
    forged = saved(CLUB, "club", {"member": True, "age": 3})
    monkeypatch.undo()
    opened = reopened(CLUB, forged, TODAY)
    assert (opened["stored"]["status"], opened["then"]["status"], opened["intact"]) == ("met", "not_met", False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "3",
        "{}",
        '{"format": 1}',
        "[" * 90_000,
        '{"a":' * 15_000,
        "1" * 50_000,
        "\0",
        "\ufeff{}",
        '{"format": "something else"}',
        "BEGIN:VCALENDAR",
        "<html></html>",
        "%PDF-1.7 \ufffd\ufffd",
        '"\\ud800"',
    ],
)
def test_a_foreign_file_is_told(text):
    refused(text, "does not hold saved answers")


def test_a_file_too_large_is_told_before_it_is_read():
    refused(json.dumps({"format": FORMAT, "more": "x" * MOST}), "too large")


def test_a_key_that_stands_twice_is_told(text):
    """JSON would take the last, and nobody would know which answer was meant."""
    doubled = text.replace('"answers": {', '"answers": {}, "answers": {', 1)
    assert doubled != text
    with pytest.raises(ReceiptError, match="missing or damaged"):
        reopened(compiled(SOURCES), doubled, TODAY)


def test_a_byte_order_mark_does_not_matter(text):
    assert reopened(CLUB, "\ufeff" + text, TODAY)["intact"]


@pytest.mark.parametrize(
    "part",
    [
        {"version": None},
        {"version": 0},
        {"version": "1"},
        {"goal": None},
        {"goal": ["club"]},
        {"answers": []},
        {"answers": {"member": None}},
        {"answers": {"member": [True]}},
        {"answers": {"joined": {"year": "2026"}}},
        {"as_of": "2026-13-01"},
        {"as_of": "9999-12-31"},
        {"as_of": "0001-01-01"},
        {"as_of": 20261121},
        {"as_of": None},
        {"rules": ""},
        {"rules": "../../../../etc/a"},
        {"rules": None},
        {"verdict": None},
        {"verdict": {}},
        {"verdict": {"status": "won"}},
        {"verdict": {"status": ["met"]}},
        {"verdict": {"status": {}}},
        {"chosen": True},
        {"chosen": "supervisor"},
    ],
)
def test_a_damaged_file_is_told(text, part):
    refused(changed(text, **part), "missing or damaged")


@pytest.mark.parametrize("key", ["version", "goal", "answers", "as_of", "rules", "verdict"])
def test_a_file_without_a_part_is_told(text, key):
    data = json.loads(text)
    del data[key]
    refused(json.dumps(data), "missing or damaged")


def test_a_file_of_another_check_or_a_newer_site_is_told(text):
    refused(changed(text, goal="choir"), "a check that this site does not have")
    refused(changed(text, version=2), "newer version")


@pytest.mark.parametrize("owed", [None, 3, [3], [{}], [{"due": 5}], [{"due": "2026-99-99"}], [{"due": []}]])
def test_duties_in_a_file_that_make_no_sense_are_passed_over(text, owed):
    assert reopened(CLUB, changed(text, verdict={"status": "met", "owed": owed}), TODAY)["stored"] == {
        "status": "met",
        "due": [],
    }


@pytest.mark.parametrize("value", ["1e9", "-1", "x" * 1000, "\ud800", 10**300, -1, True, "not_yet", "9999-12-31"])
@pytest.mark.parametrize("fact", SOURCES["facts"])
def test_any_answer_in_a_file_is_taken_or_left_out(text, fact, value):
    assert reopened(CLUB, changed(text, answers={fact: value}), TODAY)["intact"] is False


def test_every_cut_of_a_file_is_told_and_no_flipped_letter_passes(text):
    for length in range(0, len(text) - 2, 7):
        with pytest.raises(ReceiptError):
            reopened(CLUB, text[:length], TODAY)
    for place in range(0, len(text), 11):
        if text[place].isalnum():
            flipped = text[:place] + ("7" if text[place] != "7" else "8") + text[place + 1 :]
            try:
                assert not reopened(CLUB, flipped, TODAY)["intact"]
            except ReceiptError:
                continue


def test_the_service_names_the_file_and_says_what_it_cannot_open(text):
    service = Service(CLUB.to_json())

    def reply(call, **args):
        return json.loads(service.reply(json.dumps({"id": 7, "call": call, "args": args})))

    file = reply("save", goal="club", answers={"age": 18}, as_of="2026-11-21", site="Peer Club", address=ADDRESS)["ok"]
    assert file["name"] == "peer-club-club-2026-11-21.json"
    assert file["name"] in file["done"]
    opened = reply("open", text=file["text"], today="2026-11-21", goal="club")["ok"]
    assert opened["now"]["record"]["answers"] == {"age": 18}
    assert f'data-outcome="{opened["now"]["record"]["status"]}"' in opened["opened"]["results"]
    assert '<a data-goal="club">The club</a>' in reply("open", text=file["text"], today="2026-11-21")["ok"]["elsewhere"]
    assert reply("open", text="", today="2026-11-21")["error"]["fact"] is None
