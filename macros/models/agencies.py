"""Agencies that employ peers: their classes, what each class asks and pays, and the postings we read."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from macros.models.pay import Pay, arithmetic_misfits
from macros.models.record import Amount, Part, Place, Record, Seen, Text, refuse
from macros.models.sources import Citation, Cites, Statement


class Duty(Statement):
    """One duty, under the verb that the page groups it by."""

    verb: Text


class Need(Statement):
    """One thing a promotion needs; someone's decision, where `decided_by` names who decides."""

    decided_by: Text | None = None


class Promotion(Part):
    """How a person moves up into a class."""

    from_class: Text
    needs: list[Need] = Field(min_length=1)
    goal: Text | None = None
    """The goal of the checker that tells whether a person can be promoted."""


class Profile(Part):
    """What a source says of a class, by subject."""

    distinguishing: list[Statement] = Field(default=[])
    """What sets the class apart from its neighbors."""
    duties: list[Duty] = Field(default=[])
    knowledge: list[Statement] = Field(default=[])
    skills: list[Statement] = Field(default=[])
    lived_experience: list[Statement] = Field(default=[])
    education: list[Statement] = Field(default=[])
    experience: list[Statement] = Field(default=[])
    substitution: list[Statement] = Field(default=[])
    certification: list[Statement] = Field(default=[])
    license: list[Statement] = Field(default=[])
    conditions: list[Statement] = Field(default=[])
    """Physical, background and other conditions of the post."""
    desirable: list[Statement] = Field(default=[])
    """Wished for, and not required."""


class Shared(Profile):
    """What a source says of several classes at once."""

    classes: list[Text] = Field(min_length=2)


class Classification(Profile):
    """A class of the agency: a level of a series, or one that stands alone."""

    title: Text
    """The name of the class, which a posting's working title may differ from."""
    short: Text
    """Its name among its neighbors, such as "Level I"."""
    rank: int = Field(ge=1)
    stage: Literal["trainee", "entry", "journey", "lead", "supervisor"] | None = None
    summary: Text
    goal: Text | None = None
    """The goal of the checker for this class, where its rule could be read in full."""
    promotion: Promotion | None = None


class DatedEvent(Part):
    """A day that matters for a posting besides its opening and closing."""

    what: Text
    on: date
    cite: Cites = Field(min_length=1)


class Posting(Part):
    """One advertisement, as read on one page."""

    title: Text
    """The working title, as posted."""
    classes: list[Text] = Field(min_length=1)
    hours: Literal["full_time", "part_time", "extra_help"] | None = None
    place: Text | None = None
    assigned_to: Text | None = None
    posted: date | None = None
    closes: date | None = None
    closes_at: Text | None = None
    continuous: bool = False
    dates: list[DatedEvent] = Field(default=[])
    seen: Seen
    cite: Cites = Field(min_length=1)
    mirror: Text | None = None
    """What kind of site copied the posting, where we did not read the agency's own page."""
    left_out: list[Statement] = Field(default=[])
    """What that site adds, which is no fact about the agency."""
    cut: Text | None = None
    """Where the copy we read ends."""

    @property
    def closed(self) -> bool:
        """Closed on the day we saw it; a continuous posting has no closing day."""
        return self.closes is not None and self.closes.isoformat() < str(self.seen)


class Raise(Part):
    """A change of pay set for a day to come."""

    classes: list[Text] = Field(min_length=1)
    percent: Amount
    on: date
    cite: Cites = Field(min_length=1)


class DutyGroup(NamedTuple):
    """The duties under one verb, and which of them only this class has."""

    verb: str
    duties: list[tuple[Duty, bool]]

    @property
    def cites(self) -> list[Citation]:
        return [cite for duty, _ in self.duties for cite in duty.cite]


class Agency(Record):
    """An employer and what we know of its classes for peers. Pages: `jobs/<id>/index.md`, and one for each class."""

    name: Text
    kind: Literal["county", "city", "health_system", "community_organization"]
    place: Text | None = None
    series: Text | None = None
    """The name of the series its classes form."""
    summary: Text
    classes: dict[str, Classification] = Field(min_length=1)
    shared: list[Shared] = Field(default=[])
    pay: dict[str, Pay] = Field(default={})
    raises: list[Raise] = Field(default=[])
    postings: dict[str, Posting] = Field(default={})
    unclear: list[Statement] = Field(default=[])
    """Worth a look: what the source leaves open, or says two ways."""
    not_seen: list[Text] = Field(default=[])

    def stated(self, name: str, subject: str) -> list[tuple[Statement, bool]]:
        """What is said of one class on one subject; True where it is said of this class alone."""
        shared = [each for block in self.shared if name in block.classes for each in getattr(block, subject)]
        return [(each, False) for each in shared] + [(each, True) for each in getattr(self.classes[name], subject)]

    def duty_groups(self, name: str) -> list[DutyGroup]:
        """The duties of one class under their verbs, in the order in which the verbs first appear."""
        groups: dict[str, list[tuple[Duty, bool]]] = {}
        for duty, own in self.stated(name, "duties"):
            if isinstance(duty, Duty):
                groups.setdefault(duty.verb, []).append((duty, own))
        return [DutyGroup(verb, duties) for verb, duties in groups.items()]

    def pay_of(self, name: str) -> list[Pay]:
        """The lines that speak of this class alone, the agency's own text first, the newest day first."""
        lines = [line for line in self.pay.values() if line.classes == [name]]
        lines.sort(key=lambda line: line.as_of.isoformat() if line.as_of else "", reverse=True)
        return sorted(lines, key=lambda line: line.printed_in != "body")

    def joint_pay_of(self, name: str) -> list[Pay]:
        """The agency's own lines that speak of this class and of others at once."""
        return [
            line
            for line in self.pay.values()
            if name in line.classes and len(line.classes) > 1 and line.printed_in == "body"
        ]

    def postings_of(self, name: str) -> list[Posting]:
        """The postings of one class, the newest first."""
        postings = [posting for posting in self.postings.values() if name in posting.classes]
        return sorted(postings, key=lambda posting: str(posting.posted or ""), reverse=True)

    def common(self, subject: str) -> list[Statement]:
        """What the source says of all classes together, or of the only one."""
        profiles: list[Profile] = [block for block in self.shared if set(block.classes) == set(self.classes)]
        if len(self.classes) == 1:
            profiles += self.classes.values()
        return [each for profile in profiles for each in getattr(profile, subject)]

    def apart(self, name: str, subject: str) -> list[Statement]:
        """What the source says of this class, and not of all."""
        common = self.common(subject)
        return [each for each, _ in self.stated(name, subject) if each not in common]

    def differs(self, subject: str) -> bool:
        """Whether the source says of some class what it does not say of all."""
        return any(self.apart(name, subject) for name in self.classes)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse(self._misfits())
        return self

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        for place, name in self._named_classes():
            if name not in self.classes:
                yield place, f"there is no class {name} here"
        yield from ((("pay", *place), said) for place, said in arithmetic_misfits(self.pay))
        for key, posting in self.postings.items():
            if posting.posted and posting.closes and posting.posted > posting.closes:
                yield ("postings", key, "closes"), "the posting closes before it was posted"

    def _named_classes(self) -> Iterator[tuple[Place, str]]:
        blocks: list[tuple[Place, list[str]]] = [
            *((("shared", number, "classes"), block.classes) for number, block in enumerate(self.shared)),
            *((("pay", key, "classes"), line.classes) for key, line in self.pay.items()),
            *((("raises", number, "classes"), each.classes) for number, each in enumerate(self.raises)),
            *((("postings", key, "classes"), posting.classes) for key, posting in self.postings.items()),
        ]
        for place, names in blocks:
            yield from (((*place, number), name) for number, name in enumerate(names))
        for name, each in self.classes.items():
            if each.promotion:
                yield ("classes", name, "promotion", "from_class"), each.promotion.from_class
