"""Money, days and counts as the readers of a guide write them; Babel knows how."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from checker.wording import MESSAGES

Number = int | float | Decimal


@dataclass(frozen=True)
class Formats:
    """The formats of one guide."""

    language: str = "en_US"
    """Language and country."""
    currency: str = "USD"
    """By its 3 letters."""

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language)

    def money(self, value: Number | str, cents: bool | None = None) -> str:
        """Such as `$80`, `$21.69`, `$45,115.20`. Cents are shown when there are any, or as `cents` says."""
        amount = exact(value)
        if cents is None:
            cents = amount != amount.to_integral_value()
        if cents:
            return format_currency(amount, self.currency, locale=self.locale)
        pattern = re.sub(r"0[.]0+", "0", self.locale.currency_formats["standard"].pattern)
        return format_currency(amount, self.currency, pattern, locale=self.locale, currency_digits=False)

    def number(self, value: Number | str) -> str:
        """`1,550`, `3.5`."""
        return format_decimal(exact(value), locale=self.locale)

    def percent(self, value: Number) -> str:
        """`20.7 percent`: one decimal, for a rate that was calculated."""
        return f"{format_decimal(exact(value), '0.0', locale=self.locale)} percent"

    def plural(self, count: Number | str, one: str, other: str | None = None) -> str:
        """The count with its noun: `1 year`, `3.5 years`, `2 counties` (which needs `other`)."""
        amount = exact(count)
        noun = one if self.locale.plural_form(amount) == "one" else other or f"{one}s"
        return f"{self.number(amount)} {noun}"

    def day(self, value: date | str) -> str:
        """`January 1, 2027`; a month without a day is `September 2024`. Other words, as a source prints them, stay."""
        if isinstance(value, date):
            return format_date(value, "long", locale=self.locale)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return self.day(date.fromisoformat(value))
        if re.fullmatch(r"\d{4}-\d{2}", value):
            return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=self.locale)
        return value

    def when(self, value: date | str) -> str:
        """`on January 1, 2027`; of a month, `in September 2024`."""
        return f"{'on' if isinstance(value, date) else 'in'} {self.day(value)}"

    @property
    def messages(self) -> dict[str, str]:
        """The checker's messages about money and days, where this guide's readers write them in another way."""
        money = re.sub("[#0.,]+", "{amount}", self.locale.currency_formats["standard"].pattern.partition(";")[0])
        day = re.sub(
            "M+", "{month}", re.sub("d+", "{day}", re.sub("y+", "{year}", self.locale.date_formats["long"].pattern))
        )
        symbol = get_currency_symbol(self.currency, locale=self.locale)
        found = {"dollars": money.replace("¤", symbol), "day": day.replace("'", "")}
        return {name: text for name, text in found.items() if text != MESSAGES[name]}

    @property
    def filters(self) -> dict[str, Callable[..., Any]]:
        """What a page or a template writes after a bar."""
        return {
            "money": self.money,
            "number": self.number,
            "percent": self.percent,
            "plural": self.plural,
            "day": self.day,
            "when": self.when,
        }


def exact(value: Number | str) -> Decimal:
    """The value as a decimal without trailing zeros, so that 1.0 counts as one."""
    decimal = Decimal(str(value))
    whole = decimal.to_integral_value()
    return whole if decimal == whole else decimal.normalize()


def listed(words: list[str], last: str = "and") -> str:
    """`a, b and c`."""
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end
