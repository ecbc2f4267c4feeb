"""One clause with notes of its own, one that applies in one case only, and one for which another may stand in."""

from __future__ import annotations

from dataclasses import dataclass

from checker.compile.language.clause import Example, Meaning, Spelling
from checker.compile.language.drafts import Count, Draft, negated
from checker.compile.language.reader import Clause


@dataclass(frozen=True)
class Need(Spelling):
    """One clause with notes of its own."""

    need: Clause

    examples = (Example({"need": "a", "text": "You are trained"}, holds=({"a": True},), fails=({"a": False},)),)

    def draft(self, on: Meaning) -> Draft:
        return on.draft(self.need)


@dataclass(frozen=True)
class OrInstead(Spelling):
    """The second may stand in for the first."""

    need: Clause
    or_instead: Clause

    examples = (
        Example({"need": "a", "or_instead": "b"}, holds=({"a": False, "b": True},), fails=({"a": False, "b": False},)),
    )

    def draft(self, on: Meaning) -> Draft:
        clauses = on.draft(self.need), on.draft(self.or_instead)
        parts = tuple(clause.formula for clause in clauses)
        return Draft.group("or_instead", Count(1, 2, parts), self.path, clauses, leads=("", "or instead:"))


LEADS = ("If:", "then:", "or instead:")


@dataclass(frozen=True)
class When(Spelling):
    """When the first holds, the second must, or the third instead; else it does not apply."""

    when: Clause
    need: Clause
    or_instead: Clause | None = None

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

    def draft(self, on: Meaning) -> Draft:
        condition = on.without_clocks(self.when, "the condition of a when")
        needs = tuple(on.draft(clause) for clause in (self.need, self.or_instead) if clause)
        parts = (negated(condition.formula), *(clause.formula for clause in needs))
        return Draft.group("when", Count(1, len(parts), parts), self.path, (condition, *needs), leads=LEADS)
