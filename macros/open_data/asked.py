"""What each class asks, as one flat table: a row for each line of the written requirements of each goal of a set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker import Clause, Rulebook
from macros.open_data.columns import DataColumn, DataTable

COLUMNS = [
    DataColumn("goal", "string", "The check, by the id of its rule."),
    DataColumn("title", "string", "The title of the check."),
    DataColumn("employer", "string", "The employer; empty if the check does not belong to an employer."),
    DataColumn("class", "string", "The employer’s class."),
    DataColumn("place", "string", "Where the work is, in the part that we read."),
    DataColumn("low", "number", "The lowest pay, in dollars an hour."),
    DataColumn("high", "number", "The highest pay, in dollars an hour."),
    DataColumn("clause", "string", "The line, by its place in the rule."),
    DataColumn("text", "string", "What the line asks."),
    DataColumn("desirable", "boolean", "Whether it is only desirable."),
    DataColumn("facts", "string", "The facts it asks about, by their ids."),
    DataColumn("cite", "string", "The sources, by their ids."),
]


def asked_table(rulebook: Rulebook | None) -> DataTable:
    """The table of all goals that stand in some set; it has no row where there is no set."""
    table = DataTable("asked", "sets", COLUMNS, ())
    if rulebook:
        goals = dict.fromkeys(goal for each in rulebook.sets.values() for goal in each.goals)
        table.rows += (row for goal in goals for row in _rows(rulebook, goal))
    return table


def _rows(rulebook: Rulebook, goal: str) -> Iterator[dict[str, Any]]:
    title, rule = rulebook.goals[goal].title, rulebook.goals[goal].periods[-1].clause
    jobs: list[dict[str, Any]] = [
        {
            "employer": job.employer,
            "class": job.title,
            "place": job.place,
            "low": _dollars(job.low),
            "high": _dollars(job.high),
        }
        for job in rulebook.jobs
        if job.goal == goal
    ]
    for job in jobs or [{}]:
        for clause, desirable in _lines(rule):
            yield {
                "goal": goal,
                "title": title,
                **job,
                "clause": clause.id,
                "text": clause.text,
                "desirable": desirable,
                "facts": " ".join(clause.facts),
                "cite": " ".join(dict.fromkeys(cite["source"] for cite in clause.cite)),
            }


def _dollars(amount: Fraction | None) -> Decimal | None:
    return None if amount is None else Decimal(amount.numerator) / Decimal(amount.denominator)


def _lines(clause: Clause, desirable: bool = False) -> Iterator[tuple[Clause, bool]]:
    """The clauses that have no clauses below them, and whether each is only wished for."""
    if not clause.clauses:
        yield clause, desirable or clause.desirable
    for child in clause.clauses:
        yield from _lines(child, desirable or clause.desirable)
