"""Values of records as JSON has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from macros.models import Citation, ValueRecord


def as_json(value: Any) -> Any:
    """A value of a record as JSON has it: what was written and no more, with days as text."""
    match value:
        case ValueRecord():
            return as_json(value.root)
        case BaseModel():
            fields = type(value).model_fields
            written = [name for name in fields if name in value.model_fields_set and name != "id"]
            return {fields[name].alias or name: as_json(getattr(value, name)) for name in written}
        case Citation(source, None, _):
            return source
        case Citation(source, quote, None):
            return {source: quote}
        case Citation(source, quote, after):
            return {source: {"after": after, "quote": quote}}
        case dict():
            return {str(key): as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value
