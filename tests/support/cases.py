"""The cases of a guide, under ``tests/checker/cases`` or beside it: people, their answers, and what the rules settle.

Each file is named by its goal and holds a list of mappings: ``name``, ``answers`` (as JSON would hold them), ``as_of``
and ``expect``; ``goal`` is there for a reader who sees one case alone. What ``expect`` may hold:

status      the status
readings    one mapping for each reading, in the order of the options, with any keys of the record
owed        one mapping for each clock, with any keys of the record
due         the days of ``owed`` alone
left_to     the facts others decide
ask         the questions still to be asked, in any order
find_out    the questions answered "I don't know" that still matter, in any order
clauses     clause id to state, for those that teach something
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.rulebook.rulebook import Rulebook
from macros.content.load import Content, load

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "checker" / "cases"


@dataclass(frozen=True)
class Case:
    """One person on one day. ``answers`` are JSON values and ``as_of`` is ISO text, as a request holds them."""

    name: str
    goal: str
    answers: dict[str, Any]
    as_of: str
    expect: dict[str, Any]

    def differences(self, record: dict[str, Any]) -> dict[str, Any]:
        """What of ``expect`` the verdict record does not keep: key to what the record says."""
        record_values = {key: VALUES[key](record, expected) for key, expected in self.expect.items()}
        return {key: value for key, value in record_values.items() if value != self.expect[key]}


def _matching(records: list[dict[str, Any]], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records without the keys that nothing is expected of, where there are as many of them as expected."""
    if len(records) != len(expected):
        return records
    return [{key: record[key] for key in each} for record, each in zip(records, expected, strict=True)]


def states(clause: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each clause's id and state, from the tree of a verdict record."""
    yield clause["id"], clause["state"]
    for each in clause["clauses"]:
        yield from states(each)


def _in_wanted_order(names: list[str], expected: list[str]) -> list[str]:
    return expected if sorted(names) == sorted(expected) else names


VALUES = {
    "status": lambda record, _: record["status"],
    "readings": lambda record, expected: _matching(record["readings"], expected),
    "owed": lambda record, expected: _matching(record["owed"], expected),
    "due": lambda record, _: [each["due"] for each in record["owed"]],
    "left_to": lambda record, _: [each["fact"] for each in record["left_to"]],
    "ask": lambda record, expected: _in_wanted_order(record["ask"], expected),
    "ask_plan": lambda record, _: record["ask_plan"],
    "earliest": lambda record, _: record["earliest"] and record["earliest"]["day"],
    "begin": lambda record, _: [[step["fact"] for step in way["begin"]] for way in record["nearest"]],
    "untimed": lambda record, _: [each["clause"] for each in record["untimed"]],
    "find_out": lambda record, expected: _in_wanted_order(record["find_out"], expected),
    "clauses": lambda record, expected: {key: state for key, state in states(record["clauses"]) if key in expected},
}


@cache
def cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case of every file of a folder, in the order of the files' names."""
    raws = [raw for file in sorted(folder.glob("*.yml")) for raw in yaml.safe_load(file.read_bytes())]
    return tuple(Case(**_json(raw)) for raw in raws)


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def guide() -> Content:
    """The project's own content, read once for all tests of a run; it has no fault."""
    content, faults = load(ROOT / "content")
    assert not faults, "\n".join(map(str, faults))
    return content


@cache
def rulebook() -> Rulebook:
    """The project's own rulebook, compiled, written and read again as it travels."""
    compiled = guide().rulebook
    assert compiled
    return Rulebook.from_json(compiled.to_json())
