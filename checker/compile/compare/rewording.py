"""What two rulebooks say in other words, or ask in another way, while every status stays as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.compile.compare.merged import answered_by
from checker.facts.fact import Fact
from checker.rulebook.clause import Clause
from checker.rulebook.codec import encode
from checker.rulebook.rulebook import Goal, Period, Rulebook

TAKEN = ("kind", "unit", "whole", "date")
"""What says which answers a fact takes, besides who answers and the options."""

SHAPE = ("kind", "facts", "test", "least", "days", "of")


def rewordings(old: Rulebook, new: Rulebook, changed: Collection[str]) -> list[list[str]]:
    """Facts that take other answers; facts that came or went; what reads differently. ``turned`` goals are told of
    already.
    """
    answers: list[str] = []
    facts = [f"The fact {name} is gone." for name in old.facts if name not in new.facts]
    facts += [f"The fact {name} is new." for name in new.facts if name not in old.facts]
    words = []
    for name in (each for each in new.facts if each in old.facts):
        answers += _answers(old.facts[name], new.facts[name])
        keys = _differ(encode(old.facts[name]), encode(new.facts[name]), ("id", *TAKEN, "open", "decided_by"))
        if keys:
            words.append(f"The fact {name} reads differently: {', '.join(keys)}.")
    for name in (each for each in new.goals if each in old.goals):
        words += _goal(old.goals[name], new.goals[name], name in changed)
    return [answers, facts, words]


def _answers(old: Fact, new: Fact) -> Iterator[str]:
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


def _goal(old: Goal, new: Goal, changed: bool) -> Iterator[str]:
    keys = [key for key in ("title", "audience", "note", "cite") if getattr(old, key) != getattr(new, key)]
    if keys:
        yield f"The goal {new.id} reads differently: {', '.join(keys)}."
    if not changed and [each.start for each in old.periods] != [each.start for each in new.periods]:
        yield f"The goal {new.id} has other periods, with the same statuses."
        return
    yield from dict.fromkeys(
        sentence
        for before, after in zip(old.periods, new.periods, strict=False)
        for sentence in _period(new.id, before, after, changed)
    )


def _period(goal: str, old: Period, new: Period, changed: bool) -> Iterator[str]:
    before, after = list(old.clause.walk()), list(new.clause.walk())
    if [_shape(each) for each in before] != [_shape(each) for each in after]:
        if not changed:
            yield f"The rule of {goal} is written otherwise, with the same statuses."
        return
    for clause, other in zip(before, after, strict=True):
        keys = _differ(encode(clause), encode(other), ("id", "root", "clauses", *SHAPE))
        if keys:
            yield f"The clause {other.id} of {goal} reads differently: {', '.join(keys)}."


def _shape(clause: Clause) -> list[object]:
    return [clause.id, *(getattr(clause, key) for key in SHAPE)]


def _differ(old: dict[str, object], new: dict[str, object], beside: Collection[str]) -> list[str]:
    """The keys whose values differ."""
    return [key for key in dict.fromkeys([*old, *new]) if key not in beside and old.get(key) != new.get(key)]
