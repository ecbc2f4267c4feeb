"""Every case of ``tests/checker/cases`` gives the verdict it expects, in CPython."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from itertools import product

import pytest

from checker.protocol import Service
from tests.support.cases import FOLDER, Case, cases, rulebook, states
from tests.support.verdicts import status_of, verdict

AS_OF = date(2026, 11, 21)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.goal}: {case.name}")
def test_a_case_gives_the_verdict_it_expects(case: Case):
    record = verdict(rulebook(), case.goal, case.answers, date.fromisoformat(case.as_of))
    assert case.differences(record) == {}


def test_the_page_is_told_what_the_verdict_says():
    service = Service(rulebook().to_json())
    for case in cases():
        args = {"goal": case.goal, "answers": case.answers, "as_of": case.as_of}
        reply = json.loads(service.reply(json.dumps({"id": 1, "call": "verdict", "args": args})))
        record = verdict(rulebook(), case.goal, case.answers, date.fromisoformat(case.as_of))
        assert reply["ok"] == json.loads(json.dumps(record | {"answers": reply["ok"]["answers"]}))
        again = service.reply(
            json.dumps({"id": 1, "call": "verdict", "args": args | {"answers": reply["ok"]["answers"]}})
        )
        assert json.loads(again) == reply


def test_every_goal_has_cases_under_its_name():
    by_goal = Counter(case.goal for case in cases())
    assert set(by_goal) == set(rulebook().goals) == {file.stem for file in FOLDER.glob("*.yml")}
    assert min(by_goal.values()) >= 8
    assert len({(case.goal, case.name) for case in cases()}) == len(cases())


def test_the_cases_turn_every_clause():
    """Each clause is met in some case and not met in another; one that rests on others too is settled in some.

    A clause that stands in several places, or goals, is one: what it says and what it asks.
    """
    seen = defaultdict(set)
    for case in cases():
        day = date.fromisoformat(case.as_of)
        found = dict(states(verdict(rulebook(), case.goal, case.answers, day)["clauses"]))
        for clause in rulebook().goals[case.goal].period(day).clause.walk():
            rests_on_others = {each.kind for each in clause.walk()} & {"reading", "decision"}
            seen[clause.kind, clause.text, clause.facts, clause.test, bool(rests_on_others)].add(found[clause.id])
    for (kind, *what, rests_on_others), found in seen.items():
        if kind == "never":
            assert found == {"not_met"}, what
        elif not rests_on_others:
            assert found >= {"met", "not_met"}, what
        elif kind not in ("reading", "decision"):
            assert found & {"met", "not_met"}, what


def test_questions_stand_in_the_goals_order():
    for case in cases():
        day = date.fromisoformat(case.as_of)
        record = verdict(rulebook(), case.goal, case.answers, day)
        order = rulebook().goals[case.goal].period(day).order
        assert record["ask"] == sorted(record["ask"], key=order.index)
        assert record["find_out"] == sorted(record["find_out"], key=order.index)


def test_the_day_of_the_training_decides_for_the_supervisors_who_meet_the_rest():
    """50 of the 80 answers to the other questions meet an option, with 18 answers on the training and the first day."""
    answers = {
        "certified": [True, False],
        "bh_years": [1, 2],
        "bh_professional": [True, False],
        "schooling": ["none", "diploma", "ged", "related", "higher"],
        "direct_years": [3, 4],
        "training": [True, False],
        "training_day": ["2025-12-01", "2026-01-15", "2026-11-20"],
        "supervising_since": ["not_yet", "2026-11-01", "2026-01-01"],
    }
    growth = {"bh_work_now", "direct_service_now"}  # which never change the verdict
    assert {*answers, *growth} == set(rulebook().goals["supervisor"].periods[-1].order)
    people = (dict(zip(answers, values, strict=True)) for values in product(*answers.values()))
    statuses = Counter(status_of(rulebook(), "supervisor", person, AS_OF) for person in people)
    untrained = 3 * 2  # who has not begun, or began less than 60 days ago, may still be in time
    assert statuses == {
        "met": 50 * (3 + 2 + 1),  # not begun; trained before November 1; trained before January 1
        "depends_on_reading": 50 * (untrained + 1 + 1),  # and trained within the 60 days of either day
        "left_to_others": 50,  # trained in November, with January 1 as the first day
        "not_met": 50 * 3 + 30 * 18,
    }
