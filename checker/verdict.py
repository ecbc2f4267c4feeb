"""The verdict: what some answers settle on a day, under every reading and whatever others decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.case.case import Case
from checker.case.clause_states import also, states
from checker.case.reasons import because
from checker.case.status import status
from checker.facts.answers import UNKNOWN, read_all
from checker.rulebook.rulebook import Goal, Rulebook
from checker.ways.record import describe
from checker.ways.search import Way, nearest
from checker.ways.waiting import earliest


def verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record on a goal, as JSON values.

    ``answers`` holds fact id → JSON value, or read values; facts of other goals may be among them. Raises AnswerError
    for an answer that does not fit and KeyError for an unknown goal.
    """
    case = _case(rulebook, goal, answers, as_of)
    return _told(rulebook, goal, case) | _reasons(rulebook, goal, case)


def progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record while questions are asked: without its reasons and ways until nothing is left to ask."""
    case = _case(rulebook, goal, answers, as_of)
    return _told(rulebook, goal, case) | ({} if case.to_ask else _reasons(rulebook, goal, case))


def _case(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> Case:
    asked = rulebook.goals[goal]
    return Case(asked.period(as_of), read_all(rulebook.facts, answers, as_of), as_of, asked.every_clause)


def _told(rulebook: Rulebook, goal: str, case: Case) -> dict[str, Any]:
    period = case.period
    return {
        "goal": goal,
        "status": status(period, case.remaining),
        "readings": case.readings(),
        "owed": case.owed(case.possible),
        "left_to": case.left_to(case.possible),
        "ask": case.to_ask,
        "find_out": [name for name in period.order if name in case.open_facts and case.answers.get(name) == UNKNOWN],
        "clauses": states(period, case.answers, case.remaining),
        "period": period.start,
        "as_of": case.as_of.isoformat(),
        "rules": rulebook.hash,
    }


def _reasons(rulebook: Rulebook, goal: str, case: Case) -> dict[str, Any]:
    return {
        "because": because(case),
        "nearest": [describe(rulebook, goal, way) for way in _ways(rulebook.goals[goal], case)],
        "earliest": earliest(rulebook.goals[goal], case.answers, case.as_of),
        "also": also(case.period, case.answers, case.remaining),
    }


def _ways(goal: Goal, case: Case) -> list[Way]:
    """The nearest ways to yes; none where it is yes already."""
    if status(case.period, case.remaining) in ("met", "met_with_duty"):
        return []
    return nearest(goal, case.answers, case.as_of)
