"""What every record of the content is: named, strict about its keys and types, and never changed once read."""

import re
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

MOST = 10**9
"""No amount that a record holds comes near it."""


def _as_decimal(value: object) -> object:
    """A whole number of the YAML as the decimal an amount is; `true` stays `true`, so that it is refused."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_month(value: str) -> str:
    if not MONTH.fullmatch(value):
        raise PydanticCustomError("month", "not a month")
    return value


def _as_address(value: str) -> str:
    if not ADDRESS.fullmatch(value):
        raise PydanticCustomError("address", "not an address")
    return value


Text = Annotated[str, Field(min_length=1)]
"""Words on one line or many; long ones are Markdown."""

Address = Annotated[str, AfterValidator(_as_address), WithJsonSchema({"type": "string", "pattern": ADDRESS.pattern})]
"""Where something stands on the web."""

Number = Annotated[Decimal, BeforeValidator(_as_decimal, json_schema_input_type=float)]
"""A number that may have decimals. Always a decimal, never a binary float."""

BOUNDS = Interval(ge=0, le=MOST)
Amount = Annotated[Decimal, BOUNDS, BeforeValidator(_as_decimal, json_schema_input_type=Annotated[float, BOUNDS])]
"""Dollars, hours, months: what can be counted, so that no page and no calendar meets a number without end."""

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
