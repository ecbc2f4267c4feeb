"""Employers: their classes, what each class asks and pays, and the postings we read."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from macros.models.employers.pay import Growth, Pay, arithmetic_misfits, growth_misfits
from macros.models.employers.postings import Posting
from macros.models.employers.requirements import Duty, Profile
from macros.models.guide import Word
from macros.models.record import OneLine, Part, Place, Positive, Record, Text
from macros.models.trust import Citation, Cites, Statement

Level = Literal["trainee", "first", "second", "third", "single"]
"""Where a class stands among those of its employer: a trainee's, one of several in order, or the only one seen."""


class PromotionNeed(Statement):
    """One thing a promotion requires; if `decided_by` names someone, it is that person's decision."""

    decided_by: OneLine | None = None


class OpenPoint(Statement):
    """Something that the source leaves open or says two different ways, for some classes or for all."""

    classes: list[Text] = Field(default=[])
    """The classes that it concerns; all of them if none is named."""


class Promotion(Part):
    """How a person moves up into a class."""

    from_class: Text
    needs: list[PromotionNeed] = Field(min_length=1)
    goal: Text | None = None
    """The goal of the checker that tells whether a person can be promoted."""


class Shared(Profile):
    """What a source says about several classes at once."""

    classes: list[Text] = Field(min_length=2)


class Classification(Profile):
    """A class of the employer: a level in a series, or a class on its own."""

    title: OneLine
    """The name of the class; a posting may use another working title."""
    short: OneLine
    """Its short name beside other classes, such as "Level I"."""
    rank: int = Field(ge=1, le=100)
    stage: Literal["trainee", "entry", "journey", "lead", "supervisor"] | None = None
    code: OneLine | None = None
    """The number or letters that the employer uses for the class."""
    profession: Literal["confirmed", "not_confirmed", "related"] = "confirmed"
    """Whether the class belongs to the guide’s profession; a related class does not, and is listed for comparison."""
    summary: Text
    regions: list[Annotated[str, Word("regions")]] = Field(default=[])
    """Where the work is, if that is not where the employer’s other classes are."""
    goal: Text | None = None
    """The goal of the checker for this class, if its rule could be read in full."""
    promotion: Promotion | None = None


class Raise(Part):
    """A change in pay that was set for a later date."""

    classes: list[Text] = Field(min_length=1)
    percent: Positive
    on: date
    cite: Cites = Field(min_length=1)


class DutyGroup(NamedTuple):
    """The duties under one verb, and whether only this class has them."""

    verb: str
    duties: list[tuple[Duty, bool]]

    @property
    def cites(self) -> list[Citation]:
        return [cite for duty, _ in self.duties for cite in duty.cite]


class Agency(Record):
    """An employer and what we know of its classes."""

    name: OneLine
    kind: Annotated[str, Word("employer_kinds")]
    brief: bool = False
    """Whether we saw too little for a page of its own, so that it shares a page with others."""
    place: OneLine | None = None
    regions: list[Annotated[str, Word("regions")]] = Field(default=[])
    """The parts of the guide’s area where the employer’s jobs are."""
    series: OneLine | None = None
    """The name of the series its classes form."""
    summary: Text
    door: Statement | None = None
    """The employer’s own page with its jobs: what it is, and the source that has its address."""
    classes: dict[str, Classification] = Field(min_length=1)
    shared: list[Shared] = Field(default=[])
    pay: dict[str, Pay] = Field(default={})
    growth: list[Growth] = Field(default=[])
    raises: list[Raise] = Field(default=[])
    postings: dict[str, Posting] = Field(default={})
    unclear: list[OpenPoint] = Field(default=[])
    """What the source leaves open or says two different ways, and that none of the points in `points.yml` finds."""
    not_seen: list[Text] = Field(default=[])

    @property
    def is_related_only(self) -> bool:
        """Whether none of its classes is of the profession."""
        return all(map(self.is_related, self.classes))

    def is_related(self, name: str) -> bool:
        """Whether one class is not of the profession."""
        return self.classes[name].profession == "related"

    def regions_of(self, *names: str) -> list[str]:
        """Where the work of these classes is, or of all that belong to the profession."""
        of = names or [name for name in self.classes if not self.is_related(name)]
        return list(dict.fromkeys(region for name in of for region in self.classes[name].regions or self.regions))

    def level(self, name: str) -> Level:
        """Where the class stands among those of its kind here."""
        each = self.classes[name]
        if each.stage == "trainee":
            return "trainee"
        ranks = sorted(other.rank for other in self.classes.values() if other.profession == each.profession)
        order: tuple[Level, ...] = ("first", "second", "third")
        return "single" if len(ranks) == 1 else order[min(ranks.index(each.rank), 2)]

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
        return sorted(lines, key=lambda line: not line.is_of_the_agency)

    def joint_pay_of(self, name: str) -> list[Pay]:
        """The agency's own lines that speak of this class and of others at once."""
        return [line for line in self.pay.values() if {name} < set(line.classes) and line.is_of_the_agency]

    def postings_of(self, name: str) -> list[Posting]:
        """The postings of one class, the newest first."""
        postings = [posting for posting in self.postings.values() if name in posting.classes]
        return sorted(postings, key=lambda posting: str(posting.posted or ""), reverse=True)

    def latest(self, name: str | None = None) -> list[Posting]:
        """The newest posting of each group of classes, or of one class."""
        newest: dict[tuple[str, ...], Posting] = {}
        for posting in sorted(self.postings.values(), key=lambda posting: str(posting.posted or "")):
            if name is None or name in posting.classes:
                newest[tuple(posting.classes) if name is None else ()] = posting
        return list(newest.values())

    def open_points(self, name: str) -> list[OpenPoint]:
        """What the source leaves open about one class."""
        return [point for point in self.unclear if not point.classes or name in point.classes]

    def read_whole(self, name: str) -> bool:
        """Whether we read a whole posting of the class, so that what it does not name, it does not ask."""
        return any(posting.whole for posting in self.postings_of(name))

    def sources(self, name: str) -> list[str]:
        """The sources of what we say of one class, its newest posting first."""
        cites = [cite for posting in self.postings_of(name) for cite in posting.cite]
        cites += [cite for line in self.pay_of(name) + self.joint_pay_of(name) for cite in line.cite]
        statements = [each for subject in Profile.model_fields for each, _ in self.stated(name, subject)]
        cites += [cite for each in statements for cite in each.cite]
        return list(dict.fromkeys(cite.source for cite in cites))

    @property
    def subjects(self) -> list[str]:
        """The subjects on which anything is said."""
        profiles: list[Profile] = [*self.shared, *self.classes.values()]
        return [subject for subject in Profile.model_fields if any(getattr(each, subject) for each in profiles)]

    def common(self, subject: str) -> list[Statement]:
        """What the source says of all classes together, or of the only one."""
        profiles: list[Profile] = [block for block in self.shared if set(block.classes) == set(self.classes)]
        if len(self.classes) == 1:
            profiles += self.classes.values()
        return [each for profile in profiles for each in getattr(profile, subject)]

    def stating(self, subject: str) -> list[str]:
        """The classes to show where they differ on a subject: of which something is said, or which we read whole."""
        return [name for name in self.classes if self.apart(name, subject) or self.read_whole(name)]

    def apart(self, name: str, subject: str) -> list[Statement]:
        """What the source says of this class, and not of all."""
        common = self.common(subject)
        return [each for each, _ in self.stated(name, subject) if each not in common]

    def differs(self, subject: str) -> bool:
        """Whether the source says of some class what it does not say of all."""
        return any(self.apart(name, subject) for name in self.classes)

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        for place, name in self._named_classes():
            if name not in self.classes:
                yield place, f"there is no class {name} here"
        yield from ((("pay", *place), message) for place, message in arithmetic_misfits(self.pay))
        yield from ((("growth", *place), message) for place, message in growth_misfits(self.growth, self.pay))
        for key, posting in self.postings.items():
            yield from ((("postings", key, *place), fault) for place, fault in self._unequal(posting))
            if posting.posted and posting.closes and posting.posted > posting.closes:
                yield ("postings", key, "closes"), "the posting closes before it was posted"

    def _unequal(self, posting: Posting) -> Iterator[tuple[Place, str]]:
        """Openings that claim the figures of a class of which no line is printed so."""
        for number, opening in enumerate(posting.beside):
            if opening.same_as is None:
                continue
            figures = [line.printed for line in self.pay.values() if line.classes == [opening.same_as]]
            if not any(figure in printed for figure in figures for printed in opening.printed):
                yield ("beside", number, "same_as"), f"no line of {opening.same_as} is printed as one of this opening"

    def _named_classes(self) -> Iterator[tuple[Place, str]]:
        blocks: list[tuple[Place, list[str]]] = [
            *((("shared", number, "classes"), block.classes) for number, block in enumerate(self.shared)),
            *((("pay", key, "classes"), line.classes) for key, line in self.pay.items()),
            *((("raises", number, "classes"), each.classes) for number, each in enumerate(self.raises)),
            *((("postings", key, "classes"), posting.classes) for key, posting in self.postings.items()),
            *((("unclear", number, "classes"), point.classes) for number, point in enumerate(self.unclear)),
        ]
        for place, names in blocks:
            yield from (((*place, number), name) for number, name in enumerate(names))
        for name, each in self.classes.items():
            if each.promotion:
                yield ("classes", name, "promotion", "from_class"), each.promotion.from_class
