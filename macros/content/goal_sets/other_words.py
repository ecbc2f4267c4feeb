"""The words of an interview where somebody answers for another person: for which sentences they are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker import Rulebook
from checker.compile import Fault, nearest
from checker.rulebook import encode
from macros.models import GoalSetRecord

YOU = re.compile(r"\b([Yy]ou(rs?|rself)?|I (have|had|am|was|do|did|can|will)|[Mm]y(self)?)\b")
"""What only the person whom the answers are about can be told, or say. An I alone may be a numeral."""
NOT_READ = ("cite", "id", "topic")
"""Keys of a rulebook whose text no result shows, or only as a source has it."""


def other_words_faults(records: Mapping[str, Mapping[str, Any]], rulebook: Rulebook) -> Iterator[Fault]:
    """Words for sentences that are nowhere. A sentence without other words is no fault: whoever adds a rule need not
    write them, and the rule’s own check then has no such choice.
    """
    everywhere = set(_spoken(rulebook, rulebook.goals))
    several: Mapping[str, GoalSetRecord] = records["sets"]
    for name, each in several.items():
        for position, pair in enumerate(each.for_another):
            if pair.you not in everywhere:
                path = ("sets", name, "for_another", position, "you")
                problem = "no question, rule, path or check says {sentence} to its reader"
                yield Fault(path, problem, (("sentence", pair.you),), nearest(pair.you, [*everywhere]))


def speaks_of_another(rulebook: Rulebook | None, name: str) -> bool:
    """Whether all that a goal says has words for answers about somebody else; of a set, what any of its goals says."""
    if not rulebook or not rulebook.other_words:
        return False
    goals = rulebook.sets[name].goals if name in rulebook.sets else (name,)
    return any(not without_other_words(rulebook, goal) for goal in goals)


def without_other_words(rulebook: Rulebook, goal: str) -> list[str]:
    """What a goal, its questions and its jobs say to “you” alone."""
    return [text for text in _spoken(rulebook, [goal]) if text not in rulebook.other_words]


def _spoken(rulebook: Rulebook, goals: Iterable[str]) -> Iterator[str]:
    """Every text of goals, of their questions and of their jobs, that says “you” or “I”."""
    for goal in goals:
        yield from _texts(rulebook.goals[goal].to_data())
        yield from _texts([encode(job) for job in rulebook.jobs if job.goal == goal])
        for name in _facts(rulebook, goal):
            yield from _texts(encode(rulebook.facts[name]))


def _facts(rulebook: Rulebook, goal: str) -> set[str]:
    """What a goal asks, leaves open or leaves to others."""
    periods = rulebook.goals[goal].periods
    return {
        *rulebook.goals[goal].questions,
        *(fact.id for period in periods for variable in period.variables for fact in variable.facts),
    }


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str) and YOU.search(data):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key not in NOT_READ:
                yield from _texts(item)
