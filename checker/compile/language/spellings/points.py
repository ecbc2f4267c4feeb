"""Points for clauses that hold, and how many are enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Annotated, Any

from checker.compile.faults import Path
from checker.compile.formulas.formula import FALSE, Count
from checker.compile.language.clause import Example, Meaning, Spelling, clause_at
from checker.compile.language.reader import CLAUSE, Argument, Comparison, Reader
from checker.compile.language.values.comparisons import COMPARISON, amount
from checker.compile.language.values.dates import NEVER
from checker.rulebook.clause import Clause

MOST_POINTS = 2_000
"""Steps of a table of points: the totals that are told apart."""


def _entries(reader: Reader, raw: Any, path: Path) -> tuple[tuple[Fraction, Spelling], ...]:
    if not isinstance(raw, list) or not raw:
        reader.faults.add(path, "points takes a list such as [{worth: 10, need: …}, …]")
        return ()
    return tuple(_entry(reader, entry, (*path, position)) for position, entry in enumerate(raw))


def _entry(reader: Reader, raw: Any, path: Path) -> tuple[Fraction, Spelling]:
    worth = raw.get("worth") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or "need" not in raw:
        reader.faults.add(path, "an entry of points is written {worth: 10, need: …}")
        return Fraction(1), reader.clause(None, path)
    if isinstance(worth, bool) or not isinstance(worth, (int, Decimal)) or worth <= 0:
        reader.faults.add((*path, "worth"), "worth is a number above 0")
        worth = 1
    return Fraction(worth), reader.clause({key: value for key, value in raw.items() if key != "worth"}, path)


Entries = Annotated[
    tuple[tuple[Fraction, Spelling], ...],
    Argument(
        _entries,
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"worth": {"type": "number", "exclusiveMinimum": 0}, "need": CLAUSE},
                "required": ["worth", "need"],
            },
        },
    ),
]


@dataclass(frozen=True)
class Points(Spelling):
    """What those that hold are worth, added up, passes the test."""

    points: Entries
    is_: Comparison

    examples = (
        Example(
            {
                "points": [{"worth": 10, "need": "a"}, {"worth": 5, "need": "b"}, {"worth": 5, "need": "c"}],
                "is": ">= 10",
            },
            holds=({"a": True, "b": False, "c": False}, {"a": False, "b": True, "c": True}),
            fails=({"a": False, "b": True, "c": False},),
        ),
    )

    def clause(self, on: Meaning) -> Clause:
        clauses = tuple(on.clause(entry) for _, entry in self.points)
        worths = [worth for worth, _ in self.points]
        written, place = self.is_.on(on.day) or (NEVER, self.path)
        bounds = None if written == NEVER else _bounds(written, worths, on, place)
        leads = tuple(f"{_plain(worth)} points:" for worth in worths)
        label = f"points that come to {written} together"
        formula = FALSE
        if bounds is not None:
            low, high, weights = bounds
            formula = Count(low, high, tuple(clause.formula for clause in clauses), weights)
        return clause_at(self.path, "points", formula, clauses, test=str(written), label=label, leads=leads)


def _bounds(
    written: object, worths: list[Fraction], on: Meaning, path: Path
) -> tuple[int, int, tuple[int, ...]] | None:
    """The least and the most steps, and the steps that each is worth, where a step is what divides them all."""
    match = COMPARISON.fullmatch(written) if isinstance(written, str) else None
    if match is None or match["unit"] not in (None, "points"):
        on.faults.add(path, "{written} is not a number of points: write one such as `>= 70`", written=written)
        return None
    than = amount(match["than"], on, "`>= 70`", path)
    if than is None:
        return None
    scale = lcm(*(worth.denominator for worth in worths))
    weights = tuple(int(worth * scale) for worth in worths)
    total, than = sum(weights), than * scale
    if total > MOST_POINTS:
        on.faults.add(path, f"the points come to more than {MOST_POINTS:,} steps: count them in larger ones")
        return None
    low, high = {
        ">=": (ceil(than), total),
        ">": (floor(than) + 1, total),
        "<=": (0, floor(than)),
        "<": (0, ceil(than) - 1),
    }[match["op"]]
    return low, high, weights


def _plain(worth: Fraction) -> str:
    return str(worth.numerator) if worth.denominator == 1 else str(float(worth))
