"""The nearest ways to yes: how long to wait, what to change and what open answers would have to be.

A* through the levels of the diagram with an exact heuristic: the cheapest completion from every node, by dynamic
programming. The first way found is therefore the nearest, and takes no more steps than there are levels.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count, product
from typing import Any

from checker.case.case import Case
from checker.engine.diagram import NO, Node
from checker.engine.variables import Variable
from checker.facts.frozen import frozen
from checker.facts.tests import Amount
from checker.rulebook.rulebook import Goal, Period
from checker.ways.cost import FREE, Cost, cost_of, is_known
from checker.ways.moves import Move, moves
from checker.ways.waiting import Answers, case_after, turning_days

MOST_WAYS = 3
MOST_ENDS = 200
"""Ends of one search before it stops: many are a way already found, with steps that it does not need."""


@frozen
class Way:
    """One way to yes: a wait in days, new amounts of given facts, amounts of open ones, and what they cost."""

    wait: int
    changes: tuple[tuple[str, Amount], ...]
    opens: tuple[tuple[str, Amount], ...]
    cost: Cost
    unknown: bool
    """Whether some change costs we do not know what."""
    unconditional: bool
    """Whether it leads to yes whatever others decide."""
    case: Case

    @property
    def rank(self) -> tuple[Any, ...]:
        """The order of ways: known costs first, then waiting, hours, dollars, changes, open answers."""
        days, *rest = self.cost
        return self.unknown, self.wait + days, *rest, self.wait

    @property
    def steps(self) -> frozenset[tuple[str, Amount]]:
        """All that it asks besides waiting."""
        return frozenset((*self.changes, *self.opens))


def nearest(goal: Goal, answers: Answers, as_of: date) -> list[Way]:
    """At most three ways, the nearest first; none of them asks for more than another. Ways that wait on others'
    decisions are there only where no other is. Chained goals are part of the rule, so what two goals need counts once.
    """
    waits = [0, *turning_days(goal, answers, as_of, chained=True)]
    cases = {days: case_after(goal, answers, as_of, days, chained=True) for days in waits}
    facts = [fact for case in cases.values() for variable in case.period.variables for fact in variable.facts]
    kinds = (False, True) if any(fact.get == {} for fact in facts) else (False,)
    for unconditional in (True, False):
        found: list[Way] = []
        for unknown in kinds:
            for days, case in cases.items():
                if len(found) == MOST_WAYS and (unknown, days) > found[-1].rank[:2]:
                    break  # whatever comes after takes longer
                found = _chosen([*found, *_Search(case, days, unconditional, unknown=unknown).ways()])
            if len(found) == MOST_WAYS:
                break
        if found:
            return found
    return []


def _chosen(found: list[Way]) -> list[Way]:
    chosen: list[Way] = []
    for way in sorted(found, key=lambda way: way.rank):
        if not any(way.wait >= other.wait and way.steps >= other.steps for other in chosen):
            chosen.append(way)
    return chosen[:MOST_WAYS]


class _Search:
    """The ways after one wait, best first."""

    def __init__(self, case: Case, wait: int, unconditional: bool, *, unknown: bool) -> None:
        self.case, self.wait, self.unconditional, self.unknown = case, wait, unconditional, unknown
        self.diagram, self.root = case.period.outcome
        self._ahead: dict[Node, Cost | None] = {}
        self._moves: dict[tuple[int, int], list[Move]] = {}

    def ways(self) -> list[Way]:
        """At most three, each without a step that it could leave out."""
        found: list[Way] = []
        for done in self._found():
            steps = {step for move in done for step in (*move.changes, *move.opens)}
            if not any(steps >= way.steps for way in found):
                found.append(self._trimmed(done))
            if sum(way.unknown == self.unknown for way in found) == MOST_WAYS:
                break
        return [way for way in found if way.unknown == self.unknown]

    def _found(self) -> Iterator[tuple[Move, ...]]:
        ticket = count()
        heap: list[tuple[Cost, int, int, Cost, Node, tuple[Move, ...]]] = []

        def push(node: Node, spent: Cost, done: tuple[Move, ...]) -> None:
            ahead = self._cost_ahead(node)
            if ahead is not None:  # of two that cost the same, the one that has come further
                heapq.heappush(heap, (spent + ahead, -self.diagram.level(node), next(ticket), spent, node, done))

        push(self.root, FREE, ())
        ends = 0
        while heap and ends < MOST_ENDS:
            *_, spent, node, done = heapq.heappop(heap)
            if self._is_answered(node):
                ends += 1
                yield done
            else:
                for move, child in self._steps(node):
                    push(child, spent + move.cost, (*done, move))

    def _cost_ahead(self, node: Node) -> Cost | None:
        """The least that is still to be paid from here, or None where no way leads on."""
        if node not in self._ahead:
            if self._is_answered(node):
                self._ahead[node] = FREE if holds(self.case.period, frozenset([node]), self.unconditional) else None
            else:
                further = ((move, self._cost_ahead(child)) for move, child in self._steps(node))
                self._ahead[node] = min(
                    (move.cost + ahead for move, ahead in further if ahead is not None), default=None
                )
        return self._ahead[node]

    def _is_answered(self, node: Node) -> bool:
        """Whether nothing that a person answers matters here any more."""
        return self.diagram.level(node) >= self.case.period.readings.start

    def _steps(self, node: Node) -> Iterator[tuple[Move, Node]]:
        level, children = self.diagram.nodes[node]
        found = (
            move for pattern, child in enumerate(children) if child != NO for move in self._moves_to(level, pattern)
        )
        seen = set()
        for move in sorted(found, key=lambda move: move.cost):
            alike = children[move.pattern], move.names
            if alike not in seen:  # another amount that leads no further is the same step
                seen.add(alike)
                yield move, children[move.pattern]

    def _moves_to(self, level: int, pattern: int) -> list[Move]:
        if (level, pattern) not in self._moves:
            variable, amounts = self.case.period.variables[level], self.case.amounts[level]
            remaining = self.case.remaining[level]
            self._moves[level, pattern] = moves(variable, pattern, amounts, remaining, unknown=self.unknown)
        return self._moves[level, pattern]

    def _trimmed(self, done: tuple[Move, ...]) -> Way:
        """The way that these moves make, without any step that it does not need, at the price of those that it does."""
        changes = dict(step for move in done for step in move.changes)
        opens = dict(step for move in done for step in move.opens)
        before = -1
        while before != len(changes) + len(opens):
            before = len(changes) + len(opens)
            for steps in (opens, changes):
                for name in list(steps):
                    amount = steps.pop(name)
                    if not self._works({**changes, **opens}):
                        steps[name] = amount
        cost, unknown = Cost(opens=len(opens)), False
        for name, amount in changes.items():
            fact = self.case.fact(name)
            cost += cost_of(fact, self.case.amounts[self.case.level_of[name]][name], amount)
            unknown = unknown or not is_known(fact)
        return Way(self.wait, (*changes.items(),), (*opens.items(),), cost, unknown, self.unconditional, self.case)

    def _works(self, new: Mapping[str, Amount]) -> bool:
        ends = self.diagram.frontier(self.root, self.case.period.readings.start, remaining_after(self.case, new))
        return holds(self.case.period, ends, self.unconditional)


def remaining_after(case: Case, new: Mapping[str, Amount]) -> dict[int, frozenset[int]]:
    """The patterns remaining at each level once these facts have these amounts."""
    remaining = dict(case.remaining)
    for level in {case.level_of[name] for name in new}:
        variable: Variable = case.period.variables[level]
        renewed = {fact.id: new[fact.id] for fact in variable.facts if fact.id in new}
        remaining[level] = variable.patterns_for(case.amounts[level] | renewed)
    return remaining


def holds(period: Period, nodes: frozenset[Node], unconditional: bool) -> bool:
    """Whether all these nodes come to yes under every reading, and every decision or (not ``unconditional``) some."""
    diagram, _ = period.outcome
    for level in period.readings:
        nodes = frozenset(diagram.child(node, level, value) for node in nodes for value in range(period.sizes[level]))
    for values in product(*(range(period.sizes[level]) for level in period.decisions)):
        ends = nodes
        for level, value in zip(period.decisions, values, strict=True):
            ends = frozenset(diagram.child(node, level, value) for node in ends)
        if (NO in ends) == unconditional:
            return not unconditional
    return unconditional
