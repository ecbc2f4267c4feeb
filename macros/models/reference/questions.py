"""Questions that people ask: where this guide answers each, or that we have not found an answer."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Place, Record, Text
from macros.models.trust import Ask


class Question(Record):
    """One question in the words of the people who ask it."""

    ask: OneLine
    audience: Annotated[str, Word("audiences")]
    answer: Text | None = None
    """In a sentence or two."""
    places: dict[Text, Text] = Field(default={})
    """Where it is answered: pages of the content, each with its anchor, and what the link says."""
    not_found: Text | None = None
    """What we looked for and have not found."""
    contacts: Ask = Field(default=[])
    """Who may know what we have not found: ids of contacts."""
    searched_as: list[Text] = Field(min_length=1)
    """What people type to find it; each of these finds the first of the places."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.answer is None and self.not_found is None:
            yield (), "it has neither an `answer` nor a word on what we have `not_found`"
        if bool(self.not_found) != bool(self.contacts):
            yield (), "what we have `not_found` and the `contacts` who would know come together"
        if self.answer is not None and not self.places:
            yield ("answer",), "no `places` say where it stands"
