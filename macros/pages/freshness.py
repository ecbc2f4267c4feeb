"""When the sources of a page were last read, and from which day on a reader should ask again.

A built page does not know what day it is. So it states a day, which is true at any time, and a script compares that day
with the reader's clock and makes a warning of it (`theme/js/freshness.mjs`).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from checker import Goal
from macros.content import Content
from macros.models import Seen, Source
from macros.wording import Formats


class Freshness(NamedTuple):
    """The oldest reading among some sources."""

    read: Seen
    ask_after: date
    """The last day on which that reading is not older than a year."""
    all_then: bool
    """Whether none of them was read later."""
    formats: Formats

    @property
    def words(self) -> str:
        """`in November 2026`, `on November 22, 2026 or later`."""
        when = self.formats.when(self.read)
        return when if self.all_then else f"{when} or later"

    @property
    def ask_after_words(self) -> str:
        return self.formats.day(self.ask_after)


def freshness(sources: Iterable[Source], formats: Formats) -> Freshness | None:
    """Of these sources; None when none says when it was read."""
    read = [source.read_on for source in sources if source.read_on]
    oldest = min(read, key=_last_day, default=None)
    return None if oldest is None else Freshness(oldest, a_year_after(oldest), set(read) == {oldest}, formats)


def rule_freshness(content: Content, goal: Goal) -> Freshness | None:
    """Of the sources that a goal's clauses cite, in all its periods."""
    clauses = (clause for period in goal.periods for clause in period.clause.walk())
    cited = {cite["source"] for clause in clauses for cite in clause.cite}
    return freshness((source for source in content.sources.values() if source.id in cited), content.formats)


def a_year_after(read: Seen) -> date:
    """The same day of the next year; of a month, its last day. What was read on February 29 lasts to February 28."""
    then = _last_day(read)
    last = calendar.monthrange(then.year + 1, then.month)[1]
    return then.replace(year=then.year + 1, day=last if isinstance(read, str) else min(then.day, last))


def _last_day(read: Seen) -> date:
    if isinstance(read, date):
        return read
    year, month = map(int, read.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])
