"""One clause with notes of its own, one that applies in one case only, and one for which another may stand in."""

from __future__ import annotations

from dataclasses import dataclass

from checker.compile.formulas.formula import Count, negated
from checker.compile.language.clause import Example, Meaning, Spelling, clause_at
from checker.compile.language.reader import Part
from checker.rulebook.clause import Clause


@dataclass(frozen=True)
class Need(Spelling):
    """One clause with notes of its own."""

    need: Part

    examples = (Example({"need": "a", "text": "You are trained"}, holds=({"a": True},), fails=({"a": False},)),)

    def clause(self, on: Meaning) -> Clause:
        return on.clause(self.need)

    def own_text(self, on: Meaning) -> str | None:
        return self.notes.text or self.need.own_text(on)


@dataclass(frozen=True)
class OrInstead(Spelling):
    """The second may stand in for the first."""

    need: Part
    or_instead: Part

    examples = (
        Example({"need": "a", "or_instead": "b"}, holds=({"a": False, "b": True},), fails=({"a": False, "b": False},)),
    )

    def clause(self, on: Meaning) -> Clause:
        clauses = on.clause(self.need), on.clause(self.or_instead)
        parts = tuple(clause.formula for clause in clauses)
        return clause_at(self.path, "or_instead", Count(1, 2, parts), clauses, leads=("", "or:"))


LEADS = ("If:", "then:", "or:")


@dataclass(frozen=True)
class When(Spelling):
    """When the first holds, the second must, or the third instead; else it does not apply."""

    when: Part
    need: Part
    or_instead: Part | None = None

    examples = (
        Example(
            {"when": "a", "need": "b"},
            holds=({"a": False, "b": False}, {"a": True, "b": True}),
            fails=({"a": True, "b": False},),
        ),
        Example(
            {"when": "a", "need": "b", "or_instead": "c"},
            holds=({"a": True, "b": False, "c": True},),
            fails=({"a": True, "b": False, "c": False},),
        ),
    )

    def clause(self, on: Meaning) -> Clause:
        condition = on.without_clocks(self.when, "the condition of a when")
        needs = tuple(on.clause(clause) for clause in (self.need, self.or_instead) if clause)
        parts = (negated(condition.formula), *(clause.formula for clause in needs))
        return clause_at(self.path, "when", Count(1, len(parts), parts), (condition, *needs), leads=LEADS)
