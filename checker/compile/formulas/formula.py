"""What a clause stands for: a formula of tests, counts and clocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from checker.compile.faults import Path
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

FALSE = Count(1, 0, ())
TRUE = Count(0, 0, ())


def negated(formula: Formula) -> Formula:
    """Holds where the formula does not."""
    return Count(0, 0, (formula,))
