"""What of the requirements a result lists by itself: the clauses that are not met, and the papers that prove others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.facts.fact import Fact
from checker.rulebook.clause import Clause

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


def papers(facts: Mapping[str, Fact], order: tuple[str, ...], states: State) -> list[str]:
    """Facts with a paper that proves the answer, as far as a clause about the fact alone is met by it."""
    shown = {name for leaf in _leaves(states) if leaf["state"] == "met" for name in leaf["answers"]}
    return [name for name in order if name in shown and facts[name].show]


def _leaves(state: State) -> Iterator[State]:
    if not state["clauses"]:
        yield state
    for child in state["clauses"]:
        yield from _leaves(child)
