"""What time alone changes: days pass, years of work grow, and rules give way to those of the next period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from checker.case.case import Case
from checker.case.status import status
from checker.facts.answers import Value
from checker.facts.calendar import add_months
from checker.facts.fact import Fact
from checker.facts.tests import Test, amount
from checker.rulebook.rulebook import Goal

YEAR = Fraction("365.25")
RATES = {"years": 1 / YEAR, "months": 12 / YEAR, "weeks": Fraction(1, 7), "days": Fraction(1)}
"""How much a number with ``get: wait`` grows in one day. Hours of work have no rate: each is an hour to be worked."""

Answers = Mapping[str, Value]


def grows(fact: Fact, value: object) -> bool:
    """Whether the fact's number grows by itself, day by day: one that was begun, for nothing comes of 0 by waiting."""
    return fact.get == "wait" and fact.unit in RATES and isinstance(value, (Decimal, Fraction)) and value > 0


def case_after(goal: Goal, answers: Answers, as_of: date, days: int, chained: bool = False) -> Case:
    """The case as it will be after so many days in which the person goes on as now and answers nothing more."""
    later = as_of + timedelta(days)
    period = goal.period(later)
    period = period.chained or period if chained else period
    facts = {fact.id: fact for variable in period.variables for fact in variable.facts}
    grown: dict[str, Value] = {
        name: Fraction(value) + RATES[facts[name].unit or ""] * days
        for name, value in answers.items()
        if isinstance(value, (Decimal, Fraction)) and name in facts and grows(facts[name], value)
    }
    return Case(period, {**answers, **grown}, later)


def turning_days(goal: Goal, answers: Answers, as_of: date, chained: bool = False) -> list[int]:
    """The numbers of days, from 1 up, after which some test on given answers turns or a period begins."""
    found: set[int] = set()
    for period in goal.periods:
        if period.start is not None:
            found.add((date.fromisoformat(period.start) - as_of).days)
        for variable in (period.chained or period if chained else period).variables:
            facts = {fact.id: fact for fact in variable.facts}
            for test in variable.tests:
                found.update(crossing_days(test, facts, answers, as_of))
    return sorted(days for days in found if 0 < days <= (date.max - as_of).days)


def crossing_days(test: Test, facts: Mapping[str, Fact], answers: Answers, as_of: date) -> Iterator[int]:
    if test.calendar:
        yield from _anniversaries(test, answers, as_of)
        return
    seen = [amount(answers[name], as_of) for name in test.facts if name in answers]
    values = [value for value in seen if isinstance(value, Fraction)]
    if test.kind not in ("sum", "clock") or len(values) < len(test.facts):
        return
    weights = test.weights or (Fraction(1),)
    rates = [_rate(facts[name], answers[name]) for name in test.facts]
    speed = sum((weight * rate for weight, rate in zip(weights, rates, strict=True)), Fraction(0))
    start = sum((weight * value for weight, value in zip(weights, values, strict=True)), Fraction(0))
    if speed:
        days = (test.than - start) / speed
        yield from (ceil(days), floor(days) + 1)


def _anniversaries(test: Test, answers: Answers, as_of: date) -> Iterator[int]:
    """The days after which a test by the calendar may turn: the anniversary of the day, and the day after it."""
    day, (count, _, side) = answers.get(test.facts[0]), test.calendar.partition(" months ")
    if isinstance(day, date) and side:
        turn = add_months(day, int(count) if side == "ago" else -int(count))
        yield from ((turn - as_of).days + later for later in range(-3, 4))


def _rate(fact: Fact, value: Value) -> Fraction:
    if fact.kind == "day":
        return Fraction(1)
    return RATES[fact.unit or ""] if grows(fact, value) else Fraction(0)


def earliest(goal: Goal, answers: Answers, as_of: date) -> dict[str, Any] | None:
    """The shortest wait that alone gives yes: ``{days, day}``, or None where no wait does or none is needed."""

    def settled(days: int) -> bool:
        case = case_after(goal, answers, as_of, days)
        return status(case.period, case.remaining) in ("met", "met_with_duty")

    if settled(0):
        return None
    for days in turning_days(goal, answers, as_of):
        if settled(days):
            return {"days": days, "day": (as_of + timedelta(days)).isoformat()}
    return None
