"""Facts as variables: the patterns their tests can make together, and which of them some answers leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise
from math import floor
from typing import Any

from checker.engine.amounts.intervals import Span, cells
from checker.engine.amounts.switches import Price
from checker.engine.credits import Credits, credits_of
from checker.engine.patterns import Pattern, TooManyPatterns, cheapest_point, patterns, point_of, states
from checker.facts.answers import UNKNOWN, Value
from checker.facts.calendar import threshold
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount, Test, amount

MOST_PATTERNS = 128
MOST_DAYS = 50
"""Days on which tests by the calendar stand elsewhere that a variable keeps, with what it found on them."""
FIRST, LAST = 2000, 2110
"""Years whose days are tried for the orders of thresholds: a century without a leap day is among them."""


@frozen
class Variable:
    """Facts that some sum ties together, or one fact alone, with every test on them and the patterns these can make."""

    facts: tuple[Fact, ...]
    tests: tuple[Test, ...]
    patterns: tuple[Pattern, ...]
    _patterns_for: dict[Any, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)
    _cheapest: dict[Any, dict[str, Amount] | None] = field(default_factory=dict, repr=False, compare=False)
    _at: dict[tuple[int, ...], Variable] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, facts: Sequence[Fact], tests: Sequence[Test]) -> Variable:
        """The variable with all its feasible patterns, over every day, answerable or not. Raises TooManyPatterns."""
        found: dict[Pattern, None] = {}
        as_credits = credits_of(facts, tests)
        for dated in orders(tuple(tests)):
            for pattern in as_credits.patterns({}) if as_credits else patterns(facts, dated, {}, answerable=False):
                found[pattern] = None
                if len(found) > MOST_PATTERNS:
                    raise TooManyPatterns
        return cls(tuple(facts), tuple(tests), tuple(found))

    def at(self, as_of: date) -> Variable:
        """The variable as its tests are on a day; itself, where none goes by the calendar."""
        if not self._by_calendar:
            return self
        key = tuple(threshold(test.calendar, test.op, as_of) for test in self._by_calendar)
        if key not in self._at:
            if len(self._at) == MOST_DAYS:
                self._at.clear()
            self._at[key] = Variable(self.facts, tuple(test.at(as_of) for test in self.tests), self.patterns)
        return self._at[key]

    @cached_property
    def _by_calendar(self) -> list[Test]:
        return [test for test in self.tests if test.calendar]

    @property
    def name(self) -> str:
        """The ids of its facts, in one word."""
        return "+".join(fact.id for fact in self.facts)

    def fact(self, name: str) -> Fact:
        """One of its facts, by its id."""
        return next(fact for fact in self.facts if fact.id == name)

    def amounts(self, answers: Mapping[str, Value], as_of: date) -> dict[str, Amount]:
        """What the tests see of the answers to its facts, without "I don't know"."""
        return {
            fact.id: amount(answers[fact.id], as_of) for fact in self.facts if answers.get(fact.id, UNKNOWN) != UNKNOWN
        }

    def patterns_for(self, amounts: Mapping[str, Amount]) -> frozenset[int]:
        """The patterns (by index) that the facts can make with these amounts; all that a person could answer
        where there is none.
        """
        key = tuple([_hashed_soon(amounts.get(fact.id)) for fact in self.facts])
        known = self._patterns_for.get(key)
        if known is None:
            if self.credits:
                found = self.credits.patterns(amounts)
            else:
                found = patterns(self.facts, self.tests, amounts, answerable=True)
            known = self._patterns_for[key] = frozenset(self.index[pattern] for pattern in found)
        return known

    @cached_property
    def credits(self) -> Credits | None:
        """Its facts as credits, where they are such."""
        return credits_of(self.facts, self.tests)

    @cached_property
    def index(self) -> dict[Pattern, int]:
        """Each pattern's place."""
        return {pattern: position for position, pattern in enumerate(self.patterns)}

    def point(self, index: int, known: Mapping[str, Amount]) -> dict[str, Amount] | None:
        """Amounts of the facts not ``known`` that make a pattern with them; see ``patterns.point_of``."""
        if self.credits:
            return self.credits.lowest(self.patterns[index], known)
        return point_of(self.facts, self.tests, self.patterns[index], known)

    def cheapest(
        self, index: int, known: Mapping[str, Amount], floors: Mapping[str, Fraction], prices: Mapping[str, Price]
    ) -> dict[str, Amount] | None:
        """The cheapest amounts of the facts not ``known`` that make a pattern; see ``patterns.cheapest_point``."""
        key = None if prices else (index, *(known.get(fact.id) for fact in self.facts))  # changes have prices
        if key is None or key not in self._cheapest:
            if self.credits:
                point = self.credits.cheapest(self.patterns[index], known, floors, prices)
            else:
                point = cheapest_point(self.facts, self.tests, self.patterns[index], known, floors, prices)
            if key is None:
                return point
            self._cheapest[key] = point
        return self._cheapest[key]

    def example(self, index: int) -> dict[str, Amount]:
        """Amounts of all its facts that a person could answer and that make a pattern, as low as can be."""
        for known in states(self.facts, {}):
            point = self.point(index, known)
            if point is not None:
                return known | point
        raise ValueError(index)

    def cells(self) -> Iterator[tuple[Span, int]]:
        """The smallest spans of a lone number or day in which no test turns, and the pattern that each makes."""
        (fact,) = self.facts
        thresholds = [
            test.than / (test.weights or (Fraction(1),))[0] for test in self.tests if test.kind in ("sum", "clock")
        ]
        for span, inside in cells(fact, thresholds):
            (pattern,) = self.patterns_for({fact.id: inside})
            yield span, pattern

    def spans(self, patterns: Collection[int]) -> list[Span]:
        """The amounts of a lone number or day that make these patterns, in the fewest spans, from the lowest up."""
        found: list[Span] = []
        unbroken = False
        for cell, pattern in self.cells():
            if pattern in patterns:
                found.append(Span(found.pop().low, cell.high) if unbroken else cell)
            unbroken = pattern in patterns
        return found


def _hashed_soon(amount: Amount | None) -> object:
    """The amount in a key: a fraction takes long to hash, its parts do not."""
    return amount.as_integer_ratio() if type(amount) is Fraction else amount


@lru_cache(maxsize=100)
def orders(tests: tuple[Test, ...]) -> list[Sequence[Test]]:
    """The tests on such days that every order which their thresholds can stand in comes up; as they are, without days.

    Thresholds by the calendar move by some days from month to month, and pass those of other tests.
    """
    if not any(test.calendar for test in tests):
        return [tests]
    fixed = [date.fromisoformat(test.calendar).year for test in tests if test.calendar and " " not in test.calendar]
    day, last = date(min([FIRST, *fixed]) - 1, 1, 1), date(max([LAST, *fixed]) + 1, 1, 1)
    found: dict[object, Sequence[Test]] = {}
    while day < last:
        thresholds = [threshold(test.calendar, test.op, day) if test.calendar else floor(test.than) for test in tests]
        points = sorted(set(thresholds))
        gaps = tuple(min(high - low, 2) for low, high in pairwise(points))
        order = (gaps, tuple(map(points.index, thresholds)))
        if order not in found:
            found[order] = [test.at(day) for test in tests]
        day += timedelta(1)
    return list(found.values())
