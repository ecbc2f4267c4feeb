"""What any values of facts keep to: no number below 0 or past its limit, yes and no as 1 and 0, days on their side."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from checker.engine.amounts.inequalities import Constraint, constraint
from checker.facts.fact import Fact


def all_limits(facts: Sequence[Fact], *, answerable: bool) -> list[Constraint]:
    """What any values of these facts keep to."""
    return [
        limit
        for position, fact in enumerate(facts)
        for limit in _limits(fact, position, len(facts), answerable=answerable)
    ]


def _unit(position: int, size: int) -> list[Fraction]:
    return [Fraction(int(index == position)) for index in range(size)]


def _limits(fact: Fact, position: int, size: int, *, answerable: bool) -> list[Constraint]:
    """What any value of the fact keeps to: no number below 0, yes and no as 1 and 0, days on the side that is asked."""
    unit = _unit(position, size)
    if fact.kind == "day":
        if not answerable or fact.date == "any":
            return []
        return [constraint(unit, ">=" if fact.date == "past" else "<=", Fraction(0))]
    least = constraint(unit, ">=", Fraction(0))
    if answerable and fact.at_most is not None:
        return [least, constraint(unit, "<=", Fraction(fact.at_most))]
    return [least, constraint(unit, "<=", Fraction(1))] if fact.kind == "yes_no" else [least]


def at_least(name: str, least: Fraction, free: Sequence[Fact]) -> Constraint:
    """The row of a fact that is to have that amount or more."""
    return constraint([Fraction(int(fact.id == name)) for fact in free], ">=", least)


def sum_limits(facts: Sequence[Fact], position: int, size: int, *, answerable: bool) -> list[Constraint]:
    """What the sum of any values of these facts keeps to, which are of one kind where there are several."""
    limits = _limits(facts[0], position, size, answerable=answerable)
    if len(facts) == 1:
        return limits
    highs = [_highest(fact, answerable=answerable) for fact in facts]
    if None in highs:
        return limits[:1]
    return [limits[0], constraint(_unit(position, size), "<=", sum((each for each in highs if each), Fraction(0)))]


def _highest(fact: Fact, *, answerable: bool) -> Fraction | None:
    """The most that a number, or a yes, can be; None where there is no such limit."""
    if fact.kind == "yes_no":
        return Fraction(1)
    if not answerable or fact.at_most is None:
        return None
    most = Fraction(fact.at_most)
    return Fraction(floor(most)) if fact.whole else most


def are_whole(facts: Sequence[Fact]) -> list[bool]:
    """Which of the facts' values are whole numbers."""
    return [fact.whole or fact.kind != "number" for fact in facts]
