"""How a verdict is told: one wording for the pages, the command line and saved answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.frozen import frozen
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Goal

HEADINGS = {
    "met": "You meet these written requirements",
    "met_with_duty": "You meet these written requirements, with something still to do",
    "not_met": "Not yet",
    "unsettled": "We cannot tell yet",
    "depends_on_reading": "It depends on how one sentence is read",
    "left_to_others": "The rest is for others to decide",
}
"""The six statuses."""

STATES = {
    "met": "Met",
    "not_met": "Not yet",
    "not_settled": "Not settled",
    "does_not_apply": "Does not apply to you",
    "owed": "Still to do in time",
    "left": "For others to decide",
    "not_asked": "Not asked",
}
"""The states of a clause; the last three are finer words for one that is not settled."""

PARTS = {
    "missing": "What is not met yet",
    "nearest": "The nearest way to yes",
    "earliest": "The earliest day by waiting alone",
    "readings": "Each reading, and what follows",
    "owed": "What to do by a set day",
    "left_to": "What others decide",
    "find_out": "What to find out",
    "ask": "What was not asked yet",
    "because": "This result rests on these answers",
    "clauses": "The written requirements",
    "also": "Desirable, but not counted",
    "papers": "Papers to bring",
    "elsewhere": "What else these answers tell",
}
"""The headings of what a verdict holds."""


@frozen
class Words:
    """What ``HEADINGS``, ``STATES`` and ``PARTS`` are for one goal."""

    headings: Mapping[str, str]
    states: Mapping[str, str]
    parts: Mapping[str, str]


def words_for(goal: Goal) -> Words:
    """The usual words, but for those that the goal has of its own."""
    own = goal.words
    return Words(HEADINGS | own.get("headings", {}), STATES | own.get("states", {}), PARTS | own.get("parts", {}))


def word_of(clause: Clause, state: Mapping[str, Any]) -> str:
    """The key in ``STATES`` of a clause's state in a verdict: what holds by a promise alone is still to do in time."""
    promised = clause.kind == "within" and state["clauses"][0]["state"] != "met"
    return "owed" if promised and state["state"] == "met" else str(state["state"])
