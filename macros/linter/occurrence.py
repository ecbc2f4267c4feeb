"""One place where a point occurs, and how the checks walk through what an agency asks."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.models import Agency, Citation, Profile, Requirement
from macros.wording import SUBJECTS


class Occurrence(NamedTuple):
    """A point, the classes it concerns, what is found there, and where it was read."""

    point: str
    classes: list[str]
    text: str
    cite: list[Citation]
    past: bool = False
    """Whether it concerns pay that a newer line of the same classes has replaced."""


def read_whole(agency: Agency, classes: list[str]) -> bool:
    """Whether a whole posting of each of these classes was read, so that its silence means something."""
    return all(map(agency.read_whole, classes))


def asked(agency: Agency, *subjects: str) -> Iterator[tuple[str, Requirement, list[str]]]:
    """What the agency asks on these subjects, each with the subject and with the classes it is asked of."""
    profiles: list[tuple[Profile, list[str]]] = [(block, block.classes) for block in agency.shared]
    profiles += [(each, [name]) for name, each in agency.classes.items()]
    for subject in subjects or SUBJECTS:
        for profile, classes in profiles:
            for each in getattr(profile, subject):
                yield subject, each, classes
