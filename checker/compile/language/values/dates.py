"""Dated rules: a mapping whose keys are all dates means "from that day on"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from checker.compile.faults import Faults, Path

NEVER = "never"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

T = TypeVar("T")


@dataclass(frozen=True)
class Dated(Generic[T]):
    """What holds from some days on: the day (ISO; "" is from ever), the value, and its place, from the earliest."""

    branches: tuple[tuple[str, T, Path], ...]

    def on(self, day: str | None) -> tuple[T, Path] | None:
        """The value on a day (None is before every date) and its place; None before the first."""
        past = [(value, path) for start, value, path in self.branches if start <= (day or "")]
        return past[-1] if past else None


def is_day(key: Any) -> bool:
    """Whether a key is a date, as YAML reads it or as text; the calendar may not have it."""
    return isinstance(key, date) or (isinstance(key, str) and DAY.fullmatch(key) is not None)


def is_dated(raw: Any) -> bool:
    """Whether all keys of a mapping are dates."""
    return isinstance(raw, Mapping) and bool(raw) and all(map(is_day, raw))


def by_day(raw: Mapping[Any, Any], faults: Faults, path: Path) -> list[tuple[str, Any, Path]]:
    """The branches of a dated mapping from the earliest; a day that is none, or stands there twice, is a fault."""
    branches: dict[str, tuple[str, Any, Path]] = {}
    for key, value in raw.items():
        day = str(key)
        place = (*path, day)
        if not _is_in_calendar(day):
            faults.add(place, f"there is no day {day} in the calendar")
        elif day in branches:
            faults.add(place, f"{day} is here twice")
        else:
            branches[day] = day, value, place
    return [branches[day] for day in sorted(branches)]


def _is_in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
