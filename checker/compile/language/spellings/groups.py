"""All, any or none of some clauses."""

from __future__ import annotations

from dataclasses import dataclass

from checker.compile.language.clause import Example, Meaning, Spelling
from checker.compile.language.drafts import Count, Draft
from checker.compile.language.reader import Clauses


@dataclass(frozen=True)
class All(Spelling):
    """Each of these holds."""

    all: Clauses

    examples = (Example({"all": ["a", "b"]}, holds=({"a": True, "b": True},), fails=({"a": True, "b": False},)),)

    def draft(self, on: Meaning) -> Draft:
        clauses = tuple(on.draft(clause, desirable=True) for clause in self.all)
        parts = tuple(clause.formula for clause in clauses if not clause.desirable)
        return Draft.group("all", Count(len(parts), len(parts), parts), self.path, clauses, label="all of these")


@dataclass(frozen=True)
class Any(Spelling):
    """At least one of these holds."""

    any: Clauses

    examples = (Example({"any": ["a", "b"]}, holds=({"a": False, "b": True},), fails=({"a": False, "b": False},)),)

    def draft(self, on: Meaning) -> Draft:
        clauses = tuple(map(on.draft, self.any))
        parts = tuple(clause.formula for clause in clauses)
        return Draft.group("any", Count(1, len(parts), parts), self.path, clauses, label="one of these is enough")


@dataclass(frozen=True)
class NoneOf(Spelling):
    """Not one of these holds."""

    none: Clauses

    examples = (Example({"none": ["a", "b"]}, holds=({"a": False, "b": False},), fails=({"a": False, "b": True},)),)

    def draft(self, on: Meaning) -> Draft:
        clauses = tuple(on.without_clocks(clause, "none") for clause in self.none)
        parts = tuple(clause.formula for clause in clauses)
        return Draft.group("none", Count(0, 0, parts), self.path, clauses, label="none of these")
