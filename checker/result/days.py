"""The days that a verdict turns on, for a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from checker.case.clause_states import state_of
from checker.facts.answers import Value
from checker.result.outlook import begun
from checker.rulebook.rulebook import Goal
from checker.ways.waiting import case_after, turning_days


def days(goal: Goal, answers: Mapping[str, Value], as_of: date, record: Mapping[str, Any]) -> list[dict[str, str]]:
    """The days from the day asked about on, the earliest first: ``{"kind", "subject", "day", "text"}``, where a kind is

    ``due``     the last day to do what a clause asks
    ``begins``  the first day on which a clause about the day of a fact is met
    ``ends``    the last day on which it is met
    ``again``   a day from which time alone may have changed the verdict

    The subject is the id of the clause, of the fact or of the goal; the text is the clause's, or the goal's title.
    """
    found = [_day("due", duty["clause"], duty["due"], duty["text"]) for duty in record["owed"] if duty["due"]]
    waits = {way["day"] for way in record["nearest"] if way["wait"] and not begun(way)}
    waits |= {record["earliest"]["day"]} if record["earliest"] else set()
    found += [_day("again", goal.id, day, goal.title) for day in waits]
    found += _turning(goal, answers, as_of)
    once = {(each["kind"], each["day"], each["text"]): each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: (each["day"], each["kind"], each["subject"]))


def _day(kind: str, subject: str, day: str, text: str) -> dict[str, str]:
    return {"kind": kind, "subject": subject, "day": day, "text": text}


def _turning(goal: Goal, answers: Mapping[str, Value], as_of: date) -> Iterator[dict[str, str]]:
    """Where a clause about one given day turns while the rules of the day asked about hold."""
    period = goal.period(as_of)
    about = [
        clause
        for clause in period.clause.walk()
        if clause.kind == "test" and len(clause.facts) == 1 and isinstance(answers.get(clause.facts[0]), date)
    ]
    before: dict[str, str] = {}
    for passed in [0, *(turning_days(goal, answers, as_of) if about else [])]:
        case = case_after(goal, answers, as_of, passed)
        if case.period is not period:
            return
        state = state_of(period, case.remaining)
        for clause in about:
            now = state(clause)
            if before.get(clause.id, now) != now:
                kind, last = ("begins", 0) if now == "met" else ("ends", 1)
                yield _day(kind, clause.facts[0], (as_of + timedelta(passed - last)).isoformat(), clause.text)
            before[clause.id] = now
