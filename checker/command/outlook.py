"""What goes with a verdict, as plain text: what it rests on, the nearest ways to yes, the earliest day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from checker.rulebook.rulebook import Rulebook
from checker.wording.formats import answer_said, day_said, measure

Record = Mapping[str, Any]

EDGES = {
    "at_least": "{} or more",
    "more_than": "more than {}",
    "at_most": "{} or less",
    "less_than": "less than {}",
    "from": "{} or later",
    "until": "{} or earlier",
}
"""The ends of a range that does as well as a step's value."""


def reasons(rulebook: Rulebook, record: Record, answers: Mapping[str, Any]) -> Iterator[str]:
    """The answers that alone force the status."""
    for name in record["because"]:
        fact = rulebook.facts[name]
        yield f"{fact.ask} – {answer_said(fact, answers[name])}"


def ways(rulebook: Rulebook, record: Record) -> Iterator[list[str]]:
    """Each way to yes as its steps in sentences."""
    for way in record["nearest"]:
        steps = []
        if way["wait"]:
            steps.append(f"Wait until {day_said(way['day'])} ({measure(Fraction(way['wait']), 'days')}).")
        steps += [f"Change: {_needed(rulebook, each)}{_cost(each['cost'])}." for each in way["change"]]
        steps += [f"If: {_needed(rulebook, each)}." for each in way["if"]]
        steps += [_goal(rulebook, each) for each in way["goals"]]
        steps += [f"Left to {each['decided_by']}: {each['text']}." for each in way["left_to"]]
        yield steps


def earliest(record: Record) -> Iterator[str]:
    """The day from which waiting alone is enough."""
    if record["earliest"]:
        yield (
            f"{day_said(record['earliest']['day'])}, if you go on as now and nothing else changes "
            f"({measure(Fraction(record['earliest']['days']), 'days')} from the day asked about)."
        )


def _needed(rulebook: Rulebook, step: Mapping[str, Any]) -> str:
    """The question, and what its answer would have to be: all answers that do, where the way tells them."""
    fact = rulebook.facts[step["fact"]]
    if step.get("options"):
        return f"{fact.ask} – {' or '.join(fact.options[option] for option in step['options'])}"
    found = [words.format(answer_said(fact, step[key])) for key, words in EDGES.items() if key in step]
    return f"{fact.ask} – {', and '.join(found) or answer_said(fact, step['value'])}"


def _cost(cost: Mapping[str, Any] | None) -> str:
    if cost is None:
        return " (we do not know what it costs)"
    told = [
        f"${_amount(cost[key])}" if key == "dollars" else measure(_amount(cost[key]), key)
        for key in ("days", "hours", "dollars")
        if key in cost
    ]
    return f" ({', '.join(told)})" if told else ""


def _amount(value: Any) -> Fraction:
    return Fraction(str(value))


def _goal(rulebook: Rulebook, way: Mapping[str, Any]) -> str:
    """A goal on the way: how much of it is to be changed, and how much was not asked yet."""
    counts = [
        f"{len(way[key])} {'thing' if len(way[key]) == 1 else 'things'} {words}"
        for key, words in (("change", "to change"), ("if", "we have not asked"))
        if way[key]
    ]
    return f"First meet “{rulebook.goals[way['goal']].title}”: {' and '.join(counts) or 'nothing more is missing'}."
