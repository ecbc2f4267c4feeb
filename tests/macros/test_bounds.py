"""Numbers and days of records have ends: no page, no calendar and no solver is given one without."""

import json
from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.content import schemas
from macros.models.record import MOST, Amount, Seen
from macros.yaml import read

LOWEST = {"minimum", "exclusiveMinimum"}
OF_RULES = {"Clause", "ValueRecord", "DatedAmount"}
"""What rules count with: the language has bounds of its own, and words for what is beyond them."""


def numbers(schema, way=()):
    """Every number in a schema, with the way to it."""
    if isinstance(schema, dict):
        if schema.get("type") in ("number", "integer"):
            yield way, schema
        for key, value in schema.items():
            yield from numbers(value, (*way, key))
    elif isinstance(schema, list):
        for value in schema:
            yield from numbers(value, way)


def test_every_number_of_every_record_has_bounds():
    found = list(numbers(json.loads(schemas()["content"])["$defs"]))
    of_records = [(way, schema) for way, schema in found if way[0] not in OF_RULES]
    assert len(of_records) > 10
    assert [way for way, schema in of_records if not LOWEST & schema.keys() or "maximum" not in schema] == []


@pytest.mark.parametrize("value", [-1, Decimal("-0.01"), MOST + 1, 10**30])
def test_an_amount_beyond_its_bounds_is_refused(value):
    with pytest.raises(ValidationError):
        TypeAdapter(Amount).validate_python(value, strict=True)


@pytest.mark.parametrize("value", [0, MOST, Decimal("0.01")])
def test_an_amount_within_its_bounds_is_taken(value):
    assert TypeAdapter(Amount).validate_python(value, strict=True) == value


@pytest.mark.parametrize(("day", "is_meant"), [("1799-12-31", False), ("1800-01-01", True), ("2199-12-31", True),
                                               ("2200-01-01", False), ("9999-12-31", False)])  # fmt: skip
def test_a_day_is_of_a_year_that_is_meant(day, is_meant):
    document = read(f"day: {day}".encode())
    assert document.value["day"] == (date.fromisoformat(day) if is_meant else None)
    assert bool(document.faults) != is_meant
    month = TypeAdapter(Seen)
    if is_meant:
        assert month.validate_python(day[:7], strict=True) == day[:7]
    else:
        with pytest.raises(ValidationError):
            month.validate_python(day[:7], strict=True)
