"""The sets of goals that interviews ask about, from their records into the rulebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker import Rulebook
from checker.compile import Fault, nearest
from checker.rulebook import GoalSet
from macros.content.goal_sets.jobs import jobs
from macros.models import GoalSetRecord

FEWEST = 2
"""Goals of the smallest set: with one, its own check is the interview."""


def with_sets(rulebook: Rulebook, records: Mapping[str, Mapping[str, Any]]) -> Rulebook:
    """The rulebook with the sets of a guide, and with the jobs of its employers; as it is, where there is no set."""
    sets: Mapping[str, GoalSetRecord] = records["sets"]
    if not sets:
        return rulebook
    made = {name: GoalSet(name, each.title, tuple(_goals(each, rulebook))) for name, each in sets.items()}
    offered = tuple(job for agency in records["agencies"].values() for job in jobs(agency, records["sources"]))
    words = {pair.you: pair.other or pair.you for each in sets.values() for pair in each.for_another}
    return replace(rulebook, sets=made, jobs=offered, other_words=words)


def set_faults(records: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Goals that a set names and nobody has written, and sets too small to ask about."""
    audiences = {name: rule.audience for name, rule in records["rules"].items() if rule.title}
    for name, each in records["sets"].items():
        for key in ("goals", "without"):
            for position, goal in enumerate(getattr(each, key)):
                if goal not in audiences:
                    path = ("sets", name, key, position)
                    yield Fault(path, "no goal is called {name}", (("name", goal),), nearest(goal, [*audiences]))
        if sum(_belongs(each, goal, audience) for goal, audience in audiences.items()) < FEWEST:
            yield Fault(("sets", name), "the set {name} has fewer than 2 goals", (("name", name),))


def _goals(each: GoalSetRecord, rulebook: Rulebook) -> list[str]:
    return [goal.id for goal in rulebook.goals.values() if _belongs(each, goal.id, goal.audience)]


def _belongs(each: GoalSetRecord, goal: str, audience: Any) -> bool:
    return goal in each.goals or (each.audience in audience and goal not in each.without)
