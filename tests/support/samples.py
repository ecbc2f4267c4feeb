"""Answers on which every runtime must give one verdict: half-filled sums at their thresholds, and a stated draw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from math import floor
from typing import Any

from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET, UNKNOWN
from checker.facts.fact import Fact
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal, Rulebook

Sample = tuple[str, dict[str, Any], date]
"""A goal, answers as JSON values, and the day asked about."""

FARTHEST = 36_500
"""Days from the day asked about beyond which no day is drawn."""


class Draw:
    """A linear congruential generator (Knuth's MMIX constants), so that every Python, now and later, draws the same."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """A number from 0 up and below the limit, from the upper bits."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def half_filled(rulebook: Rulebook, as_of: date) -> Iterator[Sample]:
    """For every sum and each of its terms: the term alone at the sum's threshold and on either side of it, and the same
    with all but one of the other terms at nothing.
    """
    for goal in rulebook.goals.values():
        for period in goal.periods:
            day = _day_in(goal, period, as_of)
            for variable in period.variables[: period.readings.start]:
                for answers in _half_filled(variable, day):
                    yield goal.id, answers, day


def _half_filled(variable: Variable, day: date) -> Iterator[dict[str, Any]]:
    facts = {fact.id: fact for fact in variable.facts}
    for test in (each for each in variable.tests if len(each.facts) > 1):
        for name, weight in zip(test.facts, test.weights, strict=True):
            others = [each for each in test.facts if each != name]
            nothing = [
                {each: _value(facts[each], Fraction(0), day) for each in others if each != left_out}
                for left_out in (others if len(others) > 1 else [])
            ]
            for amount in _around(facts[name], test.than / weight):
                for rest in chain([{}], nothing):
                    yield {name: _value(facts[name], amount, day), **rest}


def random_samples(rulebook: Rulebook, as_of: date, count: int) -> Iterator[Sample]:
    """So many answer sets, goal by goal in turn and each in a period drawn: of eight facts about two are left out and
    one is "I don't know", and amounts stand at thresholds or up to two steps from them.
    """
    draw = Draw(count)
    goals = list(rulebook.goals.values())
    for index in range(count if goals else 0):
        goal = goals[index % len(goals)]
        period = goal.periods[draw.below(len(goal.periods))]
        day = _day_in(goal, period, as_of)
        answers: dict[str, Any] = {}
        for variable in period.variables[: period.readings.start]:
            for fact in variable.facts:
                lot = draw.below(8)
                if lot > 1:
                    answers[fact.id] = UNKNOWN if lot == 2 else _random_value(draw, variable, fact, day)
        yield goal.id, answers, day


def _random_value(draw: Draw, variable: Variable, fact: Fact, day: date) -> Any:
    if fact.kind == "choice":
        return list(fact.options)[draw.below(len(fact.options))]
    if fact.kind == "yes_no":
        return draw.below(2) == 1
    if fact.kind == "day" and draw.below(6) == 0:
        return NOT_YET
    thresholds = [
        test.than / weight
        for test in variable.tests
        if test.kind in ("sum", "clock")
        for name, weight in zip(test.facts, test.weights or (Fraction(1),), strict=True)
        if name == fact.id
    ]
    threshold = thresholds[draw.below(len(thresholds))] if thresholds else Fraction(0)
    return _value(fact, _grid(fact, threshold, draw.below(5) - 2), day)


def _around(fact: Fact, threshold: Fraction) -> list[Fraction]:
    if fact.kind == "yes_no":
        return [Fraction(0), Fraction(1)]
    return list(dict.fromkeys(_grid(fact, threshold, steps) for steps in (-1, 0, 1)))


def _grid(fact: Fact, amount: Fraction, steps: int) -> Fraction:
    """An amount that can be answered, so many steps (days, whole numbers, quarters) from the last up to this one."""
    step = Fraction(1) if fact.whole or fact.kind == "day" else Fraction(1, 4)
    near = (floor(amount / step) + steps) * step
    if fact.kind == "number" or fact.date == "past":
        near = max(near, Fraction(0))
    return min(near, Fraction(0)) if fact.date == "future" else near


def _value(fact: Fact, amount: Fraction, day: date) -> Any:
    """An amount as an answer is written in JSON."""
    if fact.kind == "yes_no":
        return amount == 1
    if fact.kind == "day":
        return (day - timedelta(max(-FARTHEST, min(FARTHEST, int(amount))))).isoformat()
    return int(amount) if amount.denominator == 1 else f"{floor(amount)}.{int(amount % 1 * 100):02}"


def _day_in(goal: Goal, period: Period, as_of: date) -> date:
    """``as_of`` where the period holds then, else its first day, or the last day of the one before all dates."""
    if goal.period(as_of).start == period.start:
        return as_of
    if period.start is not None:
        return date.fromisoformat(period.start)
    return date.fromisoformat(goal.periods[1].start or "") - timedelta(1)
