"""Findings: what we found out about a subject, one fact each, and what we looked for and have not seen."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Place, Record, Seen, Text
from macros.models.trust.contacts import Ask
from macros.models.trust.sources import Cites

Confidence = Literal["primary", "official", "third_party", "inference"]
"""How sure a fact is: by its strongest source, or worked out by us. What nobody has seen stated is not published."""


class Finding(Record):
    """One fact about a subject, or a statement that we could not find it."""

    about: Annotated[str, Word("subjects")]
    """Each subject belongs on one page, where `findings(about=…)` shows it."""
    title: OneLine | None = None
    """A heading of a few words, if facts about the subject are shown as cards."""
    says: Text | None = None
    names: list[Text] = Field(default=[])
    """Names that the source lists, in its order."""
    confidence: Confidence | None = None
    basis: Text | None = None
    """What an inference rests on."""
    cite: Cites = Field(default=[])
    as_of: date | Text | None = None
    """The date or version of the source, where it matters."""
    conflict: Text | None = None
    """The known conflict that shows what other sources say."""
    not_seen: Text | None = None
    """What we could not see, so that nobody takes our silence for an answer."""
    ask: Ask = Field(default=[])
    """Who may know what we have not seen: ids of contacts."""
    checked_on: Seen

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.says is None and self.not_seen is None:
            yield (), "it neither states a fact (`says`) nor says what we have not seen (`not_seen`)"
        if self.says and not self.cite:
            yield ("says",), "a fact needs its source (`cite`)"
        if (self.says is None) != (self.confidence is None):
            yield (), "a fact (`says`) and how sure we are of it (`confidence`) go together"
        if (self.confidence == "inference") != (self.basis is not None):
            yield (), "an inference says what it rests on (`basis`), and nothing else does"
        if (self.not_seen is None) != (not self.ask):
            yield (), "what we have not seen (`not_seen`) and who would know (`ask`) go together"
