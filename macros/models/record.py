"""What every record of the content is: named, strict about its keys and types, and never changed once read."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _as_decimal(value: object) -> object:
    """A whole number of the YAML as the decimal an amount is; `true` stays `true`, so that it is refused."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, Field(min_length=1)]
"""Words on one line or many; long ones are Markdown."""

Amount = Annotated[Decimal, BeforeValidator(_as_decimal, json_schema_input_type=float)]
"""A number that may have decimals: dollars, hours, years. Always a decimal, never a binary float."""


class Part(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class Record(Part):
    """One entry under a top-level key; its name there is its `id`."""

    id: str = Field(exclude=True)
