"""The smallest set of a person's answers that alone forces the verdict.

To leave out an answer is to let every value of its variable through. The answers that are kept must cut every path to
a node that would mean another verdict: a smallest cut, found by A* over the sets of nodes that are reached level by
level. What a single node needs, by dynamic programming, tells how many answers each set needs at least.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import combinations, count, product
from math import inf

from checker.case.case import Case
from checker.case.status import status
from checker.engine.diagram import NO, YES, Node
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount

MOST_APART = 6
"""Answers to one sum up to which every set of those that other tests name too is looked at at once. Where there are
more, a sufficient set is found first, and then a smaller one is looked for that holds all that cannot be left out."""
MOST_SETS = 300
"""Sets of answers to one sum that are looked at for that. Past it the reasons are enough, and perhaps not the fewest;
no rule with fewer than 9 facts in a sum came near it."""


@frozen
class Choice:
    """Some answers to the facts of one variable, and the patterns that they leave."""

    names: tuple[str, ...]
    patterns: frozenset[int]


def because(case: Case) -> list[str]:
    """Fact ids in asking order, no fewer of which would give the status; empty while it is unsettled."""
    target = status(case.period, case.remaining)
    if target == "unsettled":
        return []
    names = _Cut(case, target, {}).smallest()
    names = _fewer(case, target, len(names)) or names
    return [name for name in case.period.order if name in names]


def _fewer(case: Case, target: str, than: int) -> frozenset[str] | None:
    """The fewest answers that do, where there are fewer and not every set of answers to a sum was looked at."""
    needed = {
        level: {name for name in amounts if not _is_enough(case, target, level, amounts.keys() - {name})}
        for level, amounts in enumerate(case.amounts)
        if len(amounts) > MOST_APART and _apart(case.period.variables[level], amounts)
    }
    for most in range(sum(map(len, needed.values())), than if needed else 0):
        found: dict[int, list[Choice]] = {}
        for level, names in needed.items():
            variable, amounts = case.period.variables[level], case.amounts[level]
            sets = _sets(variable, amounts, len(amounts), names, most)
            if len(sets) > MOST_SETS:
                return None
            found[level] = choices(variable, amounts, sets)
        fewer = _Cut(case, target, found).smallest_within(most)
        if fewer is not None:
            return fewer
    return None


def _is_enough(case: Case, target: str, level: int, names: Collection[str]) -> bool:
    """Whether these answers at a level do, with all answers at the others."""
    amounts = {name: case.amounts[level][name] for name in names}
    remaining = {**case.remaining, level: case.period.variables[level].patterns_for(amounts)}
    return status(case.period, remaining) == target


class _Cut:
    def __init__(self, case: Case, target: str, choices: dict[int, list[Choice]]) -> None:
        self.case, self.target = case, target
        self.diagram, self.root = case.period.outcome
        self._choices = choices
        self._least: dict[Node, float] = {}

    def smallest(self) -> frozenset[str]:
        """The answers of a smallest cut."""
        names = self.smallest_within(len(self.case.answers))
        if names is None:
            raise ValueError(self.target)
        return names

    def smallest_within(self, most: int) -> frozenset[str] | None:
        """The same, or None where it takes more answers than so many."""
        ticket = count()
        heap = [(self._least_of(self.root), 0, next(ticket), frozenset([self.root]), frozenset[str]())]
        seen = set()
        while heap:
            _, _, _, nodes, names = heapq.heappop(heap)
            level = min(map(self.diagram.level, nodes))
            if level >= self.case.period.readings.start:
                return names
            if nodes in seen:
                continue
            seen.add(nodes)
            for choice in self._choices_at(level):
                after = frozenset(self.diagram.child(node, level, value) for node in nodes for value in choice.patterns)
                further = names.union(choice.names)
                least = len(further) + max(map(self._least_of, after))
                if least <= most:
                    heapq.heappush(heap, (least, -level, next(ticket), after, further))
        return None

    def _least_of(self, node: Node) -> float:
        """How many answers it takes at least to keep away from another verdict below the node."""
        if node not in self._least:
            level = self.diagram.level(node)
            if level >= self.case.period.readings.start:
                self._least[node] = 0 if self._is_good(node) else inf
            else:
                self._least[node] = min(
                    (
                        len(choice.names)
                        + max(self._least_of(self.diagram.child(node, level, value)) for value in choice.patterns)
                        for choice in self._choices_at(level)
                    ),
                    default=inf,
                )
        return self._least[node]

    def _is_good(self, node: Node) -> bool:
        """Whether all that is left to readings and decisions is as the verdict has it."""
        truths = self._truths(node)
        if self.target == "met":
            return set(truths) == {YES}
        if self.target == "met_with_duty":
            return NO not in truths
        if self.target == "not_met":
            return set(truths) == {NO}
        return [end != NO for end in truths] == self._pattern

    @cached_property
    def _pattern(self) -> list[bool]:
        """Under which readings and decisions it is a yes: alike wherever the answers leave it, as it is settled."""
        answered = self.diagram.frontier(self.root, self.case.period.readings.start, self.case.remaining)
        return [end != NO for end in self._truths(next(iter(answered)))]

    def _truths(self, node: Node) -> list[Node]:
        """Where the node ends under every reading and decision."""
        levels = range(self.case.period.readings.start, len(self.case.period.variables))
        ends = []
        for values in product(*(range(self.case.period.sizes[level]) for level in levels)):
            end = node
            for level, value in zip(levels, values, strict=True):
                end = self.diagram.child(end, level, value)
            ends.append(end)
        return ends

    def _choices_at(self, level: int) -> list[Choice]:
        if level not in self._choices:
            variable, amounts = self.case.period.variables[level], self.case.amounts[level]
            self._choices[level] = choices(variable, amounts, _sets(variable, amounts, MOST_APART))
        return self._choices[level]


def choices(variable: Variable, amounts: Mapping[str, Amount], sets: Iterable[tuple[str, ...]]) -> list[Choice]:
    """These sets of answers, from the smallest up, without those that leave as much as a smaller one."""
    found: list[Choice] = []
    for some in sorted(sets, key=len):
        patterns = variable.patterns_for({name: amounts[name] for name in some})
        if not any(choice.patterns <= patterns for choice in found):
            found.append(Choice(some, patterns))
    return found


def _sets(
    variable: Variable,
    amounts: Mapping[str, Amount],
    most_apart: int,
    needed: Collection[str] = (),
    most: int | None = None,
) -> list[tuple[str, ...]]:
    """Every set of answers that has those needed, and at most so many; but of those that stand in a single sum and no
    other test only so many that do most for it, to make it more or to make it less: no others of that number could do
    better. Where there are more than ``most_apart``, the same of all, which is no longer every set that could do.
    """
    names = [fact.id for fact in variable.facts if fact.id in amounts]
    apart = names
    if _is_one_sum(variable):
        apart = _apart(variable, amounts) if len(names) <= most_apart else []
    plain = [name for name in names if name not in apart]
    weights = [test for test in variable.tests if len(test.facts) > 1][:1]
    weight_of = dict(zip(weights[0].facts, weights[0].weights, strict=True)) if plain else {}
    orders = [
        sorted(plain, key=lambda name: _gain(variable.fact(name), weight_of[name], amounts[name], up=up), reverse=True)
        for up in (True, False)
    ]
    rest = [name for name in apart if name not in needed]
    found = [
        (*(name for name in apart if name in needed), *some, *order[:size])
        for order in (orders if plain else [[]])
        for count in range(len(rest) + 1)
        for some in combinations(rest, count)
        for size in range(len(plain) + 1)
    ]
    return [some for some in found if (most is None or len(some) <= most) and set(needed) <= set(some)]


def _is_one_sum(variable: Variable) -> bool:
    """Whether all its tests on several facts are about the same sum."""
    return len({(test.facts, test.weights) for test in variable.tests if len(test.facts) > 1}) == 1


def _apart(variable: Variable, amounts: Mapping[str, Amount]) -> list[str]:
    """Where all its sums are one, the answers that a test of their own names too."""
    lone = {name for test in variable.tests if len(test.facts) == 1 for name in test.facts}
    return [fact.id for fact in variable.facts if fact.id in amounts and fact.id in lone and _is_one_sum(variable)]


def _gain(fact: Fact, weight: Fraction, amount: Amount, *, up: bool) -> tuple[bool, Fraction]:
    """How much an answer raises the least that a sum can be, or (not ``up``) lowers the most; what has no end first."""
    value = amount if isinstance(amount, Fraction) else Fraction(0)
    if up is (weight > 0):
        return False, abs(weight) * value
    return (False, abs(weight) * (1 - value)) if fact.kind == "yes_no" else (True, Fraction(0))
