"""What two rulebooks ask: facts that came or went, and facts that take other answers than before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from checker.compile.compare.merged import answered_by
from checker.facts.fact import Fact

TAKEN = ("kind", "unit", "whole", "date")
"""What says which answers a fact takes, besides who answers and the options."""


def came_or_went(kind: str, old: Collection[str], new: Collection[str]) -> Iterator[str]:
    """Sentences on the goals or facts, by their names, that only one rulebook has."""
    yield from (f"The {kind} {name} is gone." for name in old if name not in new)
    yield from (f"The {kind} {name} is new." for name in new if name not in old)


def answers_changed(old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[str]:
    """Sentences on the facts of both that take other answers."""
    for name in new:
        if name in old:
            yield from _answers_changed(old[name], new[name])


def _answers_changed(old: Fact, new: Fact) -> Iterator[str]:
    if answered_by(old) != answered_by(new):
        yield f"The fact {new.id} was {answered_by(old)} and is {answered_by(new)}."
    for key in TAKEN:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield f"The fact {new.id} has another {key}: {before} → {after}."
    for option in old.options.keys() - new.options.keys():
        yield f"The fact {new.id} has no option {option} any more."
    for option in new.options.keys() - old.options.keys():
        yield f"The fact {new.id} has a new option {option}."
