"""The smallest set of a person's answers that alone forces the verdict.

To leave out an answer is to let every value of its variable through. The answers that are kept must cut every path to
a node that would mean another verdict: a smallest cut, found by A* over the sets of nodes that are reached level by
level. What a single node needs, by dynamic programming, tells how many answers each set needs at least.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from functools import cached_property
from itertools import count, product
from math import inf

from checker.case.case import Case
from checker.case.status import status
from checker.case.sufficient import Choice, choices, prefixes, sets_of
from checker.engine.diagram import NO, YES, Node
from checker.engine.effort import spend


def because(case: Case) -> list[str]:
    """Fact ids in asking order, no fewer of which would give the status; empty while it is unsettled."""
    target = status(case.period, case.remaining)
    if target == "unsettled":
        return []
    cut = _Cut(case, target, {})
    names = cut.smallest()
    if cut.partly:
        names = _without_needless(case, target, names)
        names = _fewer(case, target, cut.partly, len(names)) or names
    return [name for name in case.period.order if name in names]


def _without_needless(case: Case, target: str, names: frozenset[str]) -> frozenset[str]:
    """The answers without those that the others do not need, looked at one after another."""
    for name in case.period.order:
        if name in names and _are_enough(case, target, names - {name}):
            names -= {name}
    return names


def _fewer(case: Case, target: str, levels: Collection[int], than: int) -> frozenset[str] | None:
    """The fewest answers that do, where there are fewer, and not every set of answers at these levels was looked at."""
    answered = frozenset(name for amounts in case.amounts for name in amounts)
    needed = {
        level: [name for name in case.amounts[level] if not _are_enough(case, target, answered - {name})]
        for level in levels
    }
    for most in range(sum(map(len, needed.values())), than):
        found: dict[int, list[Choice]] = {}
        for level, names in needed.items():
            variable, amounts = case.period.variables[level], case.amounts[level]
            sets = sets_of(variable, amounts, names, most)
            if sets is None:
                return None
            found[level] = choices(variable, amounts, sets)
        fewer = _Cut(case, target, found).smallest_within(most)
        if fewer is not None:
            return fewer
    return None


def _are_enough(case: Case, target: str, names: Collection[str]) -> bool:
    """Whether these answers alone do."""
    remaining = {
        level: case.period.variables[level].patterns_for({name: amounts[name] for name in amounts if name in names})
        for level, amounts in enumerate(case.amounts)
    }
    return status(case.period, remaining) == target


class _Cut:
    def __init__(self, case: Case, target: str, choices: dict[int, list[Choice]]) -> None:
        self.case, self.target = case, target
        self.diagram, self.root = case.period.outcome
        self.partly: set[int] = set()
        """The levels where not every set of answers was looked at."""
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
                spend(len(nodes) * len(choice.patterns))
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
            sets = sets_of(variable, amounts)
            if sets is None:
                self.partly.add(level)
                sets = prefixes(variable, amounts)
            self._choices[level] = choices(variable, amounts, sets)
        return self._choices[level]
