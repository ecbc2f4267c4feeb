"""An answer in the words of its question, for pages that show whole cases."""

from __future__ import annotations

from typing import Any

from checker.facts.fact import Fact
from macros.wording import day, plural


def said(fact: Fact, value: Any) -> str:
    """`Yes`, `1.99 years`, an option's label, `November 1, 2025` or `Not yet`."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if fact.kind == "choice":
        return fact.options[value]
    if fact.kind == "day":
        return fact.not_yet or "Not yet" if value == "not_yet" else day(value)
    unit = fact.unit or ""
    return plural(value, unit.removesuffix("s"), unit)
