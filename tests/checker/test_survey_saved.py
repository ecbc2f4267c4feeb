"""A file of an interview over many goals, opened again: what has changed since, of each goal and of the file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker import Service
from checker.rulebook import GoalSet
from checker.wording import MESSAGES
from tests.support.builders import read
from tests.support.sample_rulebook import compiled

RULES = """
facts:
  trained: {ask: When were you trained?, date: past, topic: Training}
  swims: {ask: Can you swim?, topic: Water}
  sings: {ask: Can you sing?, topic: Music}
rules:
  guard: {title: Guard, audience: [guest], need: {all: [swims, {trained: "<= 30 days ago"}]}}
  race: {title: Race, audience: [guest], need: swims}
  choir: {title: Choir, audience: [guest], need: sings}
values: {}
"""
ANSWERS = {"trained": "2026-11-01", "swims": True}
THEN, LATER = "2026-11-28", "2026-12-28"


def service(rules=RULES):
    sets = {
        "water": GoalSet("water", "By the water", ("guard", "race")),
        "music": GoalSet("music", "Music", ("choir",)),
    }
    return Service(replace(compiled(read(rules)), sets=sets).to_json())


def call(of, name, **args):
    return json.loads(of.reply(json.dumps({"id": 1, "call": name, "args": args})))


@pytest.fixture(scope="module")
def file():
    args = {"goal": "water", "answers": ANSWERS, "as_of": THEN, "site": "Guide", "address": "https://guide.example/"}
    return call(service(), "save", **args)["ok"]["text"]


def opened(text, today=THEN, rules=RULES, goal="water"):
    return call(service(rules), "open", text=text, today=today, goal=goal)["ok"]


def test_on_the_same_day_nothing_has_changed(file):
    shown = opened(file)["opened"]
    assert (shown["results"], shown["doubts"], shown["moved"]) == ("", "", "")


def test_a_goal_that_stands_otherwise_today_is_named_with_both_results(file):
    shown = opened(file, LATER)["opened"]
    assert "Guard" in shown["results"]
    assert "Race" not in shown["results"]
    for status in ("met", "not_met"):
        assert MESSAGES[f"heading.{status}"] in shown["results"]
    assert MESSAGES["opened.moved"] in shown["moved"]


def test_changed_rules_and_a_changed_file_are_told_apart(file):
    shown = opened(file, rules=RULES.replace("<= 30", "<= 20"))["opened"]
    assert MESSAGES["opened.changed"] in shown["doubts"]
    assert MESSAGES["opened.altered"] not in shown["doubts"]
    assert "Guard" in shown["results"]
    altered = json.loads(file)
    altered["answers"]["swims"] = False
    shown = opened(json.dumps(altered))["opened"]
    assert MESSAGES["opened.altered"] in shown["doubts"]
    assert MESSAGES["opened.changed"] not in shown["doubts"]


def test_answers_that_today_has_no_question_for_are_counted(file):
    other = RULES.replace("swims: {ask: Can you swim?,", "swims: {ask: How many miles?, unit: miles,")
    other = other.replace("[swims,", "[{swims: '>= 1'},").replace("need: swims", "need: {swims: '>= 2'}")
    found = opened(file, rules=other)
    assert "1" in found["opened"]["doubts"]
    assert found["now"]["record"]["answers"] == {"trained": ANSWERS["trained"]}


def test_a_file_without_an_answer_to_any_question_there_leads_to_its_own_check(file):
    found = opened(file, goal="music")
    assert "now" not in found
    assert 'data-goal="water"' in json.dumps(found).replace('\\"', '"')
