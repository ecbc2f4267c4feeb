"""Terms of the field: what each means in plain words, its abbreviation, and the names that people use for it."""

from typing import Annotated

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Record, Seen, Text
from macros.models.trust import Cites


class Term(Record):
    """A word or name that a reader may not know; pages link its first use to its entry."""

    topic: Annotated[str, Word("term_topics")]
    name: OneLine
    """As it appears inside a sentence, so in lower case unless it is a name."""
    short: OneLine | None = None
    """Its abbreviation."""
    meaning: Text
    """1 or 2 sentences."""
    other_names: list[Text] = Field(default=[])
    """Other words that people use for it; the search knows them, too."""
    cite: Cites = Field(default=[])
    """The sources that explain it; none for a common word that we explain ourselves."""
    checked_on: Seen
