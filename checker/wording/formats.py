"""Days, amounts and answers in plain words: one way for pages, terminal and files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from checker.facts.answers import NOT_YET, UNKNOWN
from checker.facts.fact import Fact
from checker.wording.catalog import Catalog
from checker.wording.english import ENGLISH
from checker.wording.nouns import singular

LONG = 2
"""Hours up to which a sum is told by the quarter; a longer one that is not in quarters in whole hours."""


def format_day(iso: str, catalog: Catalog = ENGLISH) -> str:
    """A day such as “January 1, 2027”."""
    day = date.fromisoformat(iso)
    return catalog.text("day", month=catalog.text("months").split()[day.month - 1], day=day.day, year=day.year)


def format_month(iso: str, catalog: Catalog = ENGLISH) -> str:
    """The month of a day, or of a month such as 2026-11: “November 2026”."""
    year, month = iso.split("-")[:2]
    return f"{catalog.text('months').split()[int(month) - 1]} {year}"


def format_answer(fact: Fact, value: Any, catalog: Catalog = ENGLISH) -> str:
    """An answer, as JSON holds it, in the words of its question."""
    if value == UNKNOWN:
        return catalog.text("unknown")
    if value is True or value is False:
        return catalog.text("yes" if value else "no")
    if fact.kind == "choice":
        return fact.options[value]
    if fact.kind == "day":
        return fact.not_yet or catalog.text("not_yet") if value == NOT_YET else format_day(value, catalog)
    return format_amount(exact(value), fact.unit, catalog)


def format_amount(amount: Fraction | Decimal | int, unit: str | None = None, catalog: Catalog = ENGLISH) -> str:
    """“1 year”, “2.5 years”, “1,550 hours”, “$80”, “$21.60”; “10/3 hours” where no decimal writes it."""
    value = Fraction(amount)
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(decimal) != value:
        number = str(value)
    elif unit == "dollars" and value.denominator != 1 and (value * 100).denominator == 1:
        number = f"{decimal:,.2f}"
    else:
        number = f"{decimal:,f}"
    if unit == "dollars":
        return catalog.text("dollars", amount=number)
    return catalog.text("amount", count=value, amount=number, one=singular(unit), unit=unit) if unit else number


def round_hours(hours: Fraction | int, at_least: bool) -> Fraction:
    """A sum of hours as every text tells it: exactly where it is in quarters, and a bound from below never too high."""
    step = Fraction(1, 4) if hours <= LONG or (hours * 4) % 1 == 0 else Fraction(1)
    return max((floor if at_least else ceil)(hours / step), 1) * step if hours else Fraction(0)


def format_list(texts: Sequence[str], kind: str = "and", catalog: Catalog = ENGLISH) -> str:
    """“a”, “a and b”, “a, b, and c”; ``kind`` is ``and`` or ``or``."""
    *others, last = texts
    if not others:
        return last
    first = others[0]
    for other in others[1:]:
        first = catalog.text("list.between", first=first, last=other)
    return catalog.text(f"list.{kind}{'_many' if len(others) > 1 else ''}", first=first, last=last)


def exact(value: Any) -> Fraction:
    """A number as JSON or a form writes it."""
    return Fraction(str(value).replace(",", ""))
