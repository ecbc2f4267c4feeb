"""One condition on the values of facts: all that rules ever ask of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any

from checker.facts.answers import Value
from checker.facts.calendar import threshold
from checker.facts.fact import Fact
from checker.facts.frozen import frozen

Amount = Fraction | str
"""What a test sees of an answer: its number, or an option's id, or ``not_yet``."""


FALSE, TRUE = Fraction(0), Fraction(1)
"""A no and a yes."""


def amount(value: Value, as_of: date) -> Amount:
    """What a test sees of a read answer."""
    if value is True or value is False:
        return TRUE if value else FALSE
    if isinstance(value, date):
        return Fraction((as_of - value).days)
    return Fraction(value) if isinstance(value, Decimal) else value


def as_answer(fact: Fact, value: Amount, as_of: date) -> Any:
    """An amount as an answer to the fact is written in JSON."""
    if isinstance(value, str):
        return value
    if fact.kind == "yes_no":
        return value == 1
    return day_before(as_of, int(value)).isoformat() if fact.kind == "day" else number(value)


def day_before(as_of: date, days: int) -> date:
    """The day that lies ``days`` before another, or after it where ``days`` is below 0; the calendar's last where
    it does not reach so far.
    """
    return as_of - timedelta(max(min(days, (as_of - date.min).days), (as_of - date.max).days))


def number(value: Fraction | int, *, up: bool = True) -> int | str:
    """A whole number as it is; any other as text, cut after 6 digits: upward, so that it still suffices as a least
    amount, or downward.
    """
    if value.denominator == 1:
        return int(value)
    millionths = ceil(value * 10**6) if up else floor(value * 10**6)
    return f"{millionths // 10**6}.{millionths % 10**6:06}".rstrip("0")


@frozen
class Test:
    """One condition on fact values. ``kind`` is one of

    ``sum``      the weighted sum of the facts is ``op`` ``than``; yes counts 1, no 0, a day the days before as_of
    ``options``  the choice is one of ``options``
    ``not_yet``  the day has not come
    ``clock``    the day is not more than ``than`` days ago, or has not come: time left to do something
    """

    kind: str
    facts: tuple[str, ...]
    weights: tuple[Fraction, ...] = ()
    op: str = ""
    than: Fraction = Fraction(0)
    options: tuple[str, ...] = ()
    calendar: str = ""
    """What it counts by the calendar (see ``calendar.threshold``); ``than`` is then worked out for each day."""

    @cached_property
    def as_written(self) -> Test:
        """The same test without a day: what a test by the calendar is known by."""
        return replace(self, than=Fraction(0)) if self.calendar else self

    def at(self, as_of: date) -> Test:
        """The test as it is on a day."""
        return replace(self, than=Fraction(threshold(self.calendar, self.op, as_of))) if self.calendar else self
