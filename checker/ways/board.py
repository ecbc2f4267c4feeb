"""What searches for ways through one diagram share: where moves lead, what is yes, and what is still to be paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from checker.case.case import Case
from checker.engine.diagram import NO, Node
from checker.engine.effort import spend
from checker.facts.tests import Amount
from checker.rulebook.period import Period
from checker.ways.cost import FREE, Cost, may_change
from checker.ways.moves import Move, moves
from checker.ways.moves import Step as Asked
from checker.ways.waiting import begun_after, grows

Key = tuple[Any, ...]
Step = tuple[Move, Node, int]
"""A move, the node that it leads to, and what it asks as bits of a number."""


class Board:
    """One diagram, with all that is alike in searches through it."""

    def __init__(self, period: Period, own: frozenset[str]) -> None:
        self.period, self._own = period, own
        self.diagram, self.root = period.outcome
        self.first_end = period.readings.start
        """The level from which on nothing is for a person to answer."""
        self.growing = {
            level: names
            for level, variable in enumerate(period.variables)
            if (names := [fact.id for fact in variable.facts if fact.growth is not None])
        }
        """The facts whose numbers may grow, by level."""
        self.costs: dict[bool, Costs] = {}
        self._keys: dict[int, list[Key]] = {}
        self._further: dict[tuple[Node, int], list[Step]] = {}
        self._moves: dict[tuple[int, int, int], list[Move]] = {}
        self._yes: dict[tuple[Node, bool], bool] = {}
        self._bits: dict[Asked, int] = {}
        self.own_bits = 0 if own else -1
        """What is asked of the ``own`` facts, or all where there are none."""

    def bits(self, asked: Iterable[Asked]) -> int:
        """What is asked as a number, with a bit for each."""
        found = 0
        for each in asked:
            if each not in self._bits:
                self._bits[each] = 1 << len(self._bits)
                if each[0] in self._own:
                    self.own_bits |= self._bits[each]
            found |= self._bits[each]
        return found

    def is_end(self, node: Node) -> bool:
        """Whether nothing that a person answers matters here any more."""
        return self.diagram.level(node) >= self.first_end

    def is_yes(self, node: Node, unconditional: bool) -> bool:
        """Whether an end comes to yes."""
        key = node, unconditional
        if key not in self._yes:
            self._yes[key] = holds(self.period, frozenset([node]), unconditional)
        return self._yes[key]

    def number(self, level: int, key: Key) -> int:
        """A number for what a person can do at a level, the same for what is alike."""
        keys = self._keys.setdefault(level, [])
        if key not in keys:  # compared, not hashed: fractions take long to hash
            keys.append(key)
        return keys.index(key)

    def further(self, node: Node, number: int, hand: Hand, *, unknown: bool) -> list[Step]:
        """Where moves lead from a node, the cheapest first."""
        key = node, number
        if key not in self._further:
            self._further[key] = [*self._cheapest(node, number, hand, unknown=unknown)]
        return self._further[key]

    def _cheapest(self, node: Node, number: int, hand: Hand, *, unknown: bool) -> Iterator[Step]:
        level, children = self.diagram.nodes[node]
        found: list[Move] = []
        for pattern, child in enumerate(children):
            if child != NO:
                key = level, number, pattern
                if key not in self._moves:
                    self._moves[key] = hand.moves(level, pattern, unknown=unknown)
                found += self._moves[key]
        seen = set()
        for move in sorted(found, key=lambda move: move.cost):
            alike = children[move.pattern], move.names
            if alike not in seen:  # another amount that leads no further is the same step
                seen.add(alike)
                yield move, children[move.pattern], self.bits(move.steps)


class Hand:
    """What a person can do after one wait, level by level."""

    def __init__(self, board: Board, case: Case, wait: int) -> None:
        self.board, self.case, self.wait = board, case, wait
        self._begun = begun_after(case, wait)
        self._grown = {
            name for names in board.growing.values() for name in names if grows(case.fact(name), case.answers)
        }
        self._numbers: dict[bool, list[int]] = {}

    def numbers(self, *, unknown: bool) -> list[int]:
        """A number for each level, the same where the same moves are open."""
        if unknown not in self._numbers:
            levels = range(self.board.first_end)
            self._numbers[unknown] = [self.board.number(level, self._key(level, unknown=unknown)) for level in levels]
        return self._numbers[unknown]

    def _key(self, level: int, *, unknown: bool) -> Key:
        variable, amounts = self.case.period.variables[level], self.case.amounts[level]
        begun, timed = self._in_time(level)
        free = [
            fact.id
            for fact in variable.facts
            if fact.id not in timed
            and (fact.id not in amounts or (may_change(fact, amounts[fact.id]) and (unknown or fact.get != {})))
        ]
        if not free and not begun:
            return (self.case.remaining[level],)
        return variable, amounts, begun, timed, free

    def _in_time(self, level: int) -> tuple[dict[str, Fraction], tuple[str, ...]]:
        """Of the level's facts what begins to grow to which amount, and those that grow."""
        names = self.board.growing.get(level, ())
        begun = {name: self._begun[name] for name in names if name in self._begun}
        return begun, tuple(name for name in names if name in self._grown)

    def moves(self, level: int, pattern: int, *, unknown: bool) -> list[Move]:
        """The moves that make a pattern of a level."""
        variable, amounts = self.case.period.variables[level], self.case.amounts[level]
        return moves(variable, pattern, amounts, *self._in_time(level), unknown=unknown)

    def costs(self, unconditional: bool, *, unknown: bool) -> Costs:
        """What is still to be paid from each node."""
        return Costs(self, unconditional, unknown=unknown)


class Costs:
    """The least that is still to be paid from each node on. What does not turn on a level whose moves differ is taken
    from the search before, through the same diagram.
    """

    def __init__(self, hand: Hand, unconditional: bool, *, unknown: bool) -> None:
        self.hand, self.board, self.unconditional, self.unknown = hand, hand.board, unconditional, unknown
        self.numbers = hand.numbers(unknown=unknown)
        self._ahead: dict[Node, Cost | None] = {}
        self._before = self.board.costs.get(unconditional)
        self.board.costs[unconditional] = self
        self._changed = 0
        if self._before:
            pairs = enumerate(zip(self.numbers, self._before.numbers, strict=True))
            self._changed = sum(1 << level for level, (now, before) in pairs if now != before)

    def further(self, node: Node) -> list[Step]:
        """Where moves lead from a node, the cheapest first."""
        number = self.numbers[self.board.diagram.level(node)]
        return self.board.further(node, number, self.hand, unknown=self.unknown)

    def ahead(self, node: Node) -> Cost | None:
        """The least that is still to be paid from here, or None where no way leads on."""
        if node not in self._ahead:
            self._ahead[node] = self._found(node)
        return self._ahead[node]

    def _found(self, node: Node) -> Cost | None:
        if self.board.is_end(node):
            return FREE if self.board.is_yes(node, self.unconditional) else None
        if self._before and not self.board.diagram.mask(node) & self._changed:
            return self._before.ahead(node)
        least: Cost | None = None
        spend(5)
        for move, child, _ in self.further(node):
            if least is not None and move.cost >= least:
                break  # the cheapest come first
            ahead = self.ahead(child)
            if ahead is not None:
                whole = move.cost + ahead
                least = whole if least is None or whole < least else least
        return least


class Renewed:
    """A case in which some facts have new amounts, any of which may be left out again."""

    def __init__(self, case: Case, new: Mapping[str, Amount]) -> None:
        self.case = case
        self._new = dict(new)
        self._left_out: set[str] = set()
        self.remaining = dict(case.remaining)
        """The patterns remaining at each level."""
        for level in {case.level_of[name] for name in new}:
            self._renew(level)

    def leave_out(self, name: str) -> frozenset[int]:
        """Without the new amount of a fact; what remained at its level before."""
        level = self.case.level_of[name]
        before = self.remaining[level]
        self._left_out.add(name)
        self._renew(level)
        return before

    def put_back(self, name: str, before: frozenset[int]) -> None:
        """With it again, as it was before."""
        self._left_out.remove(name)
        self.remaining[self.case.level_of[name]] = before

    def _renew(self, level: int) -> None:
        variable = self.case.period.variables[level]
        renewed = {
            fact.id: self._new[fact.id]
            for fact in variable.facts
            if fact.id in self._new and fact.id not in self._left_out
        }
        if renewed:
            self.remaining[level] = variable.patterns_for(self.case.amounts[level] | renewed)
        else:
            self.remaining[level] = self.case.remaining[level]


def holds(period: Period, nodes: frozenset[Node], unconditional: bool) -> bool:
    """Whether all these nodes come to yes under every reading, and every decision or (not ``unconditional``) some."""
    diagram, _ = period.outcome
    if not period.readings and not period.decisions:
        return NO not in nodes
    for level in period.readings:
        nodes = frozenset(diagram.child(node, level, value) for node in nodes for value in range(period.sizes[level]))
    for values in product(*(range(period.sizes[level]) for level in period.decisions)):
        ends = nodes
        for level, value in zip(period.decisions, values, strict=True):
            ends = frozenset(diagram.child(node, level, value) for node in ends)
        if (NO in ends) == unconditional:
            return not unconditional
    return unconditional
