"""What somebody who begins a guide says of it: by options, or when asked at a terminal."""

from __future__ import annotations

import sys
from typing import NamedTuple

QUESTIONS = {
    "name": "The name of the guide",
    "place": "The place that it is about, such as a state or a county",
    "language": "Language and country, such as en_US",
    "about": "What it is about, in a sentence",
    "generator": "Where GitHub finds this generator, such as owner/name",
    "tag": "The tag of the generator that builds the guide there",
}


class Wishes(NamedTuple):
    """What a new guide says of itself; each may be changed later in its files."""

    name: str = "A new guide"
    place: str = "Example State"
    language: str = "en_US"
    about: str = "How to become ready for the job, and what employers ask and pay."
    generator: str = "OWNER/REPOSITORY"
    tag: str = "TAG"

    @property
    def unsaid(self) -> list[str]:
        """What is still to be said before the guide can be published, each in a few words."""
        missing = {"generator": "the repository of the generator", "tag": "its tag"}
        return [words for key, words in missing.items() if getattr(self, key) == self._field_defaults[key]]


def asked(wishes: dict[str, str | None], usual: Wishes) -> Wishes:
    """The wishes, with what was not said asked for where there is a terminal, and the usual where not."""
    known = usual._asdict()
    for key, question in QUESTIONS.items():
        if wishes.get(key) is None and sys.stdin is not None and sys.stdin.isatty():
            wishes[key] = input(f"{question} ({known[key]}): ").strip() or None
    return Wishes(**{key: wishes.get(key) or value for key, value in known.items()})
