"""A clause of a goal: what a reader sees of it, where its truth stands, and while rules are compiled its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from checker.engine.diagram import Node
from checker.facts.fact import Citation
from checker.facts.frozen import frozen


@frozen
class Clause:
    """One clause of a goal as a reader sees it, with the place in the diagram where its truth stands.

    ``kind`` is ``all any none at_least sum test yes reading decision when or_instead within never``. The children of
    ``when`` are the condition, what it needs and, if any, what may stand in; of ``or_instead`` the need and what may
    stand in; of ``within`` what is to be done. ``id`` tells its place: "0.2.1" is the second child of the third.
    """

    id: str
    kind: str
    text: str
    facts: tuple[str, ...]
    root: Node
    clauses: tuple[Clause, ...] = ()
    cite: tuple[Citation, ...] = ()
    note: str | None = None
    desirable: bool = False
    implied: str | None = None
    test: str | None = None
    least: int | None = None
    days: int | None = None
    of: str | None = None
    on: str | None = None
    """The day on which what is promised was done; None where it is not asked."""
    limit: str = ""
    """How long a promise lasts, such as "60 days" or "6 months"."""
    label: str = ""
    """What is asked of the clauses below it, such as "at least 2 of these"; only of those that are counted."""
    leads: tuple[str, ...] = ()
    """Words before each clause below it, such as "If:"; empty where none has any."""
    formula: Any = field(default=None, compare=False)
    """What it stands for, from which ``root`` is drawn; a rulebook that was read from JSON has none."""
    path: tuple[str | int, ...] = field(default=(), compare=False)
    """Its place in the source, as long as there is a ``formula``."""

    def walk(self) -> Iterator[Clause]:
        """The clause and all below it, in the order of the source."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()

    @property
    def covers_parts(self) -> bool:
        """Whether its own words have said its parts already, so that a reader need not see them again."""
        return bool(self.text) and self.kind in ("when", "within") and not any(each.clauses for each in self.clauses)

    def repeated_groups(self) -> list[Clause]:
        """Groups below it that say the same in several places, each as it comes first: shown once, they are enough."""
        places: dict[tuple[str, str, Node], list[Clause]] = {}
        for clause in self.walk():
            if clause.text and clause.clauses and clause.label:
                places.setdefault((clause.text, clause.kind, clause.root), []).append(clause)
        groups = [found[0] for found in places.values() if len(found) > 1 and _alike(found)]
        return [each for each in groups if not any(each in other.walk() for other in groups if other is not each)]


def _alike(clauses: list[Clause]) -> bool:
    """Whether clauses have the same parts to a reader."""
    return len({tuple((each.text, each.kind, each.note) for each in clause.walk()) for clause in clauses}) == 1
