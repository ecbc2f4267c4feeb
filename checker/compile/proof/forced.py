"""A rule's formula with one clause held true or false, wherever that clause stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.compile.language.drafts import Count, Draft, Formula, Promise, negated
from checker.compile.language.faults import Path


def forced(draft: Draft, swaps: Mapping[Path, Formula]) -> Formula:
    """The draft's formula in which the clauses at these places have these formulas; a clock stands at its clause's."""
    if not draft.clauses:
        return swaps.get(draft.path, draft.formula)
    formula = draft.formula
    parts = [forced(clause, swaps) for clause in draft.clauses if not clause.desirable]
    old = [clause.formula for clause in draft.clauses if not clause.desirable]
    same = all(part is before for part, before in zip(parts, old, strict=True))
    if not isinstance(formula, Count) or (same and draft.path not in swaps):
        return formula
    if draft.kind == "when":
        parts[0] = negated(parts[0])
    if draft.kind == "within":
        parts += [swaps.get(part.path, part) for part in formula.parts if isinstance(part, Promise)]
    return replace(formula, parts=tuple(parts)) if formula.parts else formula
