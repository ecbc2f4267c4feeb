"""Tests by the calendar: months count from one day of a month to the same day of another, and a fixed day stays."""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last day of a month that is too short."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(years, month + 1, day.day)
    except ValueError:
        if not date.min.year <= years <= date.max.year:
            return date.min if months < 0 else date.max
        following = date(years, month + 2, 1) if month < 11 else date(years + 1, 1, 1)
        return following - ONE_DAY


def threshold(calendar: str, op: str, as_of: date) -> int:
    """The number of days before ``as_of`` that a test by the calendar compares with on that day.

    ``calendar`` is ``6 months ago`` or ``6 months ahead``, or a fixed day in ISO. The anniversary itself counts: what
    was 6 months ago or more is whatever has had its anniversary.
    """
    count, _, side = calendar.partition(" months ")
    if not side:
        return (as_of - date.fromisoformat(calendar)).days
    if side == "ahead":
        return (as_of - add_months(as_of, int(count))).days
    passed = as_of if op in (">=", "<") else as_of - ONE_DAY  # whose anniversary has come, or is over
    last = _last_with_anniversary(passed, int(count))
    return (as_of - last).days - (op not in (">=", "<"))


def _last_with_anniversary(day: date, months: int) -> date:
    """The latest day whose anniversary is not after ``day``."""
    last = add_months(day, -months)
    while add_months(last, months) > day:
        last -= ONE_DAY
    while last < date.max and add_months(last + ONE_DAY, months) <= day:
        last += ONE_DAY
    return last


def format_months(months: int) -> str:
    """Such as "6 months" or "1 year"."""
    count, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
