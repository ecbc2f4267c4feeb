"""Standards: lists that the state or the certifying body has set, such as the competencies or the code of ethics."""

from collections.abc import Iterator

from pydantic import Field

from macros.models.record import OneLine, Part, Place, Record, Seen, Text
from macros.models.trust import Ask, Cites, Confidence


class Element(Part):
    """One entry of a standard under its official name."""

    name: OneLine
    plain: Text | None = None
    """What it means, in our words; left out if we have not seen what the source says under this name."""
    cite: Cites = Field(default=[])
    """The source of `plain`, if it is not the source of the whole list."""


class Standard(Record):
    """An official list in its own order."""

    title: OneLine
    set_by: OneLine
    counted: int = Field(ge=1, le=1000)
    """How many entries the source says there are."""
    elements: list[Element] = Field(min_length=1)
    cite: Cites = Field(min_length=1)
    confidence: Confidence
    not_seen: Text | None = None
    ask: Ask = Field(default=[])
    """Who may know what we have not seen: ids of contacts."""
    checked_on: Seen

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.counted < len(self.elements):
            yield ("counted",), f"there are {len(self.elements)} entries here, but the source counts {self.counted}"
        if self.counted > len(self.elements) and self.not_seen is None:
            yield ("counted",), "there are fewer entries here; under `not_seen`, say what is missing"
        if (self.not_seen is None) != (not self.ask):
            yield (), "what we have not seen (`not_seen`) and who would know (`ask`) go together"
