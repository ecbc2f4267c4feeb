"""The checks of the guide, and the few of them that show every kind of question, clause and result there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import pytest

from tests.support.cases import ROOT, cases, rulebook
from tests.support.scope import ALL

Name = TypeVar("Name")
PAGES = ROOT / "content" / "check"


def checks(call: str = "checker") -> list[str]:
    """The goals whose page calls that macro."""
    return sorted(page.stem for page in PAGES.glob("*.md") if f"{{{{ {call}(" in page.read_text("utf-8"))


def asked_traits(goal: str) -> Iterator[tuple[str, str]]:
    """What can look or behave in a way of its own in the questions of this goal's check."""
    rules = rulebook()
    for name in rules.goals[goal].questions:
        fact = rules.facts[name]
        yield "question", fact.kind
        yield from (("part", part) for part in ("help", "why", "show", "whole", "not_yet") if getattr(fact, part))
        if fact.date:
            yield "day", fact.date


def traits(goal: str) -> Iterator[tuple[str, str]]:
    """What can look or behave in a way of its own anywhere in this goal's check. That readiness asks every question is
    one thing more; tests/browser/test_readiness.py walks that.
    """
    rules = rulebook()
    yield from asked_traits(goal)
    yield from (("part", "a later period") for _ in rules.goals[goal].periods[1:])
    for period in rules.goals[goal].periods:
        yield from (("part", "repeated group") for _ in period.clause.repeated_groups())
        for clause in period.clause.walk():
            yield "clause", clause.kind
            yield from (("part", part) for part in ("desirable", "implied", "note") if getattr(clause, part))
        yield from (("left", "to a duty") for _ in period.clocks)
        yield from (("left", "to a reading") for _ in period.readings)
        yield from (("left", "to others") for _ in period.decisions)
    yield from (("status", case.expect["status"]) for case in cases() if case.goal == goal and "status" in case.expect)


def fewest(offered: Mapping[Name, frozenset[Any]]) -> list[Name]:
    """As few as it takes to show every trait: time and again the one that adds the most, and of two the first."""
    missing = frozenset().union(*offered.values())
    chosen: list[Name] = []
    while missing:
        chosen.append(max(offered, key=lambda name: len(offered[name] & missing)))
        missing -= offered[chosen[-1]]
    return chosen


@cache
def few_goals(traits_of: Callable[[str], Iterator[tuple[str, str]]]) -> list[str]:
    """As few goals as it takes to show all of these traits."""
    goals = sorted(checks(), key=lambda goal: len(rulebook().goals[goal].questions))  # of two alike, the shorter one
    return sorted(fewest({goal: frozenset(traits_of(goal)) for goal in goals}))


EVERY_GOAL = pytest.mark.parametrize("goal", checks())
WALKED_GOAL = pytest.mark.parametrize("goal", checks() if ALL else few_goals(traits))
ASKED_GOAL = pytest.mark.parametrize("goal", checks() if ALL else few_goals(asked_traits))
"""What holds for these holds for the others: tests/site/test_checks.py shows that their pages have no other parts."""
