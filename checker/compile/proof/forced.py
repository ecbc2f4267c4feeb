"""A rule's formula in which one clause is taken as true or false, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.compile.faults import Path
from checker.compile.formulas.formula import Count, Formula, Promise, negated
from checker.rulebook.clause import Clause


def forced(clause: Clause, swaps: Mapping[Path, Formula]) -> Formula:
    """The clause's formula in which the clauses at these places have these formulas; a clock stands at its clause's."""
    formula: Formula = clause.formula
    if not clause.clauses:
        return swaps.get(clause.path, formula)
    below = [part for part in clause.clauses if not part.desirable]
    parts = [forced(part, swaps) for part in below]
    same = all(now is part.formula for now, part in zip(parts, below, strict=True))
    if not isinstance(formula, Count) or (same and clause.path not in swaps):
        return formula
    if clause.kind == "when":
        parts[0] = negated(parts[0])
    if clause.kind == "within":
        parts += [swaps.get(part.path, part) for part in formula.parts if isinstance(part, Promise)]
    return replace(formula, parts=tuple(parts)) if formula.parts else formula
