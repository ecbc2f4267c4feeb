"""What a result lists of the requirements: the clauses that are not met, and the documents that prove others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.case.clause_states import state_of
from checker.facts.answers import NOT_YET, Value
from checker.facts.fact import Fact
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period

State = Mapping[str, Any]
"""A clause in the record's tree: ``{"id", "state", "standing", "answers", "clauses"}``."""


def missing(root: Clause, states: State) -> list[dict[str, Any]]:
    """The first clauses of the rule that are not met: ``{"clause", "below"}``, both by id.

    ``below`` names the deepest unmet clauses that a reader sees under it; of those that read alike, the first.
    """
    found = []
    for clause, state in zip(root.clauses, states["clauses"], strict=True):
        if state["state"] == "not_met":
            lines = {(each.text, each.kind, each.root): each.id for each in reversed([*_deepest(clause, state)])}
            found.append(
                {"clause": clause.id, "below": [name for name in reversed(lines.values()) if name != clause.id]}
            )
    return found


def _deepest(clause: Clause, state: State) -> Iterator[Clause]:
    pairs = [] if clause.covers_parts else zip(clause.clauses, state["clauses"], strict=True)
    below = [(child, inner) for child, inner in pairs if inner["state"] == "not_met"]
    if not below:
        yield clause
    for child, inner in below:
        yield from _deepest(child, inner)


def untimed(
    period: Period, answers: Mapping[str, Value], remaining: Mapping[int, frozenset[int]], as_of: date
) -> list[dict[str, str]]:
    """What is done and had its time, where nobody asked whether it was done in time: ``{"clause", "of", "limit"}``.

    Not where the time is not over yet or has not begun, for then it was done in time.
    """
    state, clauses = state_of(period, remaining), period.clauses
    found = []
    for clock in period.clocks:
        clause, day = clauses[clock.clause], answers.get(clock.of)
        is_over = day != NOT_YET and not (isinstance(day, date) and clock.due(day) >= as_of)
        if clause.on is None and clause.clauses and is_over and state(clause.clauses[0]) == "met":
            found.append({"clause": clause.id, "of": clock.of, "limit": clause.limit})
    return found


def documents(facts: Mapping[str, Fact], order: tuple[str, ...], states: State) -> list[str]:
    """Facts with a document that proves the answer, as far as a clause about the fact alone is met by it."""
    shown = {name for leaf in _leaves(states) if leaf["state"] == "met" for name in leaf["answers"]}
    return [name for name in order if name in shown and facts[name].show]


def _leaves(state: State) -> Iterator[State]:
    if not state["clauses"]:
        yield state
    for child in state["clauses"]:
        yield from _leaves(child)
