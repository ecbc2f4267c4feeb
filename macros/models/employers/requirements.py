"""What an employer asks, so that one posting can be laid beside another and beside the rule."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import Amount, Part, Place, Text
from macros.models.trust import Statement

Who = Annotated[str, Word("experiences")]
"""Whose experience counts: the applicant's own, or what the applicant is to the person who had it."""


class Duty(Statement):
    """One duty, under the verb that the page groups it by."""

    verb: Text
    drives: bool = False
    """Whether it cannot be done without driving."""


class Requirement(Statement):
    """One thing asked."""

    reach: Literal["everyone", "some_posts", "unclear"] = "everyone"
    """Whom it binds: everyone in the class; some posts only; or it stands where the source leaves that open."""
    which: Text | None = None
    """The posts that it binds, where the source names them."""
    undefined: list[Text] = Field(default=[])
    """Words that the source rests on and does not explain, such as "appropriate"."""


class LivedExperience(Requirement):
    """Lived experience: whose."""

    who: list[Who] = Field(default=[])


class Experience(Requirement):
    """Work experience: how much."""

    months: Amount | None = None
    counted_as: Literal["full_time_equivalent"] | None = None
    """How part-time work counts, where the source says so."""


class Substitution(Requirement):
    """What may stand in for something else."""

    replaces: Text | None = None
    """How much of it, in the source's own measure; missing where the source does not say."""


class ListedPoint(Part):
    """One line of the list that a posting gives for the certification."""

    clause: Text | None = None
    """The clause of our rule that says the same, by the fact or the rule that it asks for."""
    beyond: Text | None = None
    """What our rule does not ask, as a sentence calls it."""
    who: list[Who] = Field(default=[])
    """Whose experience counts by that line."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if (self.clause is None) == (self.beyond is None):
            yield (), "a line is a `clause` of our rule, or goes `beyond` it"


class Certification(Requirement):
    """The certification, and the list of its requirements where the posting prints one."""

    listed: list[ListedPoint] = Field(default=[])


class BackgroundCheck(Requirement):
    """A background check or clearance."""

    after_offer: bool | None = None
    """Whether it comes after an offer; missing where the source does not say."""


class Preference(Requirement):
    """Something preferred, and not required."""

    about: Literal["lived_experience", "education", "experience", "language"] | None = None
    """The subject it would stand under, were it required."""


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
    """Physical and other conditions of the post."""
    selection: list[Statement] = Field(default=[])
    """What happens between the application and the list of those who can be hired."""
    extra_pay: list[Statement] = Field(default=[])
    desirable: list[Preference] = Field(default=[])
