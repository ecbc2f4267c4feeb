"""Terms of the field: what each means in plain words, its abbreviation, and the names that people use for it."""

from typing import Literal

from pydantic import Field

from macros.models.record import Record, Seen, Text
from macros.models.trust import Cites

GlossaryTopic = Literal["peer_work", "certification", "bodies", "care", "licenses", "jobs"]
"""The parts of the glossary, in the order of its page."""


class Term(Record):
    """A word or name that a reader may not know; pages link its first use to its entry."""

    topic: GlossaryTopic
    name: Text
    """As it stands in a sentence, so with a small letter unless it is a name."""
    short: Text | None = None
    """Its abbreviation."""
    meaning: Text
    """1 or 2 sentences."""
    other_names: list[Text] = Field(default=[])
    """Words that people use for it; the search finds it by them."""
    cite: Cites = Field(default=[])
    """Where a source explains it. A common word that we explain ourselves has none."""
    checked_on: Seen
