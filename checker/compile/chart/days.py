"""Plain words for stretches of days: counted from the day asked about, by the calendar, or beside a fixed day."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.engine.amounts.intervals import Span
from checker.facts.calendar import format_months
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.wording import format_amount, format_day

Turn = tuple[str, str]
"""The days after a test by the calendar turns, and the days before, in words."""


def day_words(fact: Fact, tests: Sequence[Test], span: Span) -> str:
    """The days of a span. A limit by the calendar is worded as the rule has it: in days it changes from day to day."""
    low, high = (edge and edge[0] for edge in (span.low, span.high))
    latest = None if low == 0 and fact.date == "past" else low
    earliest = None if high == 0 and fact.date == "future" else high
    turns = {_first_day_before(test): _by_calendar(test) for test in tests if test.calendar}
    until = turns[latest][1] if latest in turns else None
    since = turns[earliest + 1][0] if earliest is not None and earliest + 1 in turns else None
    if latest is not None and earliest is not None and not (until or since):
        return _between(latest, earliest)
    if latest is not None and until is None:
        until = limit_words(">", latest - 1) if latest > 1 else limit_words(">=", latest)
    if earliest is not None and since is None:
        since = limit_words("<", earliest + 1) if earliest < 0 else limit_words("<=", earliest)
    if since and not until and since.endswith(" ago") and fact.date != "past":
        since += ", or still to come"
    if until and not since and until.endswith(" from now") and fact.date != "future":
        until += ", or already past"
    return ", and ".join(filter(None, (since, until))) or "any day"


def limit_words(op: str, count: Fraction) -> str:
    """A limit on how many days ago something was; a day to come is a number of days less than 0."""
    if count == 0 or (op == ">=" and count == 1):
        return {">=": "today or earlier", ">": "before today", "<=": "today or later", "<": "after today"}[
            ">" if count else op
        ]
    past = {">=": "at least", ">": "more than", "<=": "no more than", "<": "less than"}
    ahead = {">=": "no more than", ">": "less than", "<=": "at least", "<": "more than"}
    return f"{(past if count > 0 else ahead)[op]} {_day_at(count)}"


def _between(latest: Fraction, earliest: Fraction) -> str:
    if latest == earliest:
        return _day_at(latest)
    if latest > 0:
        return f"{format_amount(latest, None)} to {_day_at(earliest)}"
    if earliest < 0:
        return f"{format_amount(-earliest, None)} to {_day_at(latest)}"
    sides = [f"up to {_day_at(each)}" for each in (earliest, latest) if each]
    return "today, or " + ", or ".join(sides)


def _day_at(count: Fraction) -> str:
    """A day by its distance from the day asked about."""
    if count == 0:
        return "today"
    return f"{format_amount(count, 'days')} ago" if count > 0 else f"{format_amount(-count, 'days')} from now"


def _first_day_before(test: Test) -> Fraction:
    """Of the days that lie before the turn of the test, the last one in the calendar."""
    return test.than if test.op in (">=", "<") else test.than + 1


def _by_calendar(test: Test) -> Turn:
    count, _, side = test.calendar.partition(" months ")
    whole = test.op in (">=", "<")  # whether the limit itself is among the days before the turn
    if not side:
        day = format_day(test.calendar)
        return (f"after {day}", f"on or before {day}") if whole else (f"on or after {day}", f"before {day}")
    limit = f"{format_months(int(count))} {'ago' if side == 'ago' else 'from now'}"
    near, far = (
        (f"less than {limit}", f"at least {limit}")
        if whole == (side == "ago")
        else (f"no more than {limit}", f"more than {limit}")
    )
    return (near, far) if side == "ago" else (far, near)
