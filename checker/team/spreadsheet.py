"""Tables out: the template that a person fills in, and the judged table with its new columns, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.rulebook.rulebook import Rulebook
from checker.team.people import People
from checker.team.team import Judged
from checker.team.words import part_texts, status_text
from checker.wording import Catalog, catalog_of

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula, in any width, or skips to find one behind it
(CWE-1236).
"""

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By it, a spreadsheet that is opened with a double click knows that the text is UTF-8."""

PARTS = ("missing", "ask", "owed", "soon", "left_to")
"""The columns about a person, in their order."""


def safe_cell(text: str) -> str:
    """The text as no spreadsheet runs it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def template(rulebook: Rulebook, goals: Sequence[str]) -> str:
    """The heading of a table for some goals, all of whose questions stand in the order in which they are asked."""
    orders = (period.order for goal in goals for period in rulebook.goals[goal].periods[-1:])
    return _csv([["name", *dict.fromkeys(name for order in orders for name in order)]])


def to_csv(rulebook: Rulebook, goals: Sequence[str], people: People, judged: Iterable[Judged]) -> str:
    """The table with what was found, the new columns before those that were there."""
    goal, *others = goals
    catalog = catalog_of(rulebook.goals[goal])
    titles = [f"{catalog.text('team.status')}: {rulebook.goals[other].title}" for other in others]
    added = [catalog.text(f"team.{name}") for name in ("row", "status", *PARTS)]
    heading = [*added, *titles, catalog.text("team.faults"), *(column.heading for column in people.columns)]
    return _csv([heading, *(_row(rulebook, catalog, found) for found in judged)])


def _row(rulebook: Rulebook, catalog: Catalog, found: Judged) -> list[str]:
    texts = {part: "; ".join(lines) for part, lines in part_texts(rulebook, catalog, found, "{text} ({day})").items()}
    return [
        str(found.person.row),
        status_text(catalog, found.status),
        *(texts[part] for part in PARTS),
        *(status_text(catalog, standing) for _, standing in found.also),
        texts["faults"],
        *found.person.cells,
    ]


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()
