"""A sum of facts that passes a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from checker.compile.faults import Path
from checker.compile.formulas.formula import FALSE
from checker.compile.language.clause import Example, Meaning, Spelling, clause_at, never
from checker.compile.language.reader import Argument, Comparison, Reader
from checker.compile.language.values.comparisons import read_comparison
from checker.compile.language.values.dates import NEVER
from checker.facts.fact import Fact
from checker.rulebook.clause import Clause


def _terms(reader: Reader, raw: Any, path: Path) -> tuple[tuple[str, Fraction | None], ...]:
    """The names of the facts that are added, each with its weight."""
    if not isinstance(raw, list) or not raw:
        reader.faults.add(path, "sum takes a list of facts, each alone or with a weight such as {degree: 12}")
        return ()
    return tuple(_term(reader, term, (*path, position)) for position, term in enumerate(raw))


def _term(reader: Reader, raw: Any, path: Path) -> tuple[str, Fraction | None]:
    name, weight = next(iter(raw.items())) if isinstance(raw, Mapping) and len(raw) == 1 else (raw, None)
    if not isinstance(name, str):
        reader.faults.add(path, "{name} is not a fact, so it cannot be added", name=name)
    elif weight is None:
        return name, None
    elif isinstance(weight, bool) or not isinstance(weight, (int, Decimal)) or weight == 0:
        reader.faults.add(path, "the weight of {name} must be a number and not 0", name=name)
    else:
        return name, Fraction(weight)
    return "", None


Terms = Annotated[
    tuple[tuple[str, Fraction | None], ...],
    Argument(
        _terms,
        {
            "type": "array",
            "minItems": 1,
            "items": {"type": ["string", "object"], "additionalProperties": {"type": "number"}, "maxProperties": 1},
        },
    ),
]


@dataclass(frozen=True)
class Sum(Spelling):
    """These facts, added up, pass the test; a fact may carry a weight."""

    sum: Terms
    is_: Comparison

    examples = (
        Example(
            {"sum": ["months", {"a": 12}], "is": ">= 24 months"},
            holds=({"months": 12, "a": True}, {"months": 24, "a": False}),
            fails=({"months": 23, "a": False}, {"months": 11, "a": True}),
        ),
        Example(
            {"sum": [{"months": 1}, {"hours": Decimal("0.1")}], "is": ">= 12", "text": "A year, 10 hours for a month"},
            holds=({"months": 6, "hours": 60},),
            fails=({"months": 6, "hours": 59},),
        ),
    )

    def clause(self, on: Meaning) -> Clause:
        path = (*self.path, "sum")
        named = [self._fact(on, name, (*path, position)) for position, (name, _) in enumerate(self.sum)]
        facts = tuple(fact for fact in named if fact)
        weights = tuple(Fraction(1) if weight is None else weight for _, weight in self.sum)
        is_weighted = all(weight is not None for _, weight in self.sum)
        if not facts or len(facts) < len(named) or not _fit(facts, weights, is_weighted, on, path):
            on.faults.unsound.add(path)
            return never(self.path)
        written, place = self.is_.on(on.day) or (NEVER, path)
        closed = written == NEVER or place in on.faults.unsound
        test = None if closed else read_comparison(written, facts, weights, on, place)
        return clause_at(self.path, "sum", test or FALSE, facts=[fact.id for fact in facts], test=str(written))

    def _fact(self, on: Meaning, name: str, path: Path) -> Fact | None:
        if not name:
            return None
        fact = on.fact(name, path, "{name} is not a fact, so it cannot be added")
        if fact and not fact.asked:
            on.faults.add(path, "{name} is not answered by the person, so it cannot be added", name=name)
        elif fact and fact.kind == "choice":
            on.faults.add(
                path, "{name} is a choice, so it cannot be added; a yes or no fact can, with a weight", name=name
            )
        else:
            return fact
        return None


def _fit(facts: tuple[Fact, ...], weights: tuple[Fraction, ...], is_weighted: bool, on: Meaning, path: Path) -> bool:
    """Whether the terms can be added together."""
    units = sorted({fact.unit or "" for fact in facts if fact.kind == "number"})
    days = [weight for fact, weight in zip(facts, weights, strict=True) if fact.kind == "day"]
    if len({fact.id for fact in facts}) < len(facts):
        on.faults.add(path, "a fact is added twice: give it one weight")
    elif len(units) > 1 and not is_weighted:
        listed = " and ".join(units)
        on.faults.add(path, f"the terms of a sum have one unit, or each a weight, and these are in {listed}")
    elif days and (len(facts) != 2 or sorted(days) != [-1, 1]):
        on.faults.add(path, "days are added only two at a time, with the weights 1 and -1: the days between them")
    else:
        return True
    return False
