"""A table of people in a terminal: how many stand where, what each still needs, and every cell that does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from checker.command.reports.verdict import wrapped
from checker.rulebook.rulebook import Rulebook
from checker.team import Judged, People, label
from checker.wording import Catalog, catalog_of, format_day


def team_record(people: People, judged: Sequence[Judged]) -> dict[str, Any]:
    """The table as JSON values: ``people`` in the order of the file, and ``notices`` about its columns."""
    return {"people": [found.to_data() for found in judged], "notices": list(people.notices)}


def team_report(rulebook: Rulebook, goal: str, people: People, judged: Sequence[Judged]) -> str:
    """The table in lines of at most 100 characters: the counts, then each person."""
    catalog = catalog_of(rulebook.goals[goal])
    counts = Counter(found.status or "fault" for found in judged)
    lines = [rulebook.goals[goal].title, catalog.text("team.people", count=len(judged)), ""]
    lines += [f"{count:6,}  {catalog.text(f'team.status.{status}')}" for status, count in counts.most_common()]
    for notice in people.notices:
        lines += ["", *wrapped(notice)]
    for found in judged:
        lines += ["", *_person(rulebook, catalog, people, found)]
    return "\n".join([*lines, "", *wrapped(catalog.text("no_decision"))])


def _person(rulebook: Rulebook, catalog: Catalog, people: People, found: Judged) -> Iterator[str]:
    status = catalog.text(f"team.status.{found.status or 'fault'}")
    yield from wrapped(
        catalog.text("team.person", row=found.person.row, name=label(people, found.person), status=status)
    )
    texts = {
        "missing": found.missing,
        "owed": [f"{text}: {format_day(day, catalog)}" if day else text for text, day in found.owed],
        "soon": [f"{rulebook.facts[name].words} {format_day(day, catalog)}" for name, day in found.soon],
        "left_to": found.left_to,
        "ask": [str(rulebook.facts[name].ask) for name in found.ask],
        "faults": [f"{fault.column}: {fault.message}" if fault.column else fault.message for fault in found.faults],
    }
    for part, entries in texts.items():
        for text in entries:
            yield from wrapped(f"{catalog.text(f'team.{part}')}: {text}", "  - ")
    for goal, standing in found.also:
        yield from wrapped(f"{rulebook.goals[goal].title}: {catalog.text(f'team.status.{standing}')}", "  - ")
