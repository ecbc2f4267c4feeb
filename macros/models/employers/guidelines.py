"""Guidelines for employers: what to do, why, how to begin, how to know that it works, and what stands behind it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Place, Record, Seen, Text
from macros.models.trust import Cites


class Guideline(Record):
    """One piece of guidance, or an open question where we could not see what a source concludes."""

    topic: Annotated[str, Word("topics")]
    title: OneLine
    """The heading it has on its page."""
    for_whom: list[Annotated[str, Word("readers")]] = Field(min_length=1)
    do: Text | None = None
    """What to do, in one sentence."""
    ask: OneLine | None = None
    """A yes-or-no question about whether the reader does this; it makes the guideline a question in the checker."""
    ask_why: Text | None = None
    """Why the question matters, for the reader who answers it."""
    why: Text | None = None
    how_to_start: list[Text] = Field(default=[])
    """First steps, in order; they are our own advice."""
    sign: Text | None = None
    """What an employer can see or count if the advice works; also our own advice."""
    example: Text | None = None
    not_seen: Text | None = None
    """What we could not see, so that nobody takes our silence for an answer."""
    evidence: Literal["law", "official_standard", "research", "practice", "own_advice"]
    """What the advice is based on; `own_advice` is ours, and the sources show what it builds on."""
    cite: Cites = Field(min_length=1)
    checked_on: Seen

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.do is None:
            if self.not_seen is None:
                yield (), "it neither advises (`do`) nor says what we could not see (`not_seen`)"
            if self.how_to_start or self.sign:
                yield (), "steps or a sign lead toward nothing; say what to `do`"
            if self.ask:
                yield ("ask",), "a question can be about advice only; say what to `do`"
        else:
            if self.why is None:
                yield ("do",), "advice needs a reason (`why`)"
            if not self.how_to_start:
                yield ("do",), "advice needs first steps (`how_to_start`)"
            if self.sign is None:
                yield ("do",), "advice needs a way to see that it works (`sign`)"
            if (self.ask is None) != (self.ask_why is None):
                yield ("do",), "a question needs its own reason, and a reason its question (`ask`, `ask_why`)"
