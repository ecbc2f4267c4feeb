"""How employers put what a point is about, as far as their records show it: for somebody who looks for words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from macros.linter.comparison import Comparison
from macros.linter.occurrence import asked
from macros.models import (
    Agency,
    BackgroundCheck,
    Certification,
    Citation,
    Experience,
    LivedExperience,
    Pay,
    Requirement,
    Substitution,
)

MOST = 3
"""Employers that a point names."""


class Wording(NamedTuple):
    """What one employer says, of which classes, and where it was read."""

    agency: Agency
    classes: list[str]
    text: str
    cite: list[Citation]


Finder = Callable[[Agency, Comparison], Iterator[Wording]]
Test = Callable[[Agency, Comparison, Requirement, list[str]], bool]


def _requirements(subjects: Collection[str], fits: Test) -> Finder:
    """Finds what an agency asks on these subjects, where it fits."""

    def found(agency: Agency, guide: Comparison) -> Iterator[Wording]:
        for _, each, classes in asked(agency, *subjects):
            if fits(agency, guide, each, classes):
                yield Wording(agency, classes, each.text, each.cite)

    return found


def _counts_others(_agency: Agency, guide: Comparison, each: Requirement, _classes: list[str]) -> bool:
    """Whether it counts others than the person alone, and only such as the guide's list counts."""
    kinds = [guide.experiences[who] for who in each.who] if isinstance(each, LivedExperience) else []
    return all(kind.counted for kind in kinds) and any(not kind.own for kind in kinds)


def _of_trainees(agency: Agency, _guide: Comparison, each: Requirement, classes: list[str]) -> bool:
    return isinstance(each, Certification) and any(agency.classes[name].stage == "trainee" for name in classes)


def pay_by_level(agency: Agency, _guide: Comparison) -> Iterator[Wording]:
    """The agency's newest own lines of pay for one period, where each of several classes has one."""
    groups: dict[tuple[str, str], dict[str, Pay]] = {}
    for line in agency.pay.values():
        if line.is_of_the_agency and len(line.classes) == 1:
            groups.setdefault((str(line.as_of or ""), line.period), {}).setdefault(line.classes[0], line)
    whole = [day for day, group in groups.items() if len(group) > 1]
    if whole:
        lines = groups[max(whole, key=lambda day: day[0])]
        text = "; ".join(f"{agency.classes[name].title}: “{line.printed}”" for name, line in lines.items())
        cite = list(dict.fromkeys(each for line in lines.values() for each in line.cite))
        yield Wording(agency, [*lines], f"{text}.", cite)


def pay_with_period(agency: Agency, _guide: Comparison) -> Iterator[Wording]:
    """Lines of pay whose printed words name the period."""
    for line in agency.pay.values():
        if line.is_of_the_agency and line.names_period:
            yield Wording(agency, line.classes, f"“{line.printed}.”", line.cite)


WORDINGS: Mapping[str, Finder] = {
    "license_of_everyone": _requirements(["license"], lambda _a, _g, each, _c: each.reach == "some_posts"),
    "some_posts_not_named": _requirements(["license", "background"], lambda _a, _g, each, _c: each.which is not None),
    "substitution_without_amount": _requirements(
        ["substitution"], lambda _a, _g, each, _c: isinstance(each, Substitution) and each.replaces is not None
    ),
    "part_time_not_counted": _requirements(
        ["experience"], lambda _a, _g, each, _c: isinstance(each, Experience) and each.counted_as is not None
    ),
    "check_before_offer": _requirements(
        ["background"], lambda _a, _g, each, _c: isinstance(each, BackgroundCheck) and bool(each.after_offer)
    ),
    "experience_narrower_than_list": _requirements(["lived_experience"], _counts_others),
    "trainee_without_day": _requirements(["certification"], _of_trainees),
    "one_range_for_levels": pay_by_level,
    "period_cannot_be_right": pay_with_period,
}
"""What finds how employers put it, by the point; what no record could show has none."""


def wordings(guide: Comparison, agencies: Iterable[Agency], point: str) -> list[Wording]:
    """How employers put what a point is about: the first of each, and no more than a reader compares."""
    find = WORDINGS.get(point)
    found = [wording for agency in agencies for wording in [next(find(agency, guide), None)] if wording] if find else []
    return found[:MOST]
