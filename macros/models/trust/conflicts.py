"""Known conflicts: where sources differ, leave something open, or where our own reading goes further than the words."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Part, Place, Record, Text
from macros.models.trust.contacts import Ask
from macros.models.trust.sources import Cites

KINDS_OF_CONFLICT = {
    "differs": "Two sources differ, or one source says it two ways",
    "open": "The source leaves it open",
    "our_reading": "We read more into it than the words say",
}


class Position(Part):
    """One value or reading, and its source."""

    says: Text
    cite: Cites = Field(min_length=1)
    as_of: date | Text | None = None
    """The date or version of the source, where it matters."""


class Conflict(Record):
    """One open point. A reader sees every position, what we do about it, and whom to ask."""

    area: Annotated[str, Word("areas")]
    kind: Literal["differs", "open", "our_reading"]
    title: OneLine
    positions: list[Position] = Field(min_length=1)
    handling: Text
    """What the checker and the pages do."""
    ask: Ask = Field(default=[])
    """Who can settle it for a person: ids of contacts."""
    goals: list[Text] = Field(default=[])
    """The goals of the checker that it affects."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.kind == "differs" and len(self.positions) < 2:
            yield ("positions",), "a conflict of kind `differs` must have at least two positions"
