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
        return days_ago(latest) if latest == earliest else f"from {days_ago(earliest)} to {days_ago(latest)}"
    if latest is not None and until is None:
        until = f"more than {days_ago(latest - 1)}" if latest > 1 else f"{days_ago(latest)} or earlier"
    if earliest is not None and since is None:
        since = f"{days_ago(earliest)} or later"
    return ", and ".join(filter(None, (since, until))) or "any day"


def days_ago(count: Fraction) -> str:
    """A day by its distance from the day asked about."""
    if count == 0:
        return "today"
    return f"{format_amount(count, 'days')} ago" if count > 0 else f"{format_amount(-count, 'days')} ahead"


def _first_day_before(test: Test) -> Fraction:
    """Of the days that lie before the turn of the test, the last one in the calendar."""
    return test.than if test.op in (">=", "<") else test.than + 1


def _by_calendar(test: Test) -> Turn:
    count, _, side = test.calendar.partition(" months ")
    whole = test.op in (">=", "<")  # whether the limit itself is among the days before the turn
    if not side:
        day = format_day(test.calendar)
        return (f"after {day}", f"{day} or earlier") if whole else (f"{day} or later", f"before {day}")
    limit = f"{format_months(int(count))} {side}"
    if side == "ago":
        return (f"less than {limit}", f"{limit} or earlier") if whole else (f"{limit} or later", f"more than {limit}")
    return (f"more than {limit}", f"{limit} or earlier") if whole else (f"{limit} or later", f"less than {limit}")
