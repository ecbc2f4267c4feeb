"""The nearest ways to yes: how long to wait, what to change and what open answers would have to be."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count, product
from typing import Any

from checker.case.case import Case
from checker.engine.diagram import NO, Node
from checker.facts.frozen import frozen
from checker.facts.tests import Amount
from checker.rulebook.rulebook import Goal, Period
from checker.ways.moves import FREE, Move, Price, moves, plus
from checker.ways.waiting import Answers, case_after, turning_days

MOST_WAYS = 3
MOST_TRIED = 400
"""Steps of one search for ways before it stops with those it has."""

States = frozenset[Node]
"""Where the diagram may stand, over all values that a way leaves open; all of them must come to yes."""


@frozen
class Way:
    """One way to yes: a wait in days, new amounts of given facts, amounts of open ones, and what they cost."""

    wait: int
    changes: tuple[tuple[str, Amount], ...]
    opens: tuple[tuple[str, Amount], ...]
    price: Price
    unknown: bool
    unconditional: bool
    """Whether it leads to yes whatever others decide."""
    case: Case

    @property
    def rank(self) -> tuple[Any, ...]:
        """The order of ways: known costs first, then waiting, hours, dollars, changes, open answers."""
        days, *rest = self.price
        return self.unknown, self.wait + days, *rest, self.wait

    @property
    def steps(self) -> frozenset[tuple[str, Amount]]:
        """All that it asks besides waiting."""
        return frozenset((*self.changes, *self.opens))


def nearest(goal: Goal, answers: Answers, as_of: date) -> list[Way]:
    """At most three ways, the nearest first; none of them asks for more than another. Ways that wait on others'
    decisions are given only where there is no other. Chained goals are chained, so what two goals need counts once.
    """
    cases = [
        (days, case_after(goal, answers, as_of, days, chained=True))
        for days in [0, *turning_days(goal, answers, as_of, chained=True)]
    ]
    for unconditional in (True, False):
        found: list[Way] = []
        for unknown in (False, True):
            for days, case in cases:
                found += _Search(case, days, unknown, unconditional).ways()
            if len(found) >= MOST_WAYS:
                break
        if found:
            return _chosen(found)
    return []


def _chosen(found: list[Way]) -> list[Way]:
    chosen: list[Way] = []
    for way in sorted(found, key=lambda way: way.rank):
        if not any(way.wait >= other.wait and way.steps >= other.steps for other in chosen):
            chosen.append(way)
    return chosen[:MOST_WAYS]


class _Search:
    """The ways at one moment, best first: a search through the levels with the exact price of what is still ahead."""

    def __init__(self, case: Case, wait: int, unknown: bool, unconditional: bool) -> None:
        self.case, self.wait, self.unknown, self.unconditional = case, wait, unknown, unconditional
        self.diagram, self.root = case.period.outcome
        self._ahead: dict[States, Price | None] = {}
        self._moves: dict[int, list[Move]] = {}

    def ways(self) -> list[Way]:
        """At most three, each without a step that it could leave out."""
        return [way for way in (self._trimmed(*each) for each in self._found()) if way.unknown == self.unknown][
            :MOST_WAYS
        ]

    def _found(self) -> Iterator[tuple[Move, ...]]:
        start = frozenset([self.root])
        ahead = self._price_ahead(start)
        ticket = count()
        heap: list[tuple[Price, int, Price, States, tuple[Move, ...]]] = []
        if ahead is not None:
            heap.append((ahead, next(ticket), FREE, start, ()))
        found = tried = 0
        while heap and found < MOST_WAYS and tried < MOST_TRIED:
            _, _, price, states, done = heapq.heappop(heap)
            tried += 1
            level = self._level(states)
            if level is None:
                found += 1
                yield done
                continue
            for move, states_after in self._steps(level, states):
                ahead = self._price_ahead(states_after)
                if ahead is not None:
                    spent = plus(price, move.price)
                    entry = (plus(spent, ahead), next(ticket), spent, states_after, (*done, move))
                    heapq.heappush(heap, entry)

    def _price_ahead(self, states: States) -> Price | None:
        """The least that is still to be paid from here, or None where no way leads on."""
        if states not in self._ahead:
            level = self._level(states)
            if level is None:
                self._ahead[states] = FREE if holds(self.case.period, states, self.unconditional) else None
            else:
                prices = []
                for move, after in self._steps(level, states):
                    ahead = self._price_ahead(after)
                    if ahead is not None:
                        prices.append(plus(move.price, ahead))
                self._ahead[states] = min(prices, default=None)
        return self._ahead[states]

    def _level(self, states: States) -> int | None:
        """The first level that still tells the states apart and that a person answers."""
        level = min(map(self.diagram.level, states))
        return level if level < self.case.period.readings.start else None

    def _steps(self, level: int, states: States) -> Iterator[tuple[Move, States]]:
        if level not in self._moves:
            variable = self.case.period.variables[level]
            self._moves[level] = [
                move
                for move in moves(variable, self.case.amounts[level], self.case.remaining[level])
                if self.unknown or not move.unknown
            ]
        seen = set()
        for move in self._moves[level]:
            after = frozenset(self.diagram.child(each, level, value) for each in states for value in move.remaining)
            alike = after, tuple(name for name, _ in move.changes), tuple(name for name, _ in move.opens)
            if alike not in seen:  # another amount that leads no further is the same step
                seen.add(alike)
                yield move, after

    def _trimmed(self, *done: Move) -> Way:
        """The way that these moves make, without any step that it does not need."""
        changes = dict(step for move in done for step in move.changes)
        opens = dict(step for move in done for step in move.opens)
        before = -1
        while before != len(changes) + len(opens):
            before = len(changes) + len(opens)
            for kind in (opens, changes):
                for name in list(kind):
                    kept = kind.pop(name)
                    if not self._works({**changes, **opens}):
                        kind[name] = kept
        price, unknown = FREE, False
        for move in done:
            if all(name in changes for name, _ in move.changes):
                price, unknown = plus(price, move.price), unknown or move.unknown
        price = (*price[:3], len(changes), len(opens))
        return Way(
            self.wait, tuple(changes.items()), tuple(opens.items()), price, unknown, self.unconditional, self.case
        )

    def _works(self, new: Mapping[str, Amount]) -> bool:
        remaining = remaining_after(self.case, new)
        ends = self.diagram.frontier(self.root, self.case.period.readings.start, remaining)
        return holds(self.case.period, ends, self.unconditional)


def remaining_after(case: Case, new: Mapping[str, Amount]) -> dict[int, frozenset[int]]:
    """The patterns remaining at each level once these facts have these amounts."""
    remaining = dict(case.remaining)
    for level in {case.level_of[name] for name in new}:
        variable = case.period.variables[level]
        renewed = {fact.id: new[fact.id] for fact in variable.facts if fact.id in new}
        remaining[level] = variable.patterns_for(case.amounts[level] | renewed)
    return remaining


def holds(period: Period, states: States, unconditional: bool) -> bool:
    """Whether all these states come to yes under every reading, and every decision or (not ``unconditional``) some."""
    diagram, _ = period.outcome
    ways = states
    for level in period.readings:
        ways = frozenset(diagram.child(each, level, value) for each in ways for value in range(period.sizes[level]))
    for values in product(*(range(period.sizes[level]) for level in period.decisions)):
        ends = ways
        for level, value in zip(period.decisions, values, strict=True):
            ends = frozenset(diagram.child(each, level, value) for each in ends)
        if (NO in ends) == unconditional:
            return not unconditional
    return unconditional
