"""Which sets of a person's answers to the facts of one variable could be the fewest that settle something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount

Names = tuple[str, ...]

MOST_SETS = 500
MOST_SETS_OF_SEVERAL = 200
"""Sets of answers to the facts of one variable that are looked at, of one sum or of several. Where there could be
more, a sufficient set is found first, and then a smaller one is looked for that holds all that cannot be left out; past
as many sets of those the reasons are enough, and perhaps not the fewest."""


@frozen
class Choice:
    """Some answers to the facts of one variable, and the patterns that they leave."""

    names: tuple[str, ...]
    patterns: frozenset[int]


def choices(variable: Variable, amounts: Mapping[str, Amount], sets: Iterable[tuple[str, ...]]) -> list[Choice]:
    """These sets of answers, from the smallest up, without those that leave as much as a smaller one."""
    found: list[Choice] = []
    for some in sorted(sets, key=len):
        patterns = variable.patterns_for({name: amounts[name] for name in some})
        if not any(choice.patterns <= patterns for choice in found):
            found.append(Choice(some, patterns))
    return found


def sets_of(
    variable: Variable, amounts: Mapping[str, Amount], needed: Sequence[str] = (), most: int | None = None
) -> list[Names] | None:
    """Every set of answers that has those needed, and at most so many; but of those that do alike in every sum only so
    many that do most, to make it more or to make it less: no others of that number could do better. None where there
    are too many.
    """
    most_sets = MOST_SETS if len(_sums(variable)) < 2 else MOST_SETS_OF_SEVERAL
    apart, kinds = _kinds(variable, [name for name in amounts if name not in needed])
    if 2 ** len(apart) > most_sets:
        return None
    options = [[some for size in range(len(apart) + 1) for some in combinations(apart, size)]]
    options += [_options(variable, amounts, scales) for scales in kinds]
    found: list[Names] = [tuple(needed)]
    for each in options:
        found = [(*some, *more) for some in found for more in each if most is None or len(some) + len(more) <= most]
        if len(found) > most_sets:
            return None
    return found


def _sums(variable: Variable) -> list[dict[str, Fraction]]:
    """What each fact weighs in each of the variable's sums."""
    found = {(test.facts, test.weights): None for test in variable.tests if len(test.facts) > 1}
    return [dict(zip(facts, weights, strict=True)) for facts, weights in found]


def _kinds(variable: Variable, names: Iterable[str]) -> tuple[list[str], list[dict[str, Fraction]]]:
    """The facts that a test of their own names, and days; and of the others those that do alike in every sum, each with
    how much it does there.
    """
    lone = {name for test in variable.tests if len(test.facts) == 1 for name in test.facts}
    sums, apart = _sums(variable), []
    kinds: dict[tuple[Fraction, ...], dict[str, Fraction]] = {}
    for name in names:
        if name in lone or variable.fact(name).kind == "day":
            apart.append(name)
        else:
            column = [weights.get(name, Fraction(0)) for weights in sums]
            scale = next(weight for weight in column if weight)
            kinds.setdefault(tuple(weight / scale for weight in column), {})[name] = scale
    return apart, list(kinds.values())


def _options(variable: Variable, amounts: Mapping[str, Amount], scales: Mapping[str, Fraction]) -> list[Names]:
    """Of facts that do alike, so many that make a sum more and so many that make it less."""
    up, down = (_order(variable, amounts, scales, up=up) for up in (True, False))
    names = list(scales)
    found = [tuple(order[:size]) for order in (up, down) for size in range(len(names) + 1)]
    if sum(len(test.facts) > 1 for test in variable.tests) > 1:  # both ends of a sum may matter
        ends = [
            [name for name in order if _gain(variable.fact(name), scales[name], amounts[name], up=side) > NO_GAIN]
            for order, side in ((up, True), (down, False))
        ]
        found += [
            tuple(dict.fromkeys([*ends[0][:more], *ends[1][:less]]))
            for more in range(1, len(ends[0]) + 1)
            for less in range(1, len(ends[1]) + 1)
        ]
    return list({frozenset(some): some for some in reversed(found)}.values())[::-1]


def prefixes(variable: Variable, amounts: Mapping[str, Amount]) -> list[Names]:
    """Of each sum so many answers that do most for it, and all of them."""
    orders = [
        _order(variable, amounts, {name: weights[name] for name in amounts if name in weights}, up=up)
        for weights in _sums(variable)
        for up in (True, False)
    ]
    return [*(tuple(order[:size]) for order in orders for size in range(len(order) + 1)), tuple(amounts)]


def _order(
    variable: Variable, amounts: Mapping[str, Amount], weights: Mapping[str, Fraction], *, up: bool
) -> list[str]:
    """The facts that do most for a sum first."""
    gains = {name: _gain(variable.fact(name), weight, amounts[name], up=up) for name, weight in weights.items()}
    return sorted(weights, key=lambda name: gains[name], reverse=True)


NO_GAIN = False, Fraction(0)


def _gain(fact: Fact, weight: Fraction, amount: Amount, *, up: bool) -> tuple[bool, Fraction]:
    """How much an answer raises the least that a sum can be, or (not ``up``) lowers the most; what has no end first."""
    value = amount if isinstance(amount, Fraction) else Fraction(0)
    if up is (weight > 0):
        return False, abs(weight) * value
    return (False, abs(weight) * (1 - value)) if fact.kind == "yes_no" else (True, Fraction(0))
