"""Answers, days and amounts in plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.facts.answers import MONTHS, NOT_YET, UNKNOWN
from checker.facts.fact import Fact


def day_said(iso: str) -> str:
    """A day as an American reader writes it: “January 1, 2027”."""
    day = date.fromisoformat(iso)
    return f"{MONTHS[day.month - 1].capitalize()} {day.day}, {day.year}"


def answer_said(fact: Fact, value: Any) -> str:
    """An answer, as JSON holds it, in the words of its question."""
    if value == UNKNOWN:
        return "I don’t know"
    if value is True or value is False:
        return "Yes" if value else "No"
    if fact.kind == "choice":
        return fact.options[value]
    if fact.kind == "day":
        return fact.not_yet or "It has not happened yet" if value == NOT_YET else day_said(value)
    return measure(Fraction(str(value).replace(",", "")), fact.unit)


def measure(amount: Fraction | Decimal, unit: str | None) -> str:
    """An amount with its unit: “1 year”, “2.5 years”, “1,550 hours”; “10/3 hours” where no decimal writes it."""
    exact = Fraction(amount)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    number = f"{decimal:,f}" if Fraction(decimal) == exact else str(exact)
    return f"{number} {unit.removesuffix('s') if exact == 1 else unit}" if unit else number
