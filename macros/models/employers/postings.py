"""Postings: what an employer advertised, on which days, and how much of it we read."""

from datetime import date
from typing import Literal

from pydantic import Field

from macros.models.record import OneLine, Part, Seen, Text
from macros.models.trust import Cites, Statement


class DatedEvent(Part):
    """A date that matters for a posting, other than its opening and closing."""

    what: Text
    on: date
    cite: Cites = Field(min_length=1)


class Opening(Part):
    """Another job on the same page: one from the same employer, or one in the job site's list of similar jobs."""

    title: OneLine
    place: OneLine | None = None
    hours: Literal["full_time", "part_time"] | None = None
    printed: list[Text] = Field(default=[])
    """Its pay lines, as printed."""
    same_as: Text | None = None
    """The class of this employer that has the same figures as one of its lines."""
    similar: bool = False
    """Whether it is in the job site's list of similar jobs rather than among the employer's openings."""
    cite: Cites = Field(min_length=1)
    note: Text | None = None


class Posting(Part):
    """One job posting, as read on one page."""

    title: OneLine
    """The working title, as posted."""
    classes: list[Text] = Field(min_length=1)
    hours: Literal["full_time", "part_time", "extra_help", "extra_hire", "temporary"] | None = None
    schedule: OneLine | None = None
    """The days and times of the work, if the posting gives them."""
    place: OneLine | None = None
    assigned_to: Text | None = None
    posted: date | None = None
    closes: date | None = None
    closes_at: Text | None = None
    closes_basis: Text | None = None
    """How we read the closing date, if the page does not state it plainly."""
    continuous: bool = False
    dates: list[DatedEvent] = Field(default=[])
    seen: Seen
    cite: Cites = Field(min_length=1)
    mirror: Text | None = None
    """What kind of site copied the posting, if we did not read the employer's own page."""
    beside: list[Opening] = Field(default=[])
    """Other jobs on the same page, for comparison."""
    left_out: list[Statement] = Field(default=[])
    """What that site added, which is not a fact about the employer."""
    cut: Text | None = None
    """Where the copy we read ends."""
    whole: bool = False
    """Whether we read all of it, so that we know it asks for nothing else."""

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
