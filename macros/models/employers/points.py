"""Points of a posting that are worth a look: what each is, why it matters, and the source it leans on."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import OneLine, Place, Record, Text
from macros.models.trust import Cites, Statement


class Point(Record):
    """One kind of point to check. The function of the same name in `macros/linter/` finds it."""

    area: Annotated[str, Word("point_areas")]
    title: OneLine
    why: Text
    """What differs or is unclear, and whom that affects."""
    do: Text
    """What an employer can do. It is not legal advice."""
    guideline: Text | None = None
    """The guideline for employers that goes with it."""
    ask: OneLine | None = None
    """A question for someone who has a posting in hand; yes means that the posting does not have this problem."""
    absent: OneLine | None = None
    """The answer for a posting with nothing of the kind, as a sentence without its period."""
    words: list[Text] = Field(default=[])
    """The words, or beginnings of words, in a sentence that the point is about."""
    paste: Text | None = None
    """A sentence for the posting, with brackets around what the employer fills in."""
    law: Statement | None = None
    """Where the law comes in here, as far as our sources go."""
    cite: Cites = Field(min_length=1)

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if (self.ask is None) != (not self.words):
            yield ((), "a question needs the words that its sentences have, and words need a question (`ask`, `words`)")
        if self.absent and self.ask is None:
            yield (("absent",), "an answer needs its question (`ask`)")
