"""The change log: what the guide says otherwise than before, since which day, and by which source."""

from datetime import date
from typing import Literal

from pydantic import Field

from macros.models.record import OneLine, Record, Text
from macros.models.trust.sources import Cites


class Change(Record):
    """One change that matters to readers; wording and design are not in the log."""

    day: date
    """The day the change was published."""
    kind: Literal["added", "corrected", "replaced", "removed", "read_again"]
    title: OneLine
    text: Text
    """What the guide said before, and what it says now."""
    records: dict[str, list[Text]] = Field(min_length=1)
    """The records it affects: ids by kind."""
    cite: Cites = Field(min_length=1)
