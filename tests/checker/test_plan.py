"""The plan: where a person stands on the path, what is asked for it, what it takes, and what no step can change."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Rulebook
from checker.facts.answers import read_answers
from checker.verdict import progress, verdict
from tests.support.builders import read
from tests.support.compiling import compile_rulebook

TODAY = date(2026, 11, 21)
FACTS = """
grown: {ask: Are you grown?}
applied: {ask: Have you applied?}
approved_on: {ask: When were you approved?, date: past}
trained: {ask: Are you trained?, get: {hours: 80}}
passed: {ask: Have you passed?, get: {dollars: 1}}
served: {ask: How many months have you served?, unit: months, get: wait}
"""
RULES = """
goal:
  title: Goal
  path: way
  need: {all: [grown, trained, passed, {served: ">= 6 months"}]}
"""
CONTACTS = "office: {name: the office, mail: office@example.org, checked_on: 2026-11}"
PATHS = """
way:
  ask: {contact: office, label: Ask the office}
  steps:
    apply:
      title: Apply
      text: Apply first.
      where: {contact: office, label: Apply}
      takes: {least: 30, most: 60, unit: minutes}
      fee: entry
      done: {any: [applied, {approved_on: "<= 1 year ago"}, passed]}
    approval:
      title: Wait
      text: The office looks at it.
      by: office
      takes: {most: 30, unit: days}
      done: {any: [{approved_on: "<= 1 year ago"}, passed]}
      starts: {clock: year, lasts: 1 year, of: approved_on, text: You have a year.}
    train:
      title: Train
      text: Train well.
      where: {contact: office, label: Train}
      takes: {most: 80, unit: hours}
      price: The school sets its price.
      done: trained
      by_end_of: year
    exam:
      title: Pass
      text: Pass it.
      where: {contact: office, label: Sit}
      takes: {most: 2, unit: hours}
      fee: exam
      done: passed
      after: [approval, train]
      by_end_of: year
    serve:
      title: Serve
      text: Serve on.
      where: {contact: office, label: Serve}
      takes: {most: 6, unit: months}
      done: {served: ">= 6 months"}
      after: []
"""
VALUES = {"entry": 100, "exam": {date(2020, 1, 1): 150, date(2027, 1, 1): 175}}


def compiled(facts=FACTS, rules=RULES, paths=PATHS):
    rulebook, faults = compile_rulebook(read(facts), read(rules), VALUES, paths=read(paths), contacts=read(CONTACTS))
    assert rulebook is not None, faults
    return Rulebook.from_json(rulebook.to_json())


def faults_of(paths, facts=FACTS, rules=RULES):
    rulebook, faults = compile_rulebook(read(facts), read(rules), VALUES, paths=read(paths), contacts=read(CONTACTS))
    assert rulebook is None
    return [(fault.path, fault.message) for fault in faults]


@pytest.fixture(scope="module")
def rulebook():
    return compiled()


def judged(rulebook, as_of=TODAY, **person):
    return verdict(rulebook, "goal", read_answers(rulebook.facts, person, as_of), as_of)


def states(record):
    return {step["id"]: step["state"] for step in record["plan"]["steps"]}


READY = {"grown": True, "served": 6}
NEW = {**READY, "trained": False, "passed": False, "approved_on": "not_yet", "applied": False}


def test_a_newcomer_begins_with_the_first_step(rulebook):
    record = judged(rulebook, **NEW)
    assert states(record) == {"apply": "next", "approval": "later", "train": "later", "exam": "later", "serve": "done"}
    assert record["plan"]["blocked"] == []
    assert record["next"] == {"kind": "step", "step": "apply"}


def test_the_sums_are_those_of_the_steps_that_are_left(rulebook):
    rest = judged(rulebook, **NEW)["plan"]["left"]
    assert rest["steps"] == 3
    assert rest["dollars"] == {"amount": 250, "at_least": True}
    assert rest["hours"] == {"amount": 83, "at_least": False}
    assert rest["days"] == {"amount": 30, "at_least": False}


def test_a_fee_is_that_of_the_day(rulebook):
    record = judged(rulebook, as_of=date(2027, 1, 1), **NEW)
    assert record["plan"]["left"]["dollars"]["amount"] == 275


def test_while_somebody_else_acts_the_person_waits(rulebook):
    record = judged(rulebook, **NEW | {"applied": True})
    assert states(record)["apply"] == "done"
    assert states(record)["approval"] == "waiting"


def test_what_shows_that_a_later_step_is_done_shows_that_an_earlier_one_is(rulebook):
    record = judged(rulebook, **READY, trained=True, passed=True)
    assert set(states(record).values()) == {"done"}
    assert record["ask_plan"] == []
    assert record["status"] == "met"


def test_the_last_day_is_told_while_the_clock_runs_and_else_its_words(rulebook):
    running = judged(rulebook, **NEW | {"approved_on": "2026-10-31"})["plan"]
    assert running["last_day"] == "2027-10-31"
    assert running["clock"]["begun"] == "2026-10-31"
    waiting = judged(rulebook, **NEW)["plan"]
    assert waiting["last_day"] is None
    assert waiting["clock"] == {"clock": "year", "text": "You have a year.", "lasts": "1 year", "begun": None}


def test_when_the_clock_has_run_out_the_path_begins_again(rulebook):
    record = judged(rulebook, **NEW | {"approved_on": "2025-11-20", "trained": True})
    assert states(record)["apply"] == "next"
    assert states(record)["exam"] == "later"
    assert record["plan"]["last_day"] is None


def test_what_no_step_and_no_wait_can_change_is_told(rulebook):
    record = judged(rulebook, **NEW | {"grown": False})
    assert [each["text"] for each in record["plan"]["blocked"]] == ["Are you grown?"]
    assert record["ask_plan"] == []


def test_what_grows_is_done_by_time_and_not_paid_twice(rulebook):
    record = judged(rulebook, **READY | {"served": 3}, trained=True, passed=True)
    (serve,) = [step for step in record["plan"]["steps"] if step["id"] == "serve"]
    assert (serve["state"], serve["day"]) == ("waiting", record["plan"]["wait"]["day"])
    assert record["plan"]["left"]["days"]["amount"] == record["plan"]["wait"]["days"] < 183


def test_what_was_not_begun_has_no_day(rulebook):
    record = judged(rulebook, **READY | {"served": 0}, trained=True, passed=True)
    (serve,) = [step for step in record["plan"]["steps"] if step["id"] == "serve"]
    assert (serve["state"], serve["day"], record["plan"]["wait"]) == ("next", None, None)


def test_the_plan_is_asked_about_after_the_requirements_and_only_as_far_as_it_needs(rulebook):
    record = progress(rulebook, "goal", read_answers(rulebook.facts, {**READY, "trained": False}, TODAY), TODAY)
    assert record["ask"] == []
    assert record["ask_plan"] == ["applied", "approved_on"]
    assert "next" not in record
    assert judged(rulebook, **READY, trained=False, applied=False)["ask_plan"] == []
    late = judged(rulebook, **READY, trained=False, applied=True)
    assert late["ask_plan"] == ["approved_on"]
    unknown = judged(rulebook, **READY, trained=False, applied="unknown")
    assert unknown["plan"]["find_out"] == ["applied"]
    assert states(unknown)["apply"] == "not_known"


def test_the_nearest_way_is_the_plan_at_its_price(rulebook):
    record = judged(rulebook, **NEW)
    (way,) = record["nearest"]
    rest = record["plan"]["left"]
    assert way["steps"] == ["apply", "approval", "train", "exam"]
    assert way["cost"] == {"days": 30, "hours": 83, "dollars": 250, "known": False}
    assert [rest[unit]["amount"] for unit in ("days", "hours", "dollars")] == [30, 83, 250]


def test_a_step_whose_goal_is_met_otherwise_is_not_needed():
    rules = "goal: {title: Goal, path: way, need: {any: [trained, passed]}}"
    paths = """
way:
  steps:
    train: {title: Train, text: Train., takes: {most: 80, unit: hours}, done: trained}
    exam: {title: Pass, text: Pass., takes: {most: 2, unit: hours}, done: passed, after: []}
"""
    facts = "trained: {ask: Trained?}\npassed: {ask: Passed?}"
    short = judged(compiled(facts, rules, paths), trained=False, passed=False)
    assert states(short) == {"train": "not_needed", "exam": "next"}
    met = judged(compiled(facts, rules, paths), trained=True)
    assert states(met) == {"train": "done", "exam": "not_needed"}


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("fee: exam", "fee: exams", ("fee",), "no value is called `exams`; did you mean `exam`?"),
        ("after: [approval, train]", "after: [aproval]", ("after", 0), "no step is called `aproval`"),
        ("after: [approval, train]", "after: [serve]", ("after", 0), "does not come before"),
        (
            "      by_end_of: year\n    serve",
            "      by_end_of: yer\n    serve",
            ("by_end_of",),
            "starts a clock called",
        ),
        ("done: passed", "done: {all: [passed, {served: '>= 6 months'}]}", ("done",), "no step does this"),
        ("done: passed", "done: pased", ("done",), "no fact or rule is called `pased`"),
    ],
)
def test_a_slip_in_a_path_is_told_at_its_place(old, new, place, message):
    found = faults_of(PATHS.replace(old, new))
    assert any(path == ("paths", "way", "steps", "exam", *place) and message in text for path, text in found)


def test_a_goal_names_a_path_that_there_is_and_a_path_belongs_to_a_goal():
    assert any(
        "no path is called `wey`" in text for _, text in faults_of(PATHS, rules=RULES.replace("path: way", "path: wey"))
    )
    assert any(
        "no goal names the path" in text for _, text in faults_of(PATHS, rules=RULES.replace("  path: way\n", ""))
    )


@pytest.mark.parametrize(
    ("need", "after", "steps"),
    [
        ({"all": [f"did_{number}" for number in range(40)]}, None, 40),
        ({"all": [f"did_{number}" for number in range(40)]}, [], 40),
        ({"at_least": 3, "of": [f"did_{number}" for number in range(40)]}, [], 3),
        ({"any": [{"all": [f"did_{number}", f"did_{number + 20}"]} for number in range(20)]}, [], 2),
        ("did_39", None, 40),
    ],
    ids=["all in a row", "all, free", "3 of 40", "one pair of 20", "the last in a row"],
)
def test_a_path_of_40_steps_has_its_plan(need, after, steps):
    """Trying every set of them would take longer than anybody lives."""
    facts = {f"did_{number}": {"ask": f"Have you done number {number}?"} for number in range(40)}
    free = {} if after is None else {"after": after}
    path = {
        f"do_{number}": {"title": "Do", "text": "Do it.", "done": f"did_{number}", "fee": "entry"} | free
        for number in range(40)
    }
    rules = {"goal": {"title": "Goal", "path": "way", "need": need}}
    used = {name: raw for name, raw in facts.items() if name in str(rules) or name in str(path)}
    rulebook, faults = compile_rulebook(used, rules, VALUES, paths={"way": {"steps": path}})
    assert rulebook is not None, faults
    none = dict.fromkeys(used, False)
    assert judged(rulebook, **none)["plan"]["left"]["dollars"]["amount"] == 100 * steps
