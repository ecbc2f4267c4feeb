"""A table of people in a database in memory, and what an SQL statement makes of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from checker.facts.answers import NOT_YET, UNKNOWN
from checker.facts.fact import Fact
from checker.rulebook.period import Period

TYPES = {"yes_no": "BOOLEAN", "number": "DECIMAL(24, 6)", "choice": "VARCHAR", "day": "DATE"}


def asked_facts(period: Period) -> list[Fact]:
    """The facts of a goal that a person can answer: the columns of the table."""
    return [fact for variable in period.variables[: period.readings.start] for fact in variable.facts]


def statuses(text: str, facts: list[Fact], people: Iterable[Mapping[str, Any]], folder: Path) -> list[str]:
    """The status of each person, whose answers are JSON values by fact, by a statement on the table `people`."""
    file = folder / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(_rows(facts, people))
    columns = "".join(f', "{fact.id}" {TYPES[fact.kind]}' for fact in facts)
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE people (id INTEGER{columns})")
        database.execute(f"COPY people FROM '{file}' (HEADER false, NULL '')")
        return [status for _, status in sorted(database.execute(text).fetchall())]


def _rows(facts: list[Fact], people: Iterable[Mapping[str, Any]]) -> Iterator[list[Any]]:
    for number, answers in enumerate(people):
        yield [number, *(_cell(answers.get(fact.id, UNKNOWN)) for fact in facts)]


def _cell(answer: Any) -> Any:
    if answer == UNKNOWN:
        return ""
    return date.max if answer == NOT_YET else answer
