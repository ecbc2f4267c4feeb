"""Money, days and counts as an American reader writes them; Babel knows how."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

LOCALE = Locale("en", "US")

Number = int | float | Decimal


def exact(value: Number | str) -> Decimal:
    """The value as a decimal without trailing zeros, so that 1.0 counts as one."""
    decimal = Decimal(str(value))
    whole = decimal.to_integral_value()
    return whole if decimal == whole else decimal.normalize()


def money(value: Number | str, cents: bool | None = None) -> str:
    """Dollars: `$80`, `$21.69`, `$45,115.20`. Cents are shown when there are any, or as `cents` says."""
    amount = exact(value)
    if cents is None:
        cents = amount != amount.to_integral_value()
    if cents:
        return format_currency(amount, "USD", locale=LOCALE)
    return format_currency(amount, "USD", "¤#,##0", locale=LOCALE, currency_digits=False)


def number(value: Number | str) -> str:
    """`1,550`, `3.5`."""
    return format_decimal(exact(value), locale=LOCALE)


def percent(value: Number) -> str:
    """`20.7 percent`: one decimal, as a rate that was worked out is told."""
    return f"{format_decimal(exact(value), '0.0', locale=LOCALE)} percent"


def plural(count: Number | str, one: str, other: str | None = None) -> str:
    """The count with its noun: `1 year`, `3.5 years`, `2 counties` (which needs `other`)."""
    amount = exact(count)
    noun = one if LOCALE.plural_form(amount) == "one" else other or f"{one}s"
    return f"{number(amount)} {noun}"


def day(value: date | str) -> str:
    """`January 1, 2027`; a month without a day is `September 2024`. Other words, as a source prints them, stay."""
    if isinstance(value, date):
        return format_date(value, "long", locale=LOCALE)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return day(date.fromisoformat(value))
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=LOCALE)
    return value


def listed(words: list[str], last: str = "and") -> str:
    """`a, b and c`."""
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end


FORMATS: dict[str, Callable[..., Any]] = {
    "money": money,
    "number": number,
    "percent": percent,
    "plural": plural,
    "day": day,
}
