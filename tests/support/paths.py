"""The way of somebody through a check: each goal's questions and their answers in the order in which they come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from checker.facts.answers import UNKNOWN
from checker.rulebook.rulebook import Rulebook
from tests.bench.walks import people
from tests.support.cases import cases, guide, rulebook
from tests.support.verdicts import progress

DAY = date(2026, 11, 21)
Path = dict[str, Any]
"""Fact to answer, in the order in which the questions come, until none is left."""


def walked(rules: Rulebook, goal: str, answers: Path) -> Path:
    """The path of a person with these answers, who knows nothing else."""
    path: Path = {}
    while ask := to_ask(progress(rules, goal, path, DAY)):
        path[ask[0]] = answers.get(ask[0], True if guide().facts[ask[0]].always_known else UNKNOWN)
    return path


def to_ask(record: dict[str, Any]) -> list[str]:
    """What a page asks next: what the requirements turn on, and then what only the plan does."""
    return [*record["ask"], *record["ask_plan"]]


@cache
def longest(goal: str) -> Path:
    """The path with the most questions that any case of the goal takes."""
    return max((walked(rulebook(), goal, case.answers) for case in cases() if case.goal == goal), key=len)


def through_all_typed(goal: str) -> Iterator[tuple[Path, list[str]]]:
    """Paths that together meet every number and every day of the goal, each with those it is the first to meet."""
    rules = rulebook()
    typed = {name for name in progress(rules, goal, {}, DAY)["ask"] if rules.facts[name].kind in ("number", "day")}
    for answers in [*(case.answers for case in cases() if case.goal == goal), *people(rules, DAY, 200)[goal]]:
        path = walked(rules, goal, answers)
        met = [name for name in path if name in typed]
        if met:
            yield path, met
        typed -= set(met)
        if not typed:
            return
    raise AssertionError(f"{goal}: nobody is asked for {', '.join(sorted(typed))}")
