"""Verdicts on answers as JSON holds them: read, and judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker import Rulebook, read_answers
from checker import progress as judge_so_far
from checker import verdict as judge


def verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record."""
    return judge(rulebook, goal, read_answers(rulebook.facts, answers, as_of), as_of)


def progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record while questions are asked."""
    return judge_so_far(rulebook, goal, read_answers(rulebook.facts, answers, as_of), as_of)
