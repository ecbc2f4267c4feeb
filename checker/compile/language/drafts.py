"""A clause as it stands on one day: what a person sees of it, and the formula of the two node kinds it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from checker.compile.language.faults import Path
from checker.facts.fact import Citation
from checker.facts.tests import Test


@dataclass(frozen=True)
class Count:
    """Holds when at least ``low`` and at most ``high`` of the parts hold; or, with ``weights``, what those weigh."""

    low: int
    high: int
    parts: tuple[Formula, ...]
    weights: tuple[int, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Found once: formulas are deep, and looked up often."""
        return hash((self.low, self.high, self.parts, self.weights))


@dataclass(frozen=True)
class Promise:
    """A clock: holds while its test does (always, without one), unless clocks are taken as run out.

    ``path`` is its clause's place.
    """

    test: Test | None
    path: Path


Formula = Test | Count | Promise

NEVER = Count(1, 0, ())
ALWAYS = Count(0, 0, ())


@dataclass(frozen=True)
class Draft:
    """A clause of one goal on one day; the fields are those of ``checker.clause.Clause``, and the place it stands."""

    kind: str
    formula: Formula
    path: Path = field(compare=False)
    text: str = ""
    facts: tuple[str, ...] = ()
    clauses: tuple[Draft, ...] = ()
    cite: tuple[Citation, ...] = ()
    note: str | None = None
    desirable: bool = False
    implied: str | None = None
    test: str | None = None
    least: int | None = None
    days: int | None = None
    of: str | None = None
    limit: str = ""
    label: str = ""
    leads: tuple[str, ...] = ()
    rules: tuple[str, ...] = field(default=(), compare=False)
    """The rules it is the whole of."""
    own_text: bool = field(default=False, compare=False)
    """Whether the text is the clause's own, and not that of the rule or fact that it names."""

    @classmethod
    def group(cls, kind: str, formula: Formula, path: Path, clauses: tuple[Draft, ...], **fields: object) -> Draft:
        """A clause made of others, which mentions the facts that they mention."""
        facts = tuple(dict.fromkeys(name for clause in clauses for name in clause.facts))
        return cls(kind, formula, path, facts=facts, clauses=clauses, **fields)  # type: ignore[arg-type]

    def walk(self) -> Iterator[Draft]:
        """The clause and all below it, in the order of the source."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


def negated(formula: Formula) -> Formula:
    """Holds where the formula does not."""
    return Count(0, 0, (formula,))
