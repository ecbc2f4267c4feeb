"""The two sides of a test: amounts of its facts where it just holds and where it just does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checker.engine.inequalities import Constraint, constraint, solve
from checker.engine.patterns import all_limits, cases, constraints_of
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test

STEP = Fraction(1, 100)
"""How near the two sides stand where numbers are not whole: a hundredth of the unit."""

Amounts = dict[str, Amount]


@dataclass(frozen=True)
class Sides:
    """One pattern and one point on each side of a test, alike in every fact that the test does not name.

    ``about`` names the option that a line of the proof sheet speaks of, where the test is on a choice.
    """

    holds: int
    fails: int
    holding: Amounts
    failing: Amounts
    about: str | None = None


def sides(variable: Variable, test: Test) -> Iterator[Sides]:
    """Every way in which the variable's patterns can stand at the two sides of one of its tests."""
    if test.kind == "options":
        yield from _options(variable, test)
    elif test.kind == "not_yet":
        yield from _not_yet(variable, test)
    else:
        place = variable.tests.index(test)
        for holds, one in enumerate(variable.patterns):
            for fails, other in enumerate(variable.patterns):
                if one[place] and not other[place]:
                    found = _near(variable, test, holds, fails)
                    if found:
                        yield Sides(holds, fails, *found)


def _options(variable: Variable, test: Test) -> Iterator[Sides]:
    name = test.facts[0]
    others = [option for option in variable.facts[0].options if option not in test.options]
    for option in test.options:
        for other in others:
            (holds,), (fails,) = variable.patterns_for({name: option}), variable.patterns_for({name: other})
            yield Sides(holds, fails, {name: option}, {name: other}, option)


def _not_yet(variable: Variable, test: Test) -> Iterator[Sides]:
    name = test.facts[0]
    if len(variable.facts) > 1:
        return
    (holds,) = variable.patterns_for({name: "not_yet"})
    for fails in sorted(variable.patterns_for({}) - {holds}):
        point = variable.point(fails, {}, {}, {})
        if point is not None:
            yield Sides(holds, fails, {name: "not_yet"}, point)


def _near(variable: Variable, test: Test, holds: int, fails: int) -> tuple[Amounts, Amounts] | None:
    """Points of two patterns that differ only in the test's facts and stand next to each other at its threshold."""
    for known in cases(variable.facts, {}):
        free = [fact for fact in variable.facts if fact.id not in known]
        own = [position for position, fact in enumerate(free) if fact.id in test.facts]
        one = constraints_of(variable.tests, variable.patterns[holds], known, free)
        other = constraints_of(variable.tests, variable.patterns[fails], known, free)
        if one is None or other is None or len(own) < len(test.facts):
            continue
        twins = _Twins(free, own, test)
        rows = [twins.first(each) for each in one + all_limits(free, answerable=True)]
        rows += [twins.second(each) for each in other + all_limits(free, answerable=True)]
        for nearness in twins.nearness():
            point = solve([*rows, *nearness], twins.whole)
            if point is not None:
                first = {fact.id: value for fact, value in zip(free, point, strict=False)}
                second = first | {free[position].id: point[twin] for position, twin in twins.place.items()}
                return {**known, **first}, {**known, **second}
    return None


class _Twins:
    """The unknowns of two points: the free facts of the first, then those of them that the test names once more."""

    def __init__(self, free: list[Fact], own: list[int], test: Test) -> None:
        self.place = {position: len(free) + twin for twin, position in enumerate(own)}
        self.whole = [fact.whole or fact.kind != "number" for fact in [*free, *(free[position] for position in own)]]
        self._test = test
        weights = dict(zip(test.facts, test.weights or (Fraction(1),), strict=True))
        self._weights = {position: weights[free[position].id] for position in own}
        self._step = min(map(abs, self._weights.values())) if all(self.whole[each] for each in own) else STEP

    def first(self, inequality: Constraint) -> Constraint:
        """A row about the first point."""
        weights, most, strict = inequality
        return (*weights, *[0] * len(self.place)), most, strict

    def second(self, inequality: Constraint) -> Constraint:
        """A row about the second point."""
        weights, most, strict = inequality
        wide = [0] * len(self.whole)
        for position, weight in enumerate(weights):
            wide[self.place.get(position, position)] += weight
        return tuple(wide), most, strict

    def nearness(self) -> Iterator[list[Constraint]]:
        """Rows for how near the points stand: one at the threshold and one a step beyond, or else within a step."""
        closed = "=" in self._test.op or self._test.kind == "clock"
        at = self._total(first=closed, second=not closed)
        down = self._test.op.startswith(">")
        apart = self._total(first=True, second=True)
        within = [constraint(apart, "<=", self._step), constraint(apart, ">=", -self._step)]
        exact = [constraint(at, "<=", self._test.than), constraint(at, ">=", self._test.than)]
        step = constraint(apart, ">=", self._step) if down else constraint(apart, "<=", -self._step)
        yield [*within, *exact, step]
        yield [*within, *exact]
        yield within

    def _total(self, *, first: bool, second: bool) -> list[Fraction]:
        """The weights of the first point's sum, of the second's, or of the first's less the second's."""
        total = [Fraction(0)] * len(self.whole)
        for position, weight in self._weights.items():
            total[position] = weight if first else Fraction(0)
            total[self.place[position]] = (-weight if first else weight) if second else Fraction(0)
        return total
