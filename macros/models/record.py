"""What every record of the content is: named, strict about its keys and types, and never changed once read."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from annotated_types import Interval
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*")
"""A record's name; it becomes an anchor, a field of a form, a file. Our own are snake_case."""

MONTH = re.compile(r"^(1[89]|2[01])[0-9]{2}-(0[1-9]|1[0-2])$")
"""Of a year that a record may mean, as `macros.yaml` has them for days."""

ADDRESS = re.compile(r"^https?://[^\s<>\"]+$")
"""A place on the web; nothing that a browser would run."""

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols, by their class in Unicode, that show nothing."""

LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]")

MOST = 10**9
"""No amount that a record holds comes near it."""


def _as_decimal(value: object) -> object:
    """A whole number of the YAML as the decimal an amount is; `true` stays `true`, so that it is refused."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def within(bounds: Interval) -> BeforeValidator:
    """Reads a number as a decimal, and puts its bounds into the schema."""
    return BeforeValidator(_as_decimal, json_schema_input_type=Annotated[float, bounds])


def _as_words(value: str) -> str:
    if value and not any(unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK for sign in value):
        raise PydanticCustomError("blank", "nothing to see")
    return value


def _as_line(value: str) -> str:
    if LINE_BREAK.search(value.strip()):
        raise PydanticCustomError("lines", "more than one line")
    return value


def _as_month(value: str) -> str:
    if not MONTH.fullmatch(value):
        raise PydanticCustomError("month", "not a month")
    return value


def _as_address(value: str) -> str:
    if not ADDRESS.fullmatch(value):
        raise PydanticCustomError("address", "not an address")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_as_words)]
"""Words on one line or many; long ones are Markdown."""

OneLine = Annotated[Text, AfterValidator(_as_line)]
"""Words that stand as a heading, a label, or a part of a sentence."""

Address = Annotated[str, AfterValidator(_as_address), WithJsonSchema({"type": "string", "pattern": ADDRESS.pattern})]
"""Where something stands on the web."""

Number = Annotated[Decimal, BeforeValidator(_as_decimal, json_schema_input_type=float)]
"""A number that may have decimals. Always a decimal, never a binary float."""

BOUNDS, ABOVE_0 = Interval(ge=0, le=MOST), Interval(gt=0, le=MOST)
Amount = Annotated[Decimal, BOUNDS, within(BOUNDS)]
"""Dollars, hours, months: what can be counted, so that no page and no calendar meets a number without end."""

Positive = Annotated[Decimal, ABOVE_0, within(ABOVE_0)]
"""An amount that is nothing when it is 0, such as the time that something takes."""

Seen = date | Annotated[str, AfterValidator(_as_month), WithJsonSchema({"type": "string", "pattern": MONTH.pattern})]
"""A day, or a month where only the month is known."""

Place = tuple[str | int, ...]
"""Keys and list positions inside a record."""


class Part(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if found := list(self._misfits()):  # each becomes a fault at its own line
            problem = "; ".join(problem for _, problem in found)
            raise PydanticCustomError("misfits", "{problem}", {"problem": problem, "misfits": found})
        return self

    def _misfits(self) -> Iterable[tuple[Place, str]]:
        """What does not fit together between the keys, each with its place; a model with such rules says so here."""
        return ()


class Record(Part):
    """One entry under a top-level key; its name there is its `id`."""

    id: str = Field(exclude=True)
