"""People on their way through each goal: after every answer, what is answered so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from checker.facts.answers import UNKNOWN, read_answers
from checker.rulebook.rulebook import Rulebook
from checker.verdict import verdict
from tests.support.samples import random_samples

MOST_TRIED = 60
"""Draws for each walk wanted; a goal whose rules change on some day has draws on other days too."""

Answers = dict[str, Any]


def people(rulebook: Rulebook, as_of: date, count: int) -> dict[str, list[Answers]]:
    """So many people's answers for each goal, all given on that day, the same on every machine."""
    found: dict[str, list[Answers]] = {goal: [] for goal in rulebook.goals}
    for goal, answers, day in random_samples(rulebook, as_of, count * len(found) * MOST_TRIED):
        if day == as_of and len(found[goal]) < count:
            found[goal].append(answers)
        if all(len(each) == count for each in found.values()):
            break
    return found


def walks(rulebook: Rulebook, as_of: date, count: int) -> list[list[Any]]:
    """``[goal, answers so far, as_of]`` from nothing said to nothing left to ask."""
    return [
        [goal, so_far, as_of.isoformat()]
        for goal, each in people(rulebook, as_of, count).items()
        for answers in each
        for so_far in _walk(rulebook, goal, answers, as_of)
    ]


def _walk(rulebook: Rulebook, goal: str, answers: Answers, as_of: date) -> Iterator[Answers]:
    so_far: Answers = {}
    while True:
        yield so_far
        ask = verdict(rulebook, goal, read_answers(rulebook.facts, so_far, as_of), as_of)["ask"]
        if not ask:
            return
        so_far = {**so_far, ask[0]: answers.get(ask[0], UNKNOWN)}
