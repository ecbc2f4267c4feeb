"""A clause as an editor wrote it, read once, and what it means on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from checker.compile.faults import Faults, Path
from checker.compile.formulas.formula import FALSE, Formula
from checker.compile.language.values.dates import NEVER, Dated
from checker.engine.diagram import NO
from checker.facts.fact import Citation, Fact
from checker.rulebook.clause import Clause

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

    def clause(self, on: Meaning) -> Clause:
        """What it means on a day."""
        raise NotImplementedError

    def own_text(self, on: Meaning) -> str | None:  # noqa: ARG002 - where it says the same on any day
        """Its own words, and not those of the rule or fact that it names."""
        return self.notes.text


@dataclass(frozen=True)
class DatedSpelling(Spelling):
    """Another clause from some day on."""

    spellings: Dated[Spelling]

    def own_text(self, on: Meaning) -> str | None:
        now = self.spellings.on(on.day)
        return now[0].own_text(on) if now else None


def clause_at(
    path: Path,
    kind: str,
    formula: Formula,
    clauses: tuple[Clause, ...] = (),
    facts: Iterable[str] = (),
    text: str = "",
    **shown: Any,
) -> Clause:
    """A clause that is not drawn yet. It mentions the facts that the clauses below it mention, and then its own."""
    mentioned = dict.fromkeys([*(name for clause in clauses for name in clause.facts), *facts])
    return Clause("", kind, text, tuple(mentioned), NO, clauses, formula=formula, path=path, **shown)


def never(path: Path) -> Clause:
    """A clause that cannot be met."""
    return clause_at(path, "never", FALSE)


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
    path: str | None = None
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
    words: frozenset[str] = frozenset()
    """Every key and text of rules and paths, those among them that nobody could read."""


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
    _rules: dict[str, Clause] = field(default_factory=dict)
    _uses: dict[str, set[str]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _depth: int = 0

    def rule(self, name: str, path: Path) -> Clause:
        """The rule of that name as a clause; ``path`` is where it is asked for."""
        for user in self._open[-1:]:
            self._uses.setdefault(user, set()).add(name)
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            self.faults.add(path, f"the rule `{name}` depends on itself: {circle}")
            return never(path)
        if name not in self._rules:
            rule = self.rules[name]
            self._open.append(name)
            clause = self.clause(rule.need)
            self._open.pop()
            self._rules[name] = replace(
                clause,
                text=rule.need.own_text(self) or rule.text or rule.title or clause.text,
                note=rule.note or clause.note,
                cite=clause.cite if rule.cite is None else rule.cite,
            )
        return self._rules[name]

    def rules_in(self, name: str) -> set[str]:
        """The rule of that name, and every rule that it is made of."""
        found = {name}
        while more := set().union(*(self._uses.get(rule, ()) for rule in found)) - found:
            found |= more
        return found

    def clause(self, spelling: Spelling, desirable: bool = False) -> Clause:
        """What a clause means today. ``desirable`` tells that it stands directly under ``all``."""
        if isinstance(spelling, DatedSpelling):
            now = spelling.spellings.on(self.day)
            return self.clause(now[0], desirable) if now else never(spelling.path)
        notes = spelling.notes
        if notes.desirable and not desirable:
            self.faults.add((*spelling.path, "desirable"), "desirable belongs directly under all")
        if self._depth >= DEEPEST:
            if not self.is_cut:
                problem = f"clauses and the rules they name are nested more than {DEEPEST} levels deep"
                self.faults.add(spelling.path, problem)
            self.faults.unsound.add(spelling.path)
            self.is_cut = True
            return never(spelling.path)
        self._depth += 1
        clause = spelling.clause(self)
        self._depth -= 1
        return replace(
            clause,
            text=notes.text or clause.text,
            note=notes.note or clause.note,
            desirable=notes.desirable,
            implied=notes.implied or clause.implied,
            cite=clause.cite if notes.cite is None else notes.cite,
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

    def without_clocks(self, spelling: Spelling, where: str) -> Clause:
        """A clause that stands where it may hold no promise."""
        clause = self.clause(spelling)
        if any(part.kind == "within" for part in clause.walk()):
            self.faults.add(clause.path, f"within may not stand inside {where}")
        return clause

    def whole(self, number: Dated[Scalar], path: Path, most: int) -> int | None:
        """The whole number from 1 to ``most`` that stands there today; None where it is never."""
        found, place = number.on(self.day) or (NEVER, path)
        if found == NEVER:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= max(most, 1):
            self.faults.add(place, f"{path[-1]} is a whole number from 1 to {most}, not {{found}}", found=found)
            return 1
        return found
