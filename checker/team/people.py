"""A table of people read from the text of a CSV file: each cell an answer, or a fault with its row and column."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date

from checker.facts.answers import AnswerError, Value
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.rulebook.rulebook import Rulebook
from checker.team.cells import is_format, read_cell

DELIMITERS = ",;\t"
HEADING = re.compile(r"(?P<fact>\w+)\s*[(\[](?P<format>[^)\]]+)[)\]]")
"""A column of days whose heading states their format, such as ``supervising_since (MM/DD/YYYY)``."""
LONGEST_FIELD = 100_000
"""Letters of a cell. More of them is not an answer, but a quotation mark that is never closed."""


class TableError(ValueError):
    """The file as a whole cannot be read as a table of answers; ``message`` is a sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@frozen
class Column:
    """A column with its heading; ``fact`` is None where it asks nothing and only travels along."""

    heading: str
    fact: Fact | None = None
    day_format: str | None = None


@frozen
class CellFault:
    """What is wrong in one cell, or in a row as a whole (``column`` is None). Rows count from 1, the heading's."""

    row: int
    column: str | None
    message: str


@frozen
class Person:
    """One row: its number in the file, its cells as they stand, the answers in them, and what does not fit."""

    row: int
    cells: tuple[str, ...]
    answers: Mapping[str, Value]
    faults: tuple[CellFault, ...]


@frozen
class People:
    """A table: its columns, its rows, and ``notices`` about columns that ask nothing but look as if they should."""

    columns: tuple[Column, ...]
    rows: tuple[Person, ...]
    notices: tuple[str, ...]


def label(people: People, person: Person) -> str:
    """What a person is called: the first cell of a column that asks nothing, such as the name; else the row."""
    names = (cell for column, cell in zip(people.columns, person.cells, strict=True) if not column.fact)
    return next((name.strip() for name in names if name.strip()), str(person.row))


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises TableError for any other encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableError("The file is not UTF-8 text. In your spreadsheet, save it as “CSV UTF-8.”") from None


def read_people(rulebook: Rulebook, text: str, as_of: date) -> People:
    """The people in the text of a CSV file. Commas, semicolons and tabs part cells, whichever the heading uses.

    Raises TableError where there is no heading, no column is named by a question, or two are named by the same one.
    """
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise TableError("The file is not text. In your spreadsheet, save it as “CSV UTF-8.”")
    lines = list(_lines(text, _delimiter(text.lstrip().partition("\n")[0])))
    if not lines:
        raise TableError("The file is empty. Its first line names the columns.")
    (_, headings), *rest = lines
    columns = tuple(_column(rulebook, heading.strip()) for heading in headings)
    _check(columns, rulebook)
    rows = tuple(_person(columns, row, cells, as_of) for row, cells in rest)
    return People(columns, rows, tuple(_notices(columns, rulebook)))


def _delimiter(heading: str) -> str:
    return max(DELIMITERS, key=heading.count)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number as a spreadsheet counts them."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield row, cells
    except csv.Error:
        raise TableError(
            f"The file cannot be read as CSV after line {reader.line_num}. Look for a quotation mark without its pair."
        ) from None


def _column(rulebook: Rulebook, heading: str) -> Column:
    stated = HEADING.fullmatch(heading)
    name, day_format = (stated["fact"], stated["format"].strip().upper()) if stated else (heading, None)
    fact = rulebook.facts.get(name) or rulebook.facts.get(name.lower())
    if fact is None or not fact.asked:
        return Column(heading)
    return Column(heading, fact, day_format)


def _check(columns: tuple[Column, ...], rulebook: Rulebook) -> None:
    named = [column for column in columns if column.fact]
    if not named:
        asked = [fact.id for fact in rulebook.facts.values() if fact.asked]
        near = [name for column in columns for name in difflib.get_close_matches(column.heading.lower(), asked, 1)]
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise TableError(f"No column is named by a question.{hint} The template has the right names.")
    for column in named:
        if sum(other.fact is column.fact for other in named) > 1 and column.fact:
            raise TableError(f"Two columns are named “{column.fact.id}”. Keep one of them.")
        if column.day_format and not (column.fact and column.fact.kind == "day" and is_format(column.day_format)):
            raise TableError(
                f"The heading “{column.heading}” states no format of days that we can read. Write it with YYYY, MM and "
                "DD, such as (MM/DD/YYYY)."
            )


def _person(columns: tuple[Column, ...], row: int, cells: list[str], as_of: date) -> Person:
    answers: dict[str, Value] = {}
    faults = []
    if any(cell.strip() for cell in cells[len(columns) :]):
        message = f"The row has {len(cells)} cells, but there are {len(columns)} columns. Is a comma inside a cell?"
        faults.append(CellFault(row, None, message))
    for column, cell in zip(columns, cells, strict=False):
        if column.fact:
            try:
                value = read_cell(column.fact, cell, column.day_format, as_of)
            except AnswerError as error:
                faults.append(CellFault(row, column.heading, error.message))
            else:
                if value is not None:
                    answers[column.fact.id] = value
    padded = (*cells, *[""] * (len(columns) - len(cells)))[: len(columns)]
    return Person(row, padded, answers, tuple(faults))


def _notices(columns: tuple[Column, ...], rulebook: Rulebook) -> Iterator[str]:
    asked = [fact.id for fact in rulebook.facts.values() if fact.asked]
    taken = {column.fact.id for column in columns if column.fact}
    for column in columns:
        near = difflib.get_close_matches(column.heading.lower().replace(" ", "_"), asked, 1, 0.8)
        if column.fact is None and near and near[0] not in taken:
            yield f"The column “{column.heading}” is no question, so it is not read. Did you mean “{near[0]}”?"
