"""The form with which readers draft a class and its posting."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.models.employers.draft.options import DraftQuestion
from macros.models.guide import Word
from macros.models.record import Part, Place, Record, Text
from macros.models.trust import Ask


class DraftDuties(Part):
    """The duties to choose from: those of classes that we read about, and the elements of standards."""

    ask: Text
    """The question."""
    hint: Text | None = None
    """What to know before choosing."""
    part: Text
    """The part of the posting where they appear."""
    classes: dict[Text, list[Text]] = Field(default={})
    """By employer."""
    standards: list[Text] = Field(default=[])
    """Those with elements in plain words."""
    settles_driving: list[Text] = Field(default=[])
    """The points that a duty settles if it requires driving."""


class Draft(Record):
    """A form for one kind of class."""

    title: Text
    """What a reader drafts with it, such as `a class of nurses`."""
    audience: list[Annotated[str, Word("audiences")]] = Field(min_length=1)
    """Whom the rule for a drafted class applies to."""
    ask: Ask = Field(min_length=1)
    """Who receives what a reader reports about a posting, if the guide has no repository."""
    parts: dict[Text, Text] = Field(min_length=1)
    """The parts of the posting in order, each with its heading."""
    settles: list[Text] = Field(default=[])
    """The points that the form itself settles."""
    settles_filled: dict[Literal["title", "pay"], list[Text]] = Field(default={})
    """The points that are settled once a field is filled in."""
    duties: DraftDuties
    """Which duties there are to choose from."""
    questions: dict[Text, DraftQuestion] = Field(min_length=1)
    """The other questions, in order."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.duties.part not in self.parts:
            yield ("duties", "part"), f"there is no part `{self.duties.part}` here"
        above: dict[str, DraftQuestion] = {}
        for name, question in self.questions.items():
            place = ("questions", name)
            if question.part not in self.parts:
                yield (*place, "part"), f"there is no part `{question.part}` here"
            for other, options in question.applies.items():
                for option in options:
                    if other not in above or option not in above[other].options:
                        yield (*place, "applies", other), f"no question above is `{other}` with the option `{option}`"
            for key, written in question.options.items():
                if written.instead_of is not None and written.instead_of not in above:
                    yield (*place, "options", key, "instead_of"), f"no question above is `{written.instead_of}`"
            above[name] = question
