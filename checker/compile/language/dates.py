"""Dated rules: a mapping whose keys are all dates means "from that day on"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

NEVER = "never"


def is_day(key: Any) -> bool:
    """Whether a key is a date, as YAML reads it or as text."""
    return isinstance(key, date) or (isinstance(key, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", key) is not None)


def is_dated(raw: Any) -> bool:
    """Whether all keys of a mapping are dates."""
    return isinstance(raw, Mapping) and bool(raw) and all(map(is_day, raw))


def choice(raw: Mapping[Any, Any], day: str | None) -> Any:
    """The key that holds on a day (ISO; None is before every date), or None before the first."""
    past = [key for key in raw if day is not None and str(key) <= day]
    return max(past, key=str) if past else None


def days_in(raw: Any) -> Iterator[str]:
    """Every date that some mapping in the structure is dated with."""
    if is_dated(raw):
        yield from map(str, raw)
    if isinstance(raw, Mapping):
        for value in raw.values():
            yield from days_in(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from days_in(value)
