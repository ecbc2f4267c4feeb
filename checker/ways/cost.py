"""What a way asks of a person: days, hours and dollars, and how many answers change or are still open."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from checker.engine.amounts.switches import Price
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount, number

NOTHING = Fraction(0)


class Cost(NamedTuple):
    """Compared in this order. Whole amounts are ints: fractions are slow to add and to compare."""

    days: Fraction | int = 0
    hours: Fraction | int = 0
    dollars: Fraction | int = 0
    changes: int = 0
    opens: int = 0

    def __add__(self, other: tuple[Any, ...]) -> Cost:
        """Both together."""
        if other is FREE:
            return self
        days, hours, dollars, changes, opens = self
        more_days, more_hours, more_dollars, more_changes, more_opens = other
        return Cost(
            days + more_days, hours + more_hours, dollars + more_dollars, changes + more_changes, opens + more_opens
        )


FREE = Cost()


def may_change(fact: Fact, amount: Amount) -> bool:
    """Whether a person can change it and lose nothing: no to yes, a number upward, an option to one that is listed
    later, a day that has not come to today. What grows with time changes by waiting, hours by each hour.
    """
    if fact.get is None or (fact.growth is not None and fact.unit != "hours") or goal_of(fact):
        return False
    if fact.kind == "choice":
        return bool(better(fact, amount))
    return amount == 0 if fact.kind == "yes_no" else amount == NOT_YET if fact.kind == "day" else True


def better(fact: Fact, amount: Amount) -> list[str]:
    """The options by which nothing is lost: those after the given one, as options are listed from the least up."""
    options = list(fact.options)
    return options[options.index(str(amount)) + 1 :]


def goal_of(fact: Fact) -> str | None:
    """The goal that brings the fact about, if one does."""
    return fact.get.get("goal") if isinstance(fact.get, dict) else None


def is_known(fact: Fact) -> bool:
    """Whether we know what a change costs."""
    return bool(_rates(fact))


def unit_price(fact: Fact) -> Price:
    """What one change, or one unit of a number, costs in days, hours and dollars; 0 where that is not known."""
    rates = _rates(fact)
    days, hours, dollars = (rates.get(key, NOTHING) for key in ("days", "hours", "dollars"))
    return days, hours, dollars, 1


def cost_of(fact: Fact, old: Amount, new: Amount) -> Cost:
    """What one change of an answer costs; a number pays for each unit that it grows."""
    days, hours, dollars, _ = unit_price(fact)
    units = _units(fact, old, new)
    return Cost(_whole(days * units), _whole(hours * units), _whole(dollars * units), 1)


def written_cost(fact: Fact, old: Amount, new: Amount) -> dict[str, int | str] | None:
    """The cost of a change in hours, dollars and days, as far as the rules say; None where they say nothing."""
    rates = _rates(fact)
    return {key: number(rate * _units(fact, old, new)) for key, rate in rates.items()} if rates else None


def _rates(fact: Fact) -> dict[str, Fraction]:
    if fact.growth is not None:
        return {"hours": Fraction(1)}
    return {key: Fraction(value) for key, value in fact.get.items()} if isinstance(fact.get, dict) else {}


def _whole(amount: Fraction) -> Fraction | int:
    return int(amount) if amount.denominator == 1 else amount


def _units(fact: Fact, old: Amount, new: Amount) -> Fraction:
    """How often the price is paid: once, or for each unit that a number grows."""
    if fact.kind == "number" and isinstance(new, Fraction) and isinstance(old, Fraction):
        return new - old
    return Fraction(1)
