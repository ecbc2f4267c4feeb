"""Postings: what an employer advertised, on which days, and how much of it we read."""

from datetime import date
from typing import Literal

from pydantic import Field

from macros.models.record import Part, Seen, Text
from macros.models.trust import Cites, Statement


class DatedEvent(Part):
    """A day that matters for a posting besides its opening and closing."""

    what: Text
    on: date
    cite: Cites = Field(min_length=1)


class Opening(Part):
    """Another job that stands on the same page: of the same employer, or in the job site's list of similar jobs."""

    title: Text
    place: Text | None = None
    hours: Literal["full_time", "part_time"] | None = None
    printed: list[Text] = Field(default=[])
    """Its lines of pay, as printed."""
    same_as: Text | None = None
    """The class of this employer whose figures one of its lines repeats."""
    similar: bool = False
    """Whether it stands in the job site's list of similar jobs, and not among the employer's openings."""
    cite: Cites = Field(min_length=1)
    note: Text | None = None


class Posting(Part):
    """One advertisement, as read on one page."""

    title: Text
    """The working title, as posted."""
    classes: list[Text] = Field(min_length=1)
    hours: Literal["full_time", "part_time", "extra_help", "extra_hire", "temporary"] | None = None
    schedule: Text | None = None
    """The days and times of the work, where the posting gives them."""
    place: Text | None = None
    assigned_to: Text | None = None
    posted: date | None = None
    closes: date | None = None
    closes_at: Text | None = None
    closes_basis: Text | None = None
    """How we read the closing day, where the page words it in another way."""
    continuous: bool = False
    dates: list[DatedEvent] = Field(default=[])
    seen: Seen
    cite: Cites = Field(min_length=1)
    mirror: Text | None = None
    """What kind of site copied the posting, where we did not read the agency's own page."""
    beside: list[Opening] = Field(default=[])
    """Other jobs on the same page, kept to compare with."""
    left_out: list[Statement] = Field(default=[])
    """What that site adds, which is no fact about the agency."""
    cut: Text | None = None
    """Where the copy we read ends."""
    whole: bool = False
    """We read all of it, so that what it does not name, it does not ask."""

    @property
    def closed(self) -> bool:
        """Closed on the day we saw it; a continuous posting has no closing day."""
        return self.closes is not None and self.closes.isoformat() < str(self.seen)

    @property
    def state(self) -> Literal["closed", "open", "continuous", "unknown"]:
        """What the page said of its end, on the day we saw it."""
        if self.closed:
            return "closed"
        if self.closes:
            return "open"
        return "continuous" if self.continuous else "unknown"
