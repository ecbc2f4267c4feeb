"""So many of some clauses."""

from __future__ import annotations

from dataclasses import dataclass

from checker.compile.language.clause import Example, Meaning, Spelling
from checker.compile.language.drafts import NEVER, Count, Draft
from checker.compile.language.reader import Clauses, Whole


@dataclass(frozen=True)
class AtLeast(Spelling):
    """So many of these hold."""

    at_least: Whole
    of: Clauses

    examples = (
        Example(
            {"at_least": 2, "of": ["a", "b", "c"]},
            holds=({"a": True, "b": False, "c": True},),
            fails=({"a": True, "b": False, "c": False},),
        ),
    )

    def draft(self, on: Meaning) -> Draft:
        clauses = tuple(map(on.draft, self.of))
        least = on.whole(self.at_least, (*self.path, "at_least"), len(clauses))
        if least is None:
            return Draft.group("at_least", NEVER, self.path, clauses, label="at least so many of these")
        parts = tuple(clause.formula for clause in clauses)
        formula, label = Count(least, len(parts), parts), f"at least {least} of these"
        return Draft.group("at_least", formula, self.path, clauses, least=least, label=label)
