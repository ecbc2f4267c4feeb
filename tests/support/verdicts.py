"""Verdicts on answers as JSON holds them: read, and judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker import Rulebook, read_answers
from checker import progress as judge_so_far
from checker import verdict as judge
from checker.case.case import Case
from checker.case.status import Status, status


def verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record."""
    return judge(rulebook, goal, read_answers(rulebook.facts, answers, as_of), as_of)


def progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record while questions are asked."""
    return judge_so_far(rulebook, goal, read_answers(rulebook.facts, answers, as_of), as_of)


def status_of(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> Status:
    """The status alone, of a verdict whose other parts would take a hundred times as long."""
    period = rulebook.goals[goal].period(as_of)
    return status(period, Case(period, read_answers(rulebook.facts, answers, as_of), as_of).remaining)
