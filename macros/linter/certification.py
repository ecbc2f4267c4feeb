"""Points where a posting and the state's list for the certification differ: whose experience counts, what is listed."""

from collections.abc import Iterator
from typing import get_args

from macros.linter.occurrence import Occurrence, asked, read_whole
from macros.models import Agency, Certification, CertificationPoint, LivedExperience, Who
from macros.wording import listed

COUNTED: frozenset[Who] = frozenset({"self", "family", "parent", "caregiver"})
"""Whose experience counts by state law, with the caregivers whom the certifying body adds."""

NOT_OF_THE_STATE: frozenset[CertificationPoint] = frozenset({"photo_id"})
STATE_LIST = [point for point in get_args(CertificationPoint) if point not in NOT_OF_THE_STATE]
"""The 8 requirements of the certification."""

WHO: dict[Who, str] = {
    "self": "a person with experience of their own",
    "family": "a family member",
    "parent": "a parent",
    "caregiver": "a caregiver",
    "significant_other": "a significant other",
    "friend": "a friend",
}
POINTS: dict[CertificationPoint, str] = {
    "age": "the age of 18",
    "photo_id": "a photo identification",
    "schooling": "the schooling",
    "lived_experience": "the lived experience",
    "sharing": "the will to share it",
    "dedication": "the dedication to recovery",
    "ethics": "the Code of Ethics",
    "training": "the training",
    "exam": "the exam",
}


def lived_experience(agency: Agency, name: str) -> list[LivedExperience]:
    return [each for each, _ in agency.stated(name, "lived_experience") if isinstance(each, LivedExperience)]


def counted(agency: Agency, name: str) -> list[Who]:
    """Whose experience the class counts, in the order in which it names them."""
    return list(dict.fromkeys(who for each in lived_experience(agency, name) for who in each.who))


def family_wider_than_state(agency: Agency) -> Iterator[Occurrence]:
    """People whom the job counts, and the state's list does not name."""
    for _, each, classes in asked(agency, "lived_experience"):
        if isinstance(each, LivedExperience) and (beyond := [who for who in each.who if who not in COUNTED]):
            text = f"The posting counts {listed([WHO[who] for who in beyond])}. The state’s list does not."
            yield Occurrence("family_wider_than_state", classes, text, each.cite)


def family_left_out(agency: Agency) -> Iterator[Occurrence]:
    """A class that says whose experience counts, and names no family."""
    for name in agency.classes:
        who = counted(agency, name)
        if who and not {"family", "parent"} & set(who) and read_whole(agency, [name]):
            cite = [cite for each in lived_experience(agency, name) for cite in each.cite]
            text = f"The posting counts {listed([WHO[each] for each in who])}. The state’s list counts family too."
            yield Occurrence("family_left_out", [name], text, cite)


def list_narrower_than_job(agency: Agency) -> Iterator[Occurrence]:
    """People whom the job counts, and the posting's own list for the certification does not."""
    for each, classes in lists(agency):
        for item in each.listed:
            left_out = [who for who in counted(agency, classes[0]) if item.who and who not in item.who]
            if left_out:
                words = listed([WHO[who] for who in left_out])
                text = f"The posting counts {words}. Its list for the certification does not."
                yield Occurrence("list_narrower_than_job", classes, text, each.cite)


def list_longer_than_state(agency: Agency) -> Iterator[Occurrence]:
    """A point of the posting's list that is none of the state's."""
    for each, classes in lists(agency):
        if more := [item.point for item in each.listed if item.point not in STATE_LIST]:
            words = listed([POINTS[point] for point in more])
            text = f"The list has {len(each.listed)} points, and the state’s has {len(STATE_LIST)}. It counts {words}."
            yield Occurrence("list_longer_than_state", classes, text, each.cite)


def list_shorter_than_state(agency: Agency) -> Iterator[Occurrence]:
    """A point of the state's list that the posting's list lacks."""
    for each, classes in lists(agency):
        if missing := [point for point in STATE_LIST if point not in [item.point for item in each.listed]]:
            text = f"The list does not name {listed([POINTS[point] for point in missing], 'or')}."
            yield Occurrence("list_shorter_than_state", classes, text, each.cite)


def lists(agency: Agency) -> Iterator[tuple[Certification, list[str]]]:
    """The lists for the certification that the agency's postings print."""
    for _, each, classes in asked(agency, "certification"):
        if isinstance(each, Certification) and each.listed:
            yield each, classes


def trainee_without_day(agency: Agency) -> Iterator[Occurrence]:
    """A trainee class that says nothing on the certification."""
    for name, each in agency.classes.items():
        if each.stage == "trainee" and not agency.stated(name, "certification") and read_whole(agency, [name]):
            cite = [cite for posting in agency.postings_of(name) for cite in posting.cite]
            text = "The posting does not say when a trainee must be certified."
            yield Occurrence("trainee_without_day", [name], text, cite)


CHECKS = (
    family_wider_than_state, family_left_out, list_narrower_than_job, list_longer_than_state, list_shorter_than_state,
    trainee_without_day,
)  # fmt: skip
