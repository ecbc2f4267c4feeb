"""The questions of a draft’s form, and what each option writes into the posting, the record and the rule."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from macros.models.record import Part, Place, Text


class DraftBlank(Part):
    """Something to fill in. It goes where an option has the blank’s name in braces."""

    ask: Text
    """Its label in the form."""
    mark: Text
    """What appears in brackets until it is filled in; for a number, what the form begins with."""
    number: bool = False
    """Whether it is a whole number."""
    at_least: int = Field(default=1, ge=0, le=1_000_000)
    """The lowest number allowed."""
    at_most: int = Field(default=1000, ge=1, le=1_000_000)
    """The highest number allowed."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.number and not (self.mark.isdecimal() and self.at_least <= int(self.mark) <= self.at_most):
            yield ("mark",), f"the form begins with a number from {self.at_least} to {self.at_most}"


class DraftUnfilled(Part):
    """What an option writes while one of its blanks is not filled in."""

    entries: dict[str, Any] = Field(default={})
    """What it adds to the record of the class then."""
    settles: list[Text] = Field(default=[])
    """The points that it settles then."""
    opens: list[Text] = Field(default=[])
    """The points that it raises then."""


class DraftOption(Part):
    """One answer, and the text it adds."""

    label: Text
    """What the reader chooses."""
    posting: Text | None = None
    """Its sentence in the posting."""
    entries: dict[str, Any] = Field(default={})
    """What it adds to the record of the class: entries of a subject, a key of the class, or more of a subject’s last
    entry. The source is added to each."""
    need: Any = None
    """Its clause of the rule, or a list of clauses."""
    instead_of: Text | None = None
    """The question whose clause this one may replace."""
    together: Text | None = None
    """What the rule calls both of them."""
    facts: dict[Text, Any] = Field(default={})
    """Facts that its clause needs and the guide lacks; `{id}` is the name of the draft’s records."""
    without_rule: bool = False
    """Whether no rule can tell who meets it."""
    settles: list[Text] = Field(default=[])
    """The points of `points.yml` that it settles once its blanks are filled in."""
    opens: list[Text] = Field(default=[])
    """The points that it raises, no matter what else settles them."""
    blanks: dict[Text, DraftBlank] = Field(default={})
    """What there is to fill in, by the names that appear in braces."""
    unfilled: DraftUnfilled | None = None
    """What applies while a blank is not filled in, instead of the same keys above."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if (self.instead_of is None) != (self.together is None):
            yield (), "a clause that may replace another needs words for both (`instead_of`, `together`)"


class DraftQuestion(Part):
    """One question of the form."""

    ask: Text
    """The question."""
    hint: Text | None = None
    """What to know before choosing."""
    part: Text
    """The part of the posting where its sentences appear."""
    several: bool = False
    """Whether several options can be chosen."""
    applies: dict[Text, list[Text]] = Field(default={})
    """Questions above, each with the options after which this one is asked."""
    options: dict[Text, DraftOption] = Field(min_length=1)
    """The answers to choose from."""
