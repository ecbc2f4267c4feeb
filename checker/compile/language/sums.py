"""The terms of a sum: which facts may be added together, and with what weight."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.compile.language.faults import Faults, Path
from checker.facts.fact import Fact

Term = tuple[Fact, Fraction]


def read_terms(facts: Mapping[str, Fact], raw: Any, faults: Faults, path: Path) -> list[Term]:
    """The terms of a sum in their order; empty when any is at fault."""
    if not isinstance(raw, list) or not raw:
        faults.tell(path, "sum takes a list of facts, each alone or with a weight such as {degree: 12}")
        return []
    terms = [_term(facts, each, faults, (*path, position)) for position, each in enumerate(raw)]
    good = [term for term in terms if term is not None]
    if len(good) < len(terms) or not _fit(good, faults, path):
        return []
    return good


def _term(facts: Mapping[str, Fact], raw: Any, faults: Faults, path: Path) -> Term | None:
    name, weight = next(iter(raw.items())) if isinstance(raw, Mapping) and len(raw) == 1 else (raw, 1)
    fact = facts.get(name) if isinstance(name, str) else None
    if fact is None:
        faults.tell(path, f"“{name}” is no fact, so it cannot be added", str(name), facts)
    elif not fact.asked:
        faults.tell(path, f"“{name}” is not answered by the person, so it cannot be added")
    elif fact.kind == "choice":
        faults.tell(path, f"“{name}” is a choice, so it cannot be added; a yes or no fact can, with a weight")
    elif isinstance(weight, bool) or not isinstance(weight, (int, Decimal)) or weight == 0:
        faults.tell(path, f"the weight of “{name}” must be a number and not 0")
    else:
        return fact, Fraction(weight)
    return None


def _fit(terms: list[Term], faults: Faults, path: Path) -> bool:
    names = [fact.id for fact, _ in terms]
    units = sorted({fact.unit or "" for fact, _ in terms if fact.kind == "number"})
    days = [weight for fact, weight in terms if fact.kind == "day"]
    if len(set(names)) < len(names):
        faults.tell(path, "a fact is added twice: give it one weight")
    elif len(units) > 1:
        faults.tell(path, f"the terms of a sum have one unit, and these are in {' and '.join(units)}")
    elif days and (len(terms) != 2 or sorted(days) != [-1, 1]):
        faults.tell(path, "days are added only two at a time, with the weights 1 and -1: the days between them")
    else:
        return True
    return False
