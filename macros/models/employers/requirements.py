"""What an employer asks, so that one posting can be laid beside another and beside the rule."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import Amount, OneLine, Part, Place, Text
from macros.models.trust import Statement

Who = Annotated[str, Word("experiences")]
"""Whose experience counts: the applicant's own, or what the applicant is to the person who had it."""


class Duty(Statement):
    """One duty, with the verb under which the page lists it."""

    verb: OneLine
    drives: bool = False
    """Whether it requires driving."""


class Requirement(Statement):
    """One requirement."""

    reach: Literal["everyone", "some_posts", "unclear"] = "everyone"
    """Whom it applies to: everyone in the class, only some positions, or unclear if the source does not say."""
    which: OneLine | None = None
    """The positions that it applies to, if the source names them."""
    undefined: list[Text] = Field(default=[])
    """Key words that the source does not explain, such as "appropriate"."""


class LivedExperience(Requirement):
    """Lived experience, and whose it is."""

    who: list[Who] = Field(default=[])


class Experience(Requirement):
    """Work experience, and how much of it."""

    months: Amount | None = None
    counted_as: Literal["full_time_equivalent"] | None = None
    """How part-time work counts, if the source says how."""


class Substitution(Requirement):
    """What may replace something else."""

    replaces: Text | None = None
    """How much it replaces, in the source's own terms; left out if the source does not say."""


class ListedPoint(Part):
    """One line of a posting's list of requirements for the certification."""

    clause: Text | None = None
    """The clause of our rule that says the same thing, named by the fact or rule that it asks for."""
    beyond: Text | None = None
    """What our rule does not ask for, in words that fit inside a sentence."""
    who: list[Who] = Field(default=[])
    """Whose experience counts according to that line."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if (self.clause is None) == (self.beyond is None):
            yield (), "a line is a `clause` of our rule, or goes `beyond` it"


class Certification(Requirement):
    """The certification, with the list of its requirements if the posting prints one."""

    listed: list[ListedPoint] = Field(default=[])


class BackgroundCheck(Requirement):
    """A background check or clearance."""

    after_offer: bool | None = None
    """Whether it comes after an offer; left out if the source does not say."""


class Preference(Requirement):
    """Something preferred but not required."""

    about: Literal["lived_experience", "education", "experience", "language"] | None = None
    """The subject it would be listed under if it were required."""


class Profile(Part):
    """What a source says of a class, by subject."""

    distinguishing: list[Statement] = Field(default=[])
    """What sets the class apart from its neighbors."""
    duties: list[Duty] = Field(default=[])
    knowledge: list[Statement] = Field(default=[])
    skills: list[Statement] = Field(default=[])
    lived_experience: list[LivedExperience] = Field(default=[])
    education: list[Requirement] = Field(default=[])
    experience: list[Experience] = Field(default=[])
    substitution: list[Substitution] = Field(default=[])
    certification: list[Certification] = Field(default=[])
    license: list[Requirement] = Field(default=[])
    background: list[BackgroundCheck] = Field(default=[])
    language: list[Requirement] = Field(default=[])
    conditions: list[Requirement] = Field(default=[])
    """Physical and other conditions of the position."""
    selection: list[Statement] = Field(default=[])
    """What happens between the application and the list of people who can be hired."""
    extra_pay: list[Statement] = Field(default=[])
    desirable: list[Preference] = Field(default=[])
