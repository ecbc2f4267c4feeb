"""A table of people in a terminal: how many stand where, what each still needs, and every cell that does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from checker.command.reports.verdict import wrapped
from checker.rulebook.rulebook import Rulebook
from checker.team import Judged, People, label, part_texts, status_text
from checker.wording import Catalog, catalog_of


def team_record(people: People, judged: Sequence[Judged]) -> dict[str, Any]:
    """The table as JSON values: ``people`` in the order of the file, and ``notices`` about its columns."""
    return {"people": [found.to_data() for found in judged], "notices": list(people.notices)}


def team_report(rulebook: Rulebook, goal: str, people: People, judged: Sequence[Judged]) -> str:
    """The table in lines of at most 100 characters: the counts, then each person."""
    catalog = catalog_of(rulebook.goals[goal])
    counts = Counter(found.status for found in judged)
    lines = [rulebook.goals[goal].title, catalog.text("team.people", count=len(judged)), ""]
    lines += [f"{count:6,}  {status_text(catalog, status)}" for status, count in counts.most_common()]
    for notice in people.notices:
        lines += ["", *wrapped(notice)]
    words = _Words(catalog)
    for found in judged:
        lines += ["", *_person(rulebook, words, people, found)]
    return "\n".join([*lines, "", *wrapped(catalog.text("no_decision"))])


class _Words:
    """Lines that many people share, each made once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.status = cache(partial(status_text, catalog))
        self.heading = cache(lambda part: catalog.text(f"team.{part}"))
        self.below = cache(lambda heading, text: tuple(wrapped(f"{heading}: {text}", "  - ")))


def _person(rulebook: Rulebook, words: _Words, people: People, found: Judged) -> Iterator[str]:
    catalog, name, status = words.catalog, label(people, found.person), words.status(found.status)
    yield from wrapped(catalog.text("team.person", row=found.person.row, name=name, status=status))
    texts = part_texts(rulebook, catalog, found)
    for part in ("missing", "owed", "soon", "left_to", "ask", "faults"):
        for text in texts[part]:
            yield from words.below(words.heading(part), text)
    for goal, standing in found.also:
        yield from words.below(rulebook.goals[goal].title, words.status(standing))
