"""The two sides of a test: amounts of its facts where it just holds and where it just does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from checker.engine.amounts.inequalities import Constraint, constraint, solve
from checker.engine.limits import all_limits
from checker.engine.patterns import constraints_of, states
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test

STEP = Fraction(1, 100)
"""How near the two sides stand where numbers are not whole: a hundredth of the unit."""

FEW = 4
"""Facts of one sum that may all differ between its two sides."""

Amounts = dict[str, Amount]
Matters = Callable[[int, int], bool]
"""Whether it decides a case that a test holds in the first of two patterns and fails in the second."""


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


def sides(variable: Variable, test: Test, matters: Matters) -> Iterator[Sides]:
    """Every way in which two patterns of the variable that matter stand at the two sides of one of its tests: at the
    threshold, else anywhere, else with "not yet" on one side and a day on the other.
    """
    if test.kind == "options":
        yield from _options(variable, test, matters)
        return
    place = variable.tests.index(test)
    apart = [index for index, other in enumerate(variable.tests) if not set(other.facts) & set(test.facts)]
    pairs = [
        (holds, fails)
        for holds, one in enumerate(variable.patterns)
        for fails, other in enumerate(variable.patterns)
        if one[place] and not other[place] and all(one[index] is other[index] for index in apart)
    ]
    pairs = [pair for pair in pairs if matters(*pair)]
    for search in (_at_threshold, _not_yet):
        for holds, fails in pairs:
            found = search(_Pair(variable, test, holds, fails))
            if found:
                yield Sides(holds, fails, *found)


def _options(variable: Variable, test: Test, matters: Matters) -> Iterator[Sides]:
    name = test.facts[0]
    others = [option for option in variable.facts[0].options if option not in test.options]
    for option in test.options:
        for other in others:
            (holds,), (fails,) = variable.patterns_for({name: option}), variable.patterns_for({name: other})
            if matters(holds, fails):
                yield Sides(holds, fails, {name: option}, {name: other}, option)


Points = tuple[Amounts, Amounts]


@dataclass(frozen=True)
class _Pair:
    variable: Variable
    test: Test
    holds: int
    fails: int

    def points(self, one: Amounts, other: Amounts, moving: Sequence[str], near: _Nearness | None) -> Points | None:
        """A point of each pattern, with the states ``one`` and ``other`` of its facts, that differ only in those states
        and in the facts that are ``moving``.
        """
        facts = self.variable.facts
        first = {fact.id: index for index, fact in enumerate(fact for fact in facts if fact.id not in one)}
        second = {fact.id: first[fact.id] for fact in facts if fact.id in first and fact.id not in (*other, *moving)}
        for fact in facts:
            if fact.id not in other and fact.id not in second:
                second[fact.id] = len({*first.values(), *second.values()})
        if self.variable.credits:
            size = len({*first.values(), *second.values()})
            one_pattern, other_pattern = (self.variable.patterns[index] for index in (self.holds, self.fails))
            rows = near(first, second, size) if near else []
            return self.variable.credits.pair(one_pattern, other_pattern, moving, rows)
        unknown = {
            index: fact for place in (second, first) for fact in facts if (index := place.get(fact.id)) is not None
        }
        rows = [
            row
            for index, known, place in ((self.holds, one, first), (self.fails, other, second))
            for row in self._rows(index, known, place, len(unknown))
        ]
        if near:
            rows += near(first, second, len(unknown))
        if any(not any(weights) and (most < 0 or (most == 0 and strict)) for weights, most, strict in rows):
            return None
        whole = [unknown[index].whole or unknown[index].kind != "number" for index in range(len(unknown))]
        point = solve(rows, whole)
        if point is None:
            return None
        return (
            one | {name: point[index] for name, index in first.items()},
            other | {name: point[index] for name, index in second.items()},
        )

    def _rows(self, index: int, known: Amounts, place: Mapping[str, int], size: int) -> Iterator[Constraint]:
        free = [fact for fact in self.variable.facts if fact.id not in known]
        rows = constraints_of(self.variable.tests, self.variable.patterns[index], known, free)
        if rows is None:
            yield (0,) * size, -1, False
            return
        for weights, most, strict in [*rows, *all_limits(free, answerable=True)]:
            wide = [0] * size
            for fact, weight in zip(free, weights, strict=True):
                wide[place[fact.id]] = weight
            yield tuple(wide), most, strict


_Nearness = Callable[[Mapping[str, int], Mapping[str, int], int], list[Constraint]]


def _at_threshold(pair: _Pair) -> Points | None:
    """Points next to each other at the test's threshold, failing that, any; of many facts only one differs, or two."""
    if pair.test.kind == "not_yet":
        return None
    own = [fact for fact in pair.variable.facts if fact.id in pair.test.facts]
    movings = [tuple(own)] if len(own) <= FEW else [some for size in (1, 2) for some in combinations(own, size)]
    for known in states(pair.variable.facts, {}):
        if known.keys() & set(pair.test.facts):
            continue
        for how in range(4):
            for moving in movings:
                near = _nearness(pair.test, moving, how)
                found = pair.points(known, known, [fact.id for fact in moving], near)
                if found:
                    return found
    return None


def _nearness(test: Test, moving: Sequence[Fact], how: int) -> _Nearness | None:
    """Rows for how near the points stand: one at the threshold and one a step beyond, or one at the threshold and one
    within a step, or both within a step, or (None) anywhere.
    """
    weight_of = dict(zip(test.facts, test.weights or (Fraction(1),), strict=True))
    whole = all(fact.whole or fact.kind != "number" for fact in moving)
    step = min(abs(weight_of[fact.id]) for fact in moving) if whole else STEP
    closed, down = "=" in test.op or test.kind == "clock", test.op.startswith(">")

    def near(first: Mapping[str, int], second: Mapping[str, int], size: int) -> list[Constraint]:
        at, apart = [Fraction(0)] * size, [Fraction(0)] * size
        for name, weight in weight_of.items():
            at[(first if closed else second)[name]] += weight
            apart[first[name]] += weight
            apart[second[name]] -= weight
        rows = [constraint(apart, "<=", step), constraint(apart, ">=", -step)]
        if how < 2:
            rows += [constraint(at, "<=", test.than), constraint(at, ">=", test.than)]
        if how < 1:
            rows.append(constraint(apart, ">=", step) if down else constraint(apart, "<=", -step))
        return rows

    return near if how < 3 else None


def _not_yet(pair: _Pair) -> Points | None:
    """Points of which one has "not yet" where the other has a day, alike in the test's other facts if that can be."""
    own = set(pair.test.facts)
    if all(fact.kind != "day" for fact in pair.variable.facts if fact.id in own):
        return None
    for moving in ((), tuple(own)):
        for one, other in product(states(pair.variable.facts, {}), repeat=2):
            differ = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
            found = pair.points(one, other, moving, None) if differ and differ <= own else None
            if found:
                return found
    return None
