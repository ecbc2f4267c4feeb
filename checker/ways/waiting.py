"""What time alone changes: days pass, years of work grow, and rules give way to those of the next period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod
from typing import Any

from checker.case.case import Case
from checker.case.status import MET, status
from checker.engine.variables import Variable
from checker.facts.answers import UNKNOWN, Value
from checker.facts.calendar import add_months
from checker.facts.fact import Fact
from checker.facts.tests import Test, amount
from checker.rulebook.rulebook import Goal
from checker.ways.cost import may_change

YEAR = Fraction("365.25")
RATES = {"years": 1 / YEAR, "months": 12 / YEAR, "weeks": Fraction(1, 7), "days": Fraction(1)}
"""How much a number grows in one day. Hours of work grow by the hours a week that go into it, where these are known."""

MOST_STARTS = 16
"""Amounts of one sum to begin from that are looked at; where there are more, the least and the most."""

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
    """The numbers of days, from 1 up, after which some test may turn or a period begins, whatever is not answered;
    ``chained``, with the goals that this one leans on, also for whoever begins today what makes a number grow, or
    changes what else stands in its sum.
    """
    found: set[int] = set()
    for period in goal.periods:
        if period.start is not None:
            found.add((date.fromisoformat(period.start) - as_of).days)
        for variable in (period.chained or period if chained else period).variables:
            rates = {fact.id: rate for fact in variable.facts if (rate := _rate(fact, answers))}
            begun = [{fact.id: pace(fact, answers)} for fact in beginnings(variable, answers)] if chained else []
            amounts = {}
            if rates or begun:
                amounts = {fact.id: _amounts(fact, answers, as_of, changing=chained) for fact in variable.facts}
            for test in variable.tests:
                if test.calendar:
                    found.update(_anniversaries(test, answers, as_of))
                for more in ({}, *begun) if amounts else ():
                    found.update(crossing_days(test, rates | more, amounts))
    return sorted(days for days in found if 0 < days <= (date.max - as_of).days)


def _amounts(fact: Fact, answers: Answers, as_of: date, *, changing: bool) -> list[Fraction]:
    """What the fact may stand at before time does its part: as answered; or where it is not, or is ``changing``, at
    either end of what it can be.
    """
    value = answers.get(fact.id, UNKNOWN)
    seen = amount(value, as_of)
    limits = {"yes_no": [Fraction(0), Fraction(1)], "number": [Fraction(fact.at_most)] if fact.at_most else []}
    if value == UNKNOWN:
        return list(dict.fromkeys([*([Fraction(0)] if fact.kind == "number" else []), *limits.get(fact.kind, [])]))
    if not isinstance(seen, Fraction):
        return []
    if changing and fact.kind in limits and may_change(fact, seen) and not grows(fact, answers):
        return list(dict.fromkeys([seen, *limits[fact.kind]]))
    return [seen]


Amounts = Mapping[str, Sequence[Fraction]]
"""What each fact may stand at."""


def crossing_days(test: Test, rates: Mapping[str, Fraction], amounts: Amounts) -> Iterator[int]:
    """The days after which a sum or a clock turns whose facts grow at these rates from any of these amounts."""
    if test.calendar or test.kind not in ("sum", "clock"):
        return
    weights = test.weights or (Fraction(1),)
    pairs = zip(weights, test.facts, strict=True)
    speed = sum((weight * rates[name] for weight, name in pairs if name in rates), Fraction(0))
    if not speed:
        return
    terms = [[weight * each for each in amounts[name]] for weight, name in zip(weights, test.facts, strict=True)]
    if prod(map(len, terms)) > MOST_STARTS:
        terms = [[sum(map(end, terms), Fraction(0)) for end in (min, max)]]
    for start in {sum(some, Fraction(0)) for some in product(*terms)}:
        days = (test.than - start) / speed
        yield from (ceil(days), floor(days) + 1)


def _anniversaries(test: Test, answers: Answers, as_of: date) -> Iterator[int]:
    """The days after which a test by the calendar may turn: the anniversary of the day, and the day after it; or a
    fixed day, where the day that is compared with it has no answer or has not come.
    """
    day, (count, _, side) = answers.get(test.facts[0]), test.calendar.partition(" months ")
    if not side and not isinstance(day, date):
        yield (date.fromisoformat(test.calendar) - as_of).days + (test.op in ("<", ">="))
    if isinstance(day, date) and side:
        turn = add_months(day, int(count) if side == "ago" else -int(count))
        yield from ((turn - as_of).days + later for later in range(-3, 4))


def _rate(fact: Fact, answers: Answers) -> Fraction:
    if fact.kind == "day":
        return Fraction(isinstance(answers.get(fact.id), date))
    return pace(fact, answers) if grows(fact, answers) else Fraction(0)


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
