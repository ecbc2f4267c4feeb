"""A clause as an editor wrote it, read once, and what it means on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from checker.compile.language.dates import NEVER as NEVER_WORD
from checker.compile.language.dates import Dated
from checker.compile.language.drafts import NEVER, Draft
from checker.compile.language.faults import Faults, Path
from checker.facts.fact import Citation, Fact

Scalar = str | int | Decimal | bool | tuple[str, ...]
"""A test as it is written; what it means is the fact's to decide."""

Amounts = Mapping[str, Fraction | None]
"""The rulebook's ``values`` on a day; None before a value's first date."""

DEEPEST = 100
"""Clauses in one another, those of the rules that they name among them."""


@dataclass(frozen=True)
class Notes:
    """What any clause may carry beside its meaning."""

    text: str | None = None
    note: str | None = None
    desirable: bool = False
    implied: str | None = None
    cite: tuple[Citation, ...] | None = None


@dataclass(frozen=True)
class Example:
    """A clause in YAML's values, and answers with which it holds and with which it fails.

    The facts are ``a``, ``b``, ``c`` (yes or no), ``hours`` and ``months`` (numbers), ``school`` (``none``, ``diploma``
    or ``degree``), ``began`` and ``done_on`` (days); the day is 2026-11-21.
    """

    clause: Any
    holds: tuple[Mapping[str, Any], ...]
    fails: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Spelling:
    """One clause. The fields of a subclass are the keys of its spelling, and its docstring says what it means."""

    path: Path
    notes: Notes = field(kw_only=True, default_factory=Notes)

    examples: ClassVar[tuple[Example, ...]] = ()

    def draft(self, on: Meaning) -> Draft:
        """What it means on a day."""
        raise NotImplementedError


@dataclass(frozen=True)
class DatedClause(Spelling):
    """Another clause from some day on."""

    clause: Dated[Spelling]


@dataclass(frozen=True)
class Trial:
    """An example of a rule: one person's answers and the status they lead to."""

    answers: Mapping[str, Any]
    as_of: date
    status: str


@dataclass(frozen=True)
class Rule:
    """A goal, when it has a title; else a part that other rules name."""

    need: Spelling
    title: str | None = None
    audience: tuple[str, ...] = ()
    every_clause: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    cite: tuple[Citation, ...] | None = None
    examples: tuple[Trial, ...] = ()
    note: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class Unread:
    """What the files hold and nobody could read, so that whatever follows from it is no fault of its own."""

    names: frozenset[str] = frozenset()
    """Facts, rules and values of these names are there, and broken."""
    is_open: bool = False
    """Whether there may be facts, rules or values whose names are not known."""
    has_rules: bool = False
    """Whether there may be clauses that are not known."""
    has_goals: bool = False
    """Whether some rule may be a goal that is not known to be one."""


@dataclass
class Meaning:
    """The rules as they stand on one day (ISO; None is before every date)."""

    facts: Mapping[str, Fact]
    rules: Mapping[str, Rule]
    amounts: Amounts
    faults: Faults
    unread: Unread
    day: str | None
    is_cut: bool = False
    """Whether clauses were too deep in one another, so that not all of them were seen."""
    _rules: dict[str, Draft] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _depth: int = 0

    def rule(self, name: str, path: Path) -> Draft:
        """The rule of that name as a clause; ``path`` is where it is asked for."""
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            self.faults.add(path, f"the rule `{name}` needs itself: {circle}")
            return Draft("never", NEVER, path)
        if name not in self._rules:
            rule = self.rules[name]
            self._open.append(name)
            draft = self.draft(rule.need)
            self._open.pop()
            words = draft.text if draft.own_text else rule.text or rule.title or draft.text
            self._rules[name] = replace(
                draft,
                text=words,
                own_text=False,
                note=rule.note or draft.note,
                cite=draft.cite if rule.cite is None else rule.cite,
                rules=(name, *draft.rules),
            )
        return self._rules[name]

    def draft(self, clause: Spelling, desirable: bool = False) -> Draft:
        """What a clause means today. ``desirable`` tells that it stands directly under ``all``."""
        if isinstance(clause, DatedClause):
            now = clause.clause.on(self.day)
            return self.draft(now[0], desirable) if now else Draft("never", NEVER, clause.path)
        notes = clause.notes
        if notes.desirable and not desirable:
            self.faults.add((*clause.path, "desirable"), "desirable belongs directly under all")
        if self._depth >= DEEPEST:
            if not self.is_cut:
                problem = f"clauses and the rules they name stand in one another more than {DEEPEST} deep"
                self.faults.add(clause.path, problem)
            self.faults.unsound.add(clause.path)
            self.is_cut = True
            return Draft("never", NEVER, clause.path)
        self._depth += 1
        draft = clause.draft(self)
        self._depth -= 1
        return replace(
            draft,
            text=notes.text or draft.text,
            own_text=notes.text is not None or draft.own_text,
            note=notes.note or draft.note,
            desirable=notes.desirable,
            implied=notes.implied or draft.implied,
            cite=draft.cite if notes.cite is None else notes.cite,
        )

    def fact(self, name: str, path: Path, problem: str, others: Iterable[str] = ()) -> Fact | None:
        """The fact of that name; None where there is none, which is a fault unless it follows from another."""
        if name not in self.facts:
            if name in self.unread.names or self.unread.is_open:
                self.faults.unsound.add(path)
            else:
                self.faults.add(path, problem, name, [*self.facts, *others], name=name)
            return None
        return self.facts[name]

    def without_clocks(self, clause: Spelling, where: str) -> Draft:
        """A clause that stands where it may hold no promise."""
        draft = self.draft(clause)
        for part in draft.walk():
            if part.kind == "within":
                self.faults.add(draft.path, f"within may not stand inside {where}")
        return draft

    def whole(self, number: Dated[Scalar], path: Path, most: int) -> int | None:
        """The whole number from 1 to ``most`` that stands there today; None where it is never."""
        found, place = number.on(self.day) or (NEVER_WORD, path)
        if found == NEVER_WORD:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= max(most, 1):
            self.faults.add(place, f"{path[-1]} is a whole number from 1 to {most}, not {{found}}", found=found)
            return 1
        return found
