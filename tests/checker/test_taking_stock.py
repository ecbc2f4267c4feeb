"""A goal that takes stock asks until every clause is settled, and its verdict stays what it would be."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import product

import pytest

from checker.command.interview import Interview
from checker.command.reports import report
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import write
from checker.wording import MESSAGES, catalog_of
from tests.support.builders import TODAY, book, judge, read

NEED = read("""
all:
  - member
  - any: [insured, {age: ">= 18 years"}]
  - {school: degree, desirable: true}
""")
ORDER = ["member", "insured", "age", "school"]


def club(every_clause):
    return book(NEED, {"goal": {"title": "Goal", "need": NEED, "every_clause": every_clause}})


@pytest.fixture(scope="module")
def stock():
    return club(every_clause=True)


@pytest.mark.parametrize(
    ("answers", "ask"),
    [
        ({}, ORDER),
        ({"member": False}, ORDER[1:]),
        ({"member": False, "insured": True}, ["age", "school"]),
        ({"member": False, "insured": True, "age": 20}, ["school"]),
        ({"member": "unknown", "insured": False, "age": 2, "school": "none"}, []),
    ],
)
def test_a_question_is_asked_until_its_own_clause_is_settled(stock, answers, ask):
    assert sorted(judge(stock, **answers)["ask"]) == sorted(ask)


def test_without_it_questions_end_where_the_verdict_is_settled():
    assert judge(club(every_clause=False), member=False)["ask"] == []


def test_what_is_not_known_is_to_be_found_out_though_the_verdict_is_settled(stock):
    record = judge(stock, member=False, insured="unknown")
    assert (record["status"], record["find_out"]) == ("not_met", ["insured"])


def test_the_verdict_is_the_same_with_it_and_without(stock):
    plain = club(every_clause=False)
    for member, insured, age in product([True, False, "unknown"], [True, False], [2, 18, "unknown"]):
        answers = {"member": member, "insured": insured, "age": age}
        records = [judge(each, **answers) for each in (stock, plain)]
        parts = [{key: record[key] for key in ("status", "because", "nearest", "clauses")} for record in records]
        assert parts[0] == parts[1]


def test_in_a_terminal_too_every_question_is_asked(stock):
    interview = Interview(stock, "goal", TODAY, io.StringIO("2\n2\n1\n17\n"), io.StringIO())
    assert interview.ask()
    assert set(interview.answers) == set(ORDER)


def test_a_goal_tells_its_result_in_its_own_words_wherever_it_is_told():
    words = {"heading.met": "All is done", "state.met": "Done", "part.clauses": "The list"}
    plain = book("{all: [member]}")
    rulebook = Rulebook(plain.facts, {"goal": replace(plain.goals["goal"], words=words)})
    answers = {"member": True}
    shown = report(rulebook, judge(rulebook, **answers), answers)
    parts = json.loads(write(rulebook, "goal", answers, TODAY, "Site", "address"))
    assert "All is done" in shown.splitlines()
    assert "The list:" in shown.splitlines()
    assert any("All is done." in line for line in parts["read_me"])
    assert any(line.endswith("Done: Are you a member?") for line in [*shown.splitlines(), *parts["requirements"]])
    assert catalog_of(rulebook.goals["goal"]).text("heading.not_met") == MESSAGES["heading.not_met"]
