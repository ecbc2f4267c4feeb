"""What a fact is: one thing about a person that a rule can turn on, and who can tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from checker.facts.frozen import frozen

Citation = dict[str, Any]
"""``{"source": id, "quote": words or None}``"""

GROWTH = frozenset(["while", "per_week", "begin"])
"""The keys of a ``get`` by which a number grows with time; ``get: wait`` is the same without any."""

BY_A_STEP = 2
"""How the answer to a fact changes that a person can do something about; see ``Fact.change``."""


@frozen
class Fact:
    """One fact of the rulebook. Exactly one of ``ask``, ``open`` and ``decided_by`` is set.

    ``kind`` is ``yes_no``, ``number`` (has ``unit``), ``choice`` (has ``options``) or ``day`` (has ``date``).
    """

    id: str
    kind: str
    ask: str | None = None
    open: str | None = None
    decided_by: str | None = None
    unit: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    date: str | None = None
    not_yet: str | None = None
    """The words of the answer that there is no such day, where “it has not happened yet” would mislead."""
    whole: bool = False
    at_most: int | str | None = None
    """The most that a number can be; a fraction stands as text."""
    topic: str | None = None
    why: str | None = None
    help: str | None = None
    show: str | None = None
    get: Any = None
    cite: list[Citation] = field(default_factory=list)
    note: str | None = None
    text: str | None = None

    @cached_property
    def growth(self) -> Mapping[str, str] | None:
        """How its number grows with time, None where it does not: ``while`` names the yes or no fact that tells whether
        what makes it grow goes on, ``per_week`` the hours a week of it. ``begin`` says what there is to begin, or is
        ``never`` where nobody should be told to.
        """
        if self.get == "wait":
            return {}
        return self.get if isinstance(self.get, dict) and GROWTH & self.get.keys() else None

    @property
    def growth_facts(self) -> tuple[str, ...]:
        """The facts that tell whether its number grows, and how fast, in the order of asking."""
        growth = self.growth or {}
        return tuple(growth[key] for key in ("while", "per_week") if key in growth)

    @property
    def asked(self) -> bool:
        """Whether the person can answer it; the others are open readings or someone else's decisions."""
        return self.ask is not None

    @property
    def change(self) -> int:
        """How its answer may change: 0 by nothing that we know, 1 with time, BY_A_STEP by what a person can do."""
        return 1 if self.growth is not None else BY_A_STEP if self.get else 0

    @property
    def words(self) -> str:
        """The sentence that names the fact to a person."""
        return self.text or self.ask or self.open or self.id
