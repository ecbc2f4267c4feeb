"""What time alone changes: days pass, years of work grow, and rules give way to those of the next period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from checker.case.case import Case
from checker.case.status import MET, status
from checker.engine.variables import Variable
from checker.facts.answers import Value
from checker.facts.calendar import add_months
from checker.facts.fact import Fact
from checker.facts.tests import Test, amount
from checker.rulebook.rulebook import Goal

YEAR = Fraction("365.25")
RATES = {"years": 1 / YEAR, "months": 12 / YEAR, "weeks": Fraction(1, 7), "days": Fraction(1)}
"""How much a number grows in one day. Hours of work grow by the hours a week that go into it, where these are known."""

Answers = Mapping[str, Value]


def pace(fact: Fact, answers: Answers) -> Fraction:
    """How much the fact's number grows in a day on which what makes it grow goes on; 0 where it does not grow at all,
    or its hours a week are not known.
    """
    if fact.growth is None:
        return Fraction(0)
    if fact.unit == "hours":
        weekly = answers.get(fact.growth.get("per_week", ""))
        return Fraction(weekly) / 7 if isinstance(weekly, (Decimal, Fraction)) else Fraction(0)
    return RATES.get(fact.unit or "", Fraction(0))


def grows(fact: Fact, answers: Answers) -> bool:
    """Whether the fact's number grows by itself, day by day: nothing comes of 0 by waiting, nor of what does not go
    on.
    """
    value = answers.get(fact.id)
    if not isinstance(value, (Decimal, Fraction)) or value <= 0 or not pace(fact, answers):
        return False
    return "while" not in (fact.growth or {}) or answers.get((fact.growth or {})["while"]) is True


def beginnings(variable: Variable, answers: Answers) -> list[Fact]:
    """Its facts whose numbers would grow if the person began, or went on with, what makes them grow."""
    return [
        fact
        for fact in variable.facts
        if isinstance(answers.get(fact.id), (Decimal, Fraction))
        and pace(fact, answers)
        and not grows(fact, answers)
        and (fact.growth or {}).get("begin") != "never"
    ]


def case_after(goal: Goal, answers: Answers, as_of: date, days: int, chained: bool = False) -> Case:
    """The case after some days, if the person goes on as now and answers nothing more."""
    later = as_of + timedelta(days)
    period = goal.period(later)
    period = period.chained or period if chained else period
    grown: dict[str, Value] = {
        fact.id: _after(fact, answers, days)
        for variable in period.variables
        for fact in variable.facts
        if grows(fact, answers)
    }
    return Case(period, {**answers, **grown}, later)


def begun_after(case: Case, days: int) -> dict[str, Fraction]:
    """What the numbers that do not grow now will be after some days, for a person who begins today."""
    return {
        fact.id: _after(fact, case.answers, days)
        for variable in case.period.variables
        for fact in (beginnings(variable, case.answers) if days else ())
    }


def _after(fact: Fact, answers: Answers, days: int) -> Fraction:
    value = answers[fact.id]
    start = Fraction(value) if isinstance(value, (Decimal, Fraction)) else Fraction(0)
    grown = start + pace(fact, answers) * days
    return grown if fact.at_most is None else min(grown, max(start, Fraction(fact.at_most)))


def turning_days(goal: Goal, answers: Answers, as_of: date, chained: bool = False) -> list[int]:
    """The numbers of days, from 1 up, after which some test on given answers turns or a period begins; ``chained``,
    with the goals that this one leans on, and for whoever begins today what makes a number grow.
    """
    found: set[int] = set()
    for period in goal.periods:
        if period.start is not None:
            found.add((date.fromisoformat(period.start) - as_of).days)
        for variable in (period.chained or period if chained else period).variables:
            rates = {fact.id: _rate(fact, answers) for fact in variable.facts}
            begun = [{fact.id: pace(fact, answers)} for fact in beginnings(variable, answers)] if chained else []
            for test in variable.tests:
                for more in ({}, *begun):
                    found.update(crossing_days(test, rates | more, answers, as_of))
    return sorted(days for days in found if 0 < days <= (date.max - as_of).days)


def crossing_days(test: Test, rates: Mapping[str, Fraction], answers: Answers, as_of: date) -> Iterator[int]:
    if test.calendar:
        yield from _anniversaries(test, answers, as_of)
        return
    seen = [amount(answers[name], as_of) for name in test.facts if name in answers]
    values = [value for value in seen if isinstance(value, Fraction)]
    if test.kind not in ("sum", "clock") or len(values) < len(test.facts):
        return
    weights = test.weights or (Fraction(1),)
    speed = sum((weight * rates[name] for weight, name in zip(weights, test.facts, strict=True)), Fraction(0))
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


def _rate(fact: Fact, answers: Answers) -> Fraction:
    return Fraction(1) if fact.kind == "day" else pace(fact, answers) if grows(fact, answers) else Fraction(0)


def earliest(goal: Goal, answers: Answers, as_of: date) -> dict[str, Any] | None:
    """The shortest wait that alone gives yes: ``{days, day}``, or None where no wait does or none is needed."""

    def settled(days: int) -> bool:
        case = case_after(goal, answers, as_of, days)
        return status(case.period, case.remaining) in MET

    if settled(0):
        return None
    for days in turning_days(goal, answers, as_of):
        if settled(days):
            return {"days": days, "day": (as_of + timedelta(days)).isoformat()}
    return None
