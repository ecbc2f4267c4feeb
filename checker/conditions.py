"""One condition on the values of facts: all that rules ever ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.answers import Value

Amount = Fraction | str
"""What a test sees of an answer: its number, or an option's id, or ``not_yet``."""


def amount(value: Value, as_of: date) -> Amount:
    """What a test sees of a read answer."""
    if isinstance(value, date):
        return Fraction((as_of - value).days)
    return Fraction(value) if isinstance(value, (bool, Decimal)) else value


@dataclass(frozen=True)
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

    def to_data(self) -> dict[str, Any]:
        """The test as JSON values; fractions as text."""
        data: dict[str, Any] = {"kind": self.kind, "facts": list(self.facts)}
        if self.kind == "sum":
            data |= {"weights": [str(weight) for weight in self.weights], "op": self.op}
        if self.kind in ("sum", "clock"):
            data["than"] = str(self.than)
        if self.kind == "options":
            data["options"] = list(self.options)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Test:
        """The test that ``to_data`` wrote."""
        return cls(
            data["kind"], tuple(data["facts"]), tuple(Fraction(weight) for weight in data.get("weights", ())),
            data.get("op", ""), Fraction(data.get("than", 0)), tuple(data.get("options", ())),
        )
