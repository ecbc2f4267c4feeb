"""Terms of the field: what each means in plain words, its abbreviation, and the names that people use for it."""

from typing import Annotated

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import Record, Seen, Text
from macros.models.trust import Cites


class Term(Record):
    """A word or name that a reader may not know; pages link its first use to its entry."""

    topic: Annotated[str, Word("term_topics")]
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
