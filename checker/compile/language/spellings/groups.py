"""All, any, none, or at least a number of some clauses."""

from __future__ import annotations

from dataclasses import dataclass

from checker.compile.formulas.formula import FALSE, Count
from checker.compile.language.clause import Example, Meaning, Spelling, clause_at
from checker.compile.language.reader import Parts, Whole
from checker.rulebook.clause import Clause


@dataclass(frozen=True)
class All(Spelling):
    """Each of these holds."""

    all: Parts

    examples = (Example({"all": ["a", "b"]}, holds=({"a": True, "b": True},), fails=({"a": True, "b": False},)),)

    def clause(self, on: Meaning) -> Clause:
        clauses = tuple(on.clause(clause, desirable=True) for clause in self.all)
        parts = tuple(clause.formula for clause in clauses if not clause.desirable)
        return clause_at(self.path, "all", Count(len(parts), len(parts), parts), clauses, label="all of these")


@dataclass(frozen=True)
class Any(Spelling):
    """At least one of these holds."""

    any: Parts

    examples = (Example({"any": ["a", "b"]}, holds=({"a": False, "b": True},), fails=({"a": False, "b": False},)),)

    def clause(self, on: Meaning) -> Clause:
        clauses = tuple(map(on.clause, self.any))
        parts = tuple(clause.formula for clause in clauses)
        return clause_at(self.path, "any", Count(1, len(parts), parts), clauses, label="one of these is enough")


@dataclass(frozen=True)
class NoneOf(Spelling):
    """Not one of these holds."""

    none: Parts

    examples = (Example({"none": ["a", "b"]}, holds=({"a": False, "b": False},), fails=({"a": False, "b": True},)),)

    def clause(self, on: Meaning) -> Clause:
        clauses = tuple(on.without_clocks(clause, "none") for clause in self.none)
        parts = tuple(clause.formula for clause in clauses)
        return clause_at(self.path, "none", Count(0, 0, parts), clauses, label="none of these")


@dataclass(frozen=True)
class AtLeast(Spelling):
    """At least this many of these hold."""

    at_least: Whole
    of: Parts

    examples = (
        Example(
            {"at_least": 2, "of": ["a", "b", "c"]},
            holds=({"a": True, "b": False, "c": True},),
            fails=({"a": True, "b": False, "c": False},),
        ),
    )

    def clause(self, on: Meaning) -> Clause:
        clauses = tuple(map(on.clause, self.of))
        least = on.whole(self.at_least, (*self.path, "at_least"), len(clauses))
        if least is None:
            return clause_at(self.path, "at_least", FALSE, clauses, label="at least a number of these")
        parts = tuple(clause.formula for clause in clauses)
        formula, label = Count(least, len(parts), parts), f"at least {least} of these"
        return clause_at(self.path, "at_least", formula, clauses, least=least, label=label)
