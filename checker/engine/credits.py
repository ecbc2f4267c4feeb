"""Yes/no facts in several sums: every way to answer them is one bit of a whole number.

Where credits weigh differently in each sum, no search by constraints gets far, but a dozen of them have few answers.
The lowest bit stands for no to all, and in the place of a bit the first fact is the highest digit. So a single "and"
finds what holds in many ways at once, and the lowest bit is the lowest answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import lcm

from checker.engine.amounts.cheapest import FREE
from checker.engine.amounts.inequalities import Constraint, constraint
from checker.engine.amounts.switches import Price
from checker.engine.effort import spend
from checker.engine.patterns import Pattern, TooManyPatterns
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount, Test

MOST = 14
"""Facts that can be looked at in every way: with 14 the slowest verdicts took 50 ms, and each more doubles that."""

MOST_KINDS = 6
"""Kinds of more facts than that, alike in every sum, with which constraints get along."""

Ways = int
"""Ways to answer, a bit for each."""


def credits_of(facts: Sequence[Fact], tests: Sequence[Test]) -> Credits | None:
    """The facts as credits, if all are yes/no and stand in several sums; but counts of many are left to constraints,
    to which those that count alike are one. Raises TooManyPatterns where there are too many facts.
    """
    sums = {(test.facts, test.weights) for test in tests if len(test.facts) > 1}
    if len(sums) < 2 or any(fact.kind != "yes_no" for fact in facts):
        return None
    if len(facts) <= MOST:
        return Credits(tuple(facts), tuple(tests))
    columns = {tuple(dict(zip(*each, strict=True)).get(fact.id) for each in sums) for fact in facts}
    if len(columns) > MOST_KINDS and any(len(set(weights)) > 1 for _, weights in sums):
        raise TooManyPatterns
    return None


def _weights(test: Test) -> dict[str, Fraction]:
    return dict(zip(test.facts, test.weights or (Fraction(1),), strict=True))


@frozen
class Credits:
    """Yes/no facts with all tests on them."""

    facts: tuple[Fact, ...]
    tests: tuple[Test, ...]

    def patterns(self, known: Mapping[str, Amount]) -> Iterator[Pattern]:
        """The patterns of the tests that some answers make with those known."""
        within = self._with(known)
        return (pattern for pattern, ways in self._made.items() if ways & within)

    def lowest(self, pattern: Pattern, known: Mapping[str, Amount]) -> dict[str, Amount] | None:
        """The answers that are not known, as many as can be no, the first first; None where none make the pattern."""
        ways = self._made.get(pattern, 0) & self._with(known)
        return self._answers(_first(ways), known) if ways else None

    def cheapest(
        self, pattern: Pattern, known: Mapping[str, Amount], floors: Mapping[str, Fraction], prices: Mapping[str, Price]
    ) -> dict[str, Amount] | None:
        """The same, none below its floor, and the cheapest by the price of a yes that is none yet."""
        required = {name: floor for name, floor in floors.items() if floor > 0 and name not in known}
        ways = self._made.get(pattern, 0) & self._with({**known, **required})
        if not ways:
            return None
        ticked = {name: price for name, price in prices.items() if name not in known and name not in required}
        spend(1 << len(self.facts) >> 6)
        spent = self._spent(ticked)
        _, place = min((spent[place], place) for place in _each(ways))
        return self._answers(place, known)

    def pair(
        self, one: Pattern, other: Pattern, moving: Sequence[str], near: Sequence[Constraint]
    ) -> tuple[dict[str, Amount], dict[str, Amount]] | None:
        """Answers for each of two patterns, the lowest that differ in nothing but what is ``moving``; the rows that
        they keep to are over the first answers, and then over the moving facts of the second.
        """
        size = len(self.facts)
        moved = [index for index, fact in enumerate(self.facts) if fact.id in moving]
        found = []
        for values in product((0, 1), repeat=len(moved)):
            before = self._made[one] & self._at(moved, values)
            for others in product((0, 1), repeat=len(moved)) if before else ():
                shift = sum(
                    (value - own) << size - 1 - at for at, value, own in zip(moved, others, values, strict=True)
                )
                after = self._made[other] & self._at(moved, others)
                spend(1)
                ways = before & (after >> shift if shift > 0 else after << -shift)
                for weights, most, strict in near if ways else ():
                    rest = most - sum(weight * value for weight, value in zip(weights[size:], others, strict=True))
                    own = weights[:size]
                    if any(weight for at, weight in enumerate(own) if at not in moved):
                        ways &= self._where((own, rest, strict))
                    elif sum(own[at] * value for at, value in zip(moved, values, strict=True)) > rest - strict:
                        ways = 0
                if ways:
                    found.append((_first(ways), _first(ways) + shift))
        if not found:
            return None
        first, second = min(found)
        return self._answers(first, {}), self._answers(second, {})

    @cached_property
    def _all(self) -> Ways:
        return (1 << (1 << len(self.facts))) - 1

    @cached_property
    def _yes(self) -> list[Ways]:
        """Where each fact is a yes."""
        found = []
        for index in range(len(self.facts)):
            run = 1 << len(self.facts) - 1 - index
            found.append(self._all // ((1 << 2 * run) - 1) * (((1 << run) - 1) << run))
        return found

    def _with(self, known: Mapping[str, Amount]) -> Ways:
        ways = self._all
        for fact, yes in zip(self.facts, self._yes, strict=True):
            if fact.id in known:
                ways &= yes if known[fact.id] else ~yes
        return ways

    def _at(self, places: Sequence[int], values: Sequence[int]) -> Ways:
        return self._with({self.facts[place].id: Fraction(value) for place, value in zip(places, values, strict=True)})

    @cached_property
    def _made(self) -> dict[Pattern, Ways]:
        """The ways that make each pattern."""
        found: dict[Pattern, Ways] = {(): self._all}
        for test in self.tests:
            weights = _weights(test)
            ways = self._where(
                constraint([weights.get(fact.id, Fraction(0)) for fact in self.facts], test.op, test.than)
            )
            found = {
                (*pattern, truth): both
                for pattern, so_far in found.items()
                for truth, both in ((True, so_far & ways), (False, so_far & ~ways))
                if both
            }
        return found

    @cached_property
    def _places(self) -> dict[Constraint, Ways]:
        return {}

    def _where(self, row: Constraint) -> Ways:
        """Where a row holds."""
        if row not in self._places:
            weights, most, strict = row
            spend(1 << len(weights) >> 6)
            bits = ["1" if total <= most - strict else "0" for total in _sums(weights)]
            self._places[row] = int("".join(reversed(bits)), 2)
        return self._places[row]

    def _spent(self, prices: Mapping[str, Price]) -> list[int]:
        """What each way costs, the parts of its price one after another in a single number."""
        costs = [0] * len(self.facts)
        for part in zip(*(prices.get(fact.id, FREE) for fact in self.facts), strict=True):
            unit = lcm(*(Fraction(amount).denominator for amount in part))
            whole = [int(amount * unit) for amount in part]
            width = sum(whole).bit_length()
            costs = [(cost << width) + amount for cost, amount in zip(costs, whole, strict=True)]
        return _sums(costs)

    def _answers(self, place: int, known: Mapping[str, Amount]) -> dict[str, Amount]:
        last = len(self.facts) - 1
        return {
            fact.id: Fraction(place >> last - index & 1)
            for index, fact in enumerate(self.facts)
            if fact.id not in known
        }


def _sums(weights: Sequence[int]) -> list[int]:
    """What the weights come to in every way."""
    totals = [0]
    for weight in reversed(weights):
        totals += [total + weight for total in totals]
    return totals


def _first(ways: Ways) -> int:
    return (ways & -ways).bit_length() - 1


def _each(ways: Ways) -> Iterator[int]:
    return (place for place, bit in enumerate(reversed(f"{ways:b}")) if bit == "1")
