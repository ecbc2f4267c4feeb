"""What postings are compared with: the guide's rule, the kinds of lived experience it counts, and its formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.compile import NOTES
from macros.models import ExperienceKind
from macros.wording import SUBJECTS, Formats


@dataclass(frozen=True)
class Comparison:
    """The guide's side of a comparison; a guide without a list of its own has no points."""

    formats: Formats
    called: str = ""
    """What a sentence calls the list."""
    points: Mapping[str, str] = field(default_factory=dict)
    """The points of the list as the rule words them, by the fact or the rule that each asks for."""
    uncounted: Mapping[str, str] = field(default_factory=dict)
    """Clauses of the rule that the list does not count, with what a sentence calls each."""
    experiences: Mapping[str, ExperienceKind] = field(default_factory=dict)
    """The kinds of lived experience by their words."""
    subjects: Mapping[str, str] = field(default_factory=lambda: SUBJECTS)
    """What sentences call each subject on which a class asks something."""

    def people(self, kinds: list[str]) -> list[str]:
        """What a sentence calls the people of these kinds."""
        return [self.experiences[kind].person for kind in kinds]


def clause_names(need: Any) -> list[str]:
    """The first clauses of a rule as written, each by the fact or the rule that it asks for."""
    clauses = need.get("all", [need]) if isinstance(need, dict) else [need]
    return [_name(clause) for clause in clauses]


def _name(clause: Any) -> str:
    """A clause is a name alone, has it behind `need` or `do`, or has a fact as its first key that is no note."""
    if isinstance(clause, dict):
        inner = clause.get("need", clause.get("do"))
        keys = [key for key in clause if key not in NOTES]
        return _name(inner) if inner is not None else str(keys[0] if keys else "")
    return str(clause)
