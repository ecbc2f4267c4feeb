"""Tables out: the template that a person fills in, and the judged table with its new columns, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.rulebook.rulebook import Rulebook
from checker.team.people import People
from checker.team.team import Judged
from checker.wording import Catalog, catalog_of, format_day

FORMULA = tuple("=+-@\t\r")
"""How a cell begins that a spreadsheet would run as a formula (CWE-1236)."""

BYTE_ORDER_MARK = "\ufeff"
"""Excel reads a file as UTF-8 only where it begins with it."""


def template(rulebook: Rulebook, goals: Sequence[str]) -> str:
    """The heading of a table for some goals, all of whose questions stand in the order in which they are asked."""
    orders = (period.order for goal in goals for period in rulebook.goals[goal].periods[-1:])
    return _csv([["name", *dict.fromkeys(name for order in orders for name in order)]])


def to_csv(rulebook: Rulebook, goals: Sequence[str], people: People, judged: Iterable[Judged]) -> str:
    """The table with what was found, the new columns before those that were there."""
    goal, *others = goals
    catalog = catalog_of(rulebook.goals[goal])
    titles = [f"{catalog.text('team.status')}: {rulebook.goals[other].title}" for other in others]
    added = [catalog.text(f"team.{name}") for name in ("row", "status", "missing", "ask", "owed", "soon", "left_to")]
    heading = [*added, *titles, catalog.text("team.faults"), *(column.heading for column in people.columns)]
    return _csv([heading, *(_row(rulebook, catalog, found) for found in judged)])


def _row(rulebook: Rulebook, catalog: Catalog, found: Judged) -> list[str]:
    facts = rulebook.facts
    faults = [f"{fault.column}: {fault.message}" if fault.column else fault.message for fault in found.faults]
    return [
        str(found.person.row),
        catalog.text(f"team.status.{found.status or 'fault'}"),
        "; ".join(found.missing),
        "; ".join(str(facts[name].ask) for name in found.ask),
        "; ".join(f"{text} ({format_day(due, catalog)})" if due else text for text, due in found.owed),
        "; ".join(f"{facts[name].words} {format_day(day, catalog)}" for name, day in found.soon),
        "; ".join(found.left_to),
        *(catalog.text(f"team.status.{standing}") for _, standing in found.also),
        "; ".join(faults),
        *found.person.cells,
    ]


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
