"""Duties that a change of the rules cuts short: the rules of its last day judge a duty, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from checker.case.case import Case
from checker.case.status import status
from checker.facts.answers import Value
from checker.rulebook.rulebook import Goal

LOST = "not_met"


def due_by_later_rules(
    goal: Goal, answers: Mapping[str, Value], as_of: date, owed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The duties of a case, each due no later than the rules allow that will hold by then.

    Where new rules give less time, their last day counts; where they leave none, the day before they begin.
    """
    if not any(duty["due"] for duty in owed):
        return owed
    changes = list(_changes(goal, answers, as_of))
    return [_cut_short(duty, changes) if duty["due"] else duty for duty in owed]


def _changes(goal: Goal, answers: Mapping[str, Value], as_of: date) -> Iterator[tuple[date, Case, bool]]:
    """The days after ``as_of`` from which other rules hold, the case on each, and whether these rules lose it."""
    for before, after in zip(goal.periods, goal.periods[1:], strict=False):
        start = date.fromisoformat(after.start or as_of.isoformat())
        if start > as_of:
            old, new = (Case(each.at(start), answers, start, goal.every_clause) for each in (before, after))
            is_lost = status(new.period, new.remaining) == LOST != status(old.period, old.remaining)
            yield start, new, is_lost


def _cut_short(duty: dict[str, Any], changes: list[tuple[date, Case, bool]]) -> dict[str, Any]:
    until = due = date.fromisoformat(duty["due"])
    for start, case, is_lost in changes:
        if start > due:
            break
        later = [each["due"] for each in case.owed(case.possible) if each["of"] == duty["of"] and each["due"]]
        due = min([due, start - timedelta(1)] if is_lost else [due, *map(date.fromisoformat, later)])
    return duty | {"due": due.isoformat(), "days": duty["days"] - (until - due).days}
