"""Areas in which a certified person can train further, and what each source says of their hours."""

from collections.abc import Iterator

from pydantic import Field

from macros.models.record import Amount, OneLine, Place, Record, Seen, Text
from macros.models.trust import Ask, Cites, Confidence, Position


class StatedHours(Position):
    """What one version of a page says about the hours."""

    hours: Amount | None = None
    """Left out if it gives no number."""


class Specialization(Record):
    """One area; its training adds to the certification and is not a certification itself."""

    title: OneLine
    for_work_with: Text
    hours: list[StatedHours] = Field(min_length=1)
    competencies: Text | None = None
    """The standard that lists them."""
    not_seen: Text | None = None
    ask: Ask = Field(default=[])
    """Who may know what we have not seen."""
    cite: Cites = Field(min_length=1)
    confidence: Confidence
    checked_on: Seen

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if (self.not_seen is None) != (not self.ask):
            yield (), "what we have not seen (`not_seen`) and who would know (`ask`) go together"
