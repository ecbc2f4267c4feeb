"""Help with the cost of the certification: who pays for what, for whom, until when, and whether it is still open."""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from macros.models.record import OneLine, Part, Place, Record, Seen, Text
from macros.models.trust import Ask, Cites, Confidence


class Deadline(Part):
    """A deadline to meet to get the money."""

    what: Text
    on: date


class MoneyHelp(Record):
    """One offer, as its page described it when we read it."""

    title: OneLine
    offered_by: OneLine
    covers: list[Text] = Field(min_length=1)
    condition: Text
    deadlines: list[Deadline] = Field(default=[])
    until: date | None = None
    """The last day on which anyone could apply for it or use it."""
    ended: Text | None = None
    """What the page says if the offer is closed but no date is given."""
    note: Text | None = None
    ask: Ask = Field(min_length=1)
    """Who can say whether it is open: ids of contacts."""
    cite: Cites = Field(min_length=1)
    confidence: Confidence
    checked_on: Seen

    @property
    def status(self) -> Literal["open", "closed", "unknown"]:
        """As of the day we checked. A scheme without any date is neither: its money may be gone."""
        if self.ended:
            return "closed"
        if self.until is None:
            return "unknown"
        first, last = _days(self.checked_on)
        if self.until < first:
            return "closed"
        return "open" if self.until >= last else "unknown"

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.ended and self.until:
            yield ("ended",), "a page that names the last day (`until`) needs no other words for its end"


def _days(checked_on: Seen) -> tuple[date, date]:
    """The first and the last day on which we may have checked."""
    if isinstance(checked_on, date):
        return checked_on, checked_on
    year, month = map(int, checked_on.split("-"))
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
