"""The smallest set of a person's answers that alone forces the verdict.

To leave out an answer is to let every value of its variable through. The answers that are kept must cut every path to
a node that would mean another verdict: a smallest cut, found by A* over the sets of nodes that are reached level by
level. What a single node needs, by dynamic programming, tells how many answers each set needs at least.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
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
"""Answers to one sum up to which every set of those that other tests name too is looked at."""


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
    names = _Cut(case, target).smallest()
    return [name for name in case.period.order if name in names]


class _Cut:
    def __init__(self, case: Case, target: str) -> None:
        self.case, self.target = case, target
        self.diagram, self.root = case.period.outcome
        self._choices: dict[int, list[Choice]] = {}
        self._least: dict[Node, float] = {}

    def smallest(self) -> frozenset[str]:
        """The answers of a smallest cut."""
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
                if least < inf:
                    heapq.heappush(heap, (least, -level, next(ticket), after, further))
        raise ValueError(self.target)

    def _least_of(self, node: Node) -> float:
        """How many answers it takes at least to keep away from another verdict below the node."""
        if node not in self._least:
            level = self.diagram.level(node)
            if level >= self.case.period.readings.start:
                self._least[node] = 0 if self._is_good(node) else inf
            else:
                self._least[node] = min(
                    len(choice.names)
                    + max(self._least_of(self.diagram.child(node, level, value)) for value in choice.patterns)
                    for choice in self._choices_at(level)
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
            self._choices[level] = choices(variable, amounts)
        return self._choices[level]


def choices(variable: Variable, amounts: Mapping[str, Amount]) -> list[Choice]:
    """Sets of answers to look at, from none up, none of which leaves as much as a smaller one."""
    found: list[Choice] = []
    for some in sorted(_sets(variable, amounts), key=len):
        patterns = variable.patterns_for({name: amounts[name] for name in some})
        if not any(choice.patterns <= patterns for choice in found):
            found.append(Choice(some, patterns))
    return found


def _sets(variable: Variable, amounts: Mapping[str, Amount]) -> list[tuple[str, ...]]:
    """Every set of answers, but of those that stand in a single sum and no other test only so many that do most for it,
    to make it more or to make it less: no others of that number could do better.
    """
    names = [fact.id for fact in variable.facts if fact.id in amounts]
    sums = [test for test in variable.tests if len(test.facts) > 1]
    lone = {name for test in variable.tests if len(test.facts) == 1 for name in test.facts}
    alike = len({(test.facts, test.weights) for test in sums}) == 1
    plain = [name for name in names if alike and (name not in lone or len(names) > MOST_APART)]
    if (len(plain) < 2 and len(names) <= MOST_APART) or not sums:
        plain = []
    weight_of = dict(zip(sums[0].facts, sums[0].weights, strict=True)) if plain else {}
    orders = [
        sorted(plain, key=lambda name: _gain(variable.fact(name), weight_of[name], amounts[name], up=up), reverse=True)
        for up in (True, False)
    ]
    apart = [name for name in names if name not in plain]
    return [
        (*some, *order[:size])
        for order in (orders if plain else [[]])
        for count in range(len(apart) + 1)
        for some in combinations(apart, count)
        for size in range(len(plain) + 1)
    ]


def _gain(fact: Fact, weight: Fraction, amount: Amount, *, up: bool) -> tuple[bool, Fraction]:
    """How much an answer raises the least that a sum can be, or (not ``up``) lowers the most; what has no end first."""
    value = amount if isinstance(amount, Fraction) else Fraction(0)
    if up is (weight > 0):
        return False, abs(weight) * value
    return (False, abs(weight) * (1 - value)) if fact.kind == "yes_no" else (True, Fraction(0))
