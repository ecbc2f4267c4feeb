"""The words of an interview where somebody answers for another person: whether each sentence has them."""

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
    """Sentences of a set that say “you” or “I” and have no other words, and words for sentences that are nowhere."""
    everywhere = set(_spoken(rulebook, rulebook.goals))
    several: Mapping[str, GoalSetRecord] = records["sets"]
    written = {pair.you for each in several.values() for pair in each.for_another}
    for name, each in several.items():
        for position, pair in enumerate(each.for_another):
            if pair.you not in everywhere:
                path = ("sets", name, "for_another", position, "you")
                problem = "no question, rule, path or check says {sentence} to its reader"
                yield Fault(path, problem, (("sentence", pair.you),), nearest(pair.you, [*everywhere]))
        if each.for_another:
            for sentence in dict.fromkeys(_spoken(rulebook, rulebook.sets[name].goals)):
                if sentence not in written:
                    problem = "the set {name} has no other words for {sentence}"
                    yield Fault(("sets", name, "for_another"), problem, (("name", name), ("sentence", sentence)))


def speaks_of_another(rulebook: Rulebook | None, name: str) -> bool:
    """Whether all that a goal, or a set of goals, says has words for answers about somebody else."""
    if not rulebook or not rulebook.other_words:
        return False
    goals = rulebook.sets[name].goals if name in rulebook.sets else (name,)
    return all(text in rulebook.other_words for text in _spoken(rulebook, goals))


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
