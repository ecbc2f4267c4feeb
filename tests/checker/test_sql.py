"""A rulebook as SQL: one statement gives every row of a table the status that the checker gives it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlglot
from hypothesis import given, reject
from hypothesis import strategies as st

from checker.compile.sql import DIALECTS, NotExact, TooManyReadings, statement
from tests.support.builders import book
from tests.support.cases import ROOT
from tests.support.cases import rulebook as shipped
from tests.support.random_rulebooks import random_rulebook
from tests.support.samples import random_samples
from tests.support.scope import ALL
from tests.support.strategies import answers
from tests.support.table import asked_facts, statuses
from tests.support.verdicts import status_of

AS_OF = date(2026, 11, 21)
VECTORS = ROOT / "tests" / "checker" / "vectors"
GOALS = sorted(file.stem for file in VECTORS.glob("*.json"))
PEOPLE = 10_000 if ALL else 300
"""Half-filled rows of each goal: many in a whole run, some in every run."""


def judged(rulebook, goal, people, as_of=AS_OF):
    """The checker's own status of each person."""
    return [status_of(rulebook, goal, answers, as_of) for answers in people]


def selected(rulebook, goal, people, folder, as_of=AS_OF):
    """The status of each person by the statement, in DuckDB."""
    facts = asked_facts(rulebook.goals[goal].period(as_of))
    return statuses(statement(rulebook, goal, as_of), facts, people, folder)


@pytest.mark.parametrize("goal", GOALS)
def test_every_stored_vector_has_its_status(goal, tmp_path):
    vectors = json.loads((VECTORS / f"{goal}.json").read_text("utf-8"))
    for day in {vector["as_of"] for vector in vectors}:
        as_of = date.fromisoformat(day)
        people = [vector["answers"] for vector in vectors if vector["as_of"] == day]
        assert selected(shipped(), goal, people, tmp_path, as_of) == judged(shipped(), goal, people, as_of)


def test_half_filled_rows_of_every_goal_have_their_status(tmp_path):
    rulebook = shipped()
    people = {}
    for goal, person, day in random_samples(rulebook, AS_OF, PEOPLE * len(rulebook.goals)):
        if day == AS_OF:
            people.setdefault(goal, []).append(person)
    assert people.keys() == set(GOALS)
    for goal, rows in people.items():
        assert selected(rulebook, goal, rows, tmp_path) == judged(rulebook, goal, rows), goal


@given(st.data())
def test_half_filled_rows_of_random_rulebooks_have_their_status(data):
    facts, _, rulebook = random_rulebook(data)
    people = data.draw(st.lists(answers([name for name in facts if "ask" in facts[name]]), min_size=20, max_size=40))
    with TemporaryDirectory() as folder:
        try:
            found = selected(rulebook, "goal", people, Path(folder))
        except NotExact:
            reject()
    assert found == judged(rulebook, "goal", people)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_every_statement(dialect):
    for goal in GOALS:
        text = statement(shipped(), goal, AS_OF, dialect, table="a table", key="person's id")
        (parsed,) = sqlglot.parse(text, read=dialect)
        assert parsed.named_selects == ["person's id", "status"]


def test_a_sum_of_whole_numbers_that_cannot_be_decided_with_one_unknown_is_refused():
    facts = {
        "courses": {"ask": "How many?", "unit": "hours", "whole": True},
        "hours": {"ask": "How many hours?", "unit": "hours"},
    }
    need = {
        "all": [
            {"sum": [{"courses": 2}, "hours"], "is": ">= 3 hours"},
            {"sum": [{"courses": 2}, "hours"], "is": "<= 3.5 hours"},
        ]
    }
    with pytest.raises(NotExact, match="courses"):
        statement(book(need, facts=facts), "goal", AS_OF)


def test_more_readings_and_decisions_than_fit_are_refused():
    facts = {f"reading_{number}": {"open": "?", "options": {"one": "1", "two": "2"}} for number in range(5)}
    need = {"any": [{name: "one"} for name in facts]}
    with pytest.raises(TooManyReadings):
        statement(book(need, facts=facts), "goal", AS_OF)
