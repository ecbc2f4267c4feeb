"""A digest of every partial answer set of a goal, which two rulebooks share that say the same.

Hashes go over the diagram, in which each variable is unanswered, which joins its branches, or has one of its values.
"""

from __future__ import annotations

import hashlib
import json
from math import prod
from typing import Any

from checker.case.status import settled
from checker.engine.diagram import Diagram, Node
from checker.facts.frozen import frozen
from checker.rulebook.codec import encode
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal

State = tuple[frozenset[Node], frozenset[Node]]
"""Where a partial answer set leaves the diagram, and the same with clocks taken together."""


@frozen
class Tree:
    """The digest of all partial answer sets of one goal in all its periods, and how many there are."""

    goal: str
    sets: int
    digest: str


def tree(goal: Goal) -> Tree:
    """The tree of hashes of one goal."""
    found = [(period.start, *Branches(period).whole()) for period in goal.periods]
    return Tree(goal.id, sum(sets for _, sets, _ in found), hashed([goal.id, found]))


class Branches:
    """One period's partial answer sets, the branches that are alike hashed once."""

    def __init__(self, period: Period) -> None:
        self.period = period
        self.values = [sorted(period.variables[level].patterns_for({})) for level in range(period.readings.start)]
        tests = [
            [
                variable.name,
                encode(variable.tests),
                ["".join("01"[truth] for truth in pattern) for pattern in variable.patterns],
            ]
            for variable in period.variables
        ]
        self.names = [*tests, *(vars(clock) for clock in period.clocks)]
        self._known: dict[tuple[int, State], str] = {}
        self._meanings: dict[Node, str] = {}

    def whole(self) -> tuple[int, str]:
        """How many sets there are, and their digest."""
        root = frozenset([self.period.clause.root]), frozenset([self.period.outcome[1]])
        return prod(1 + len(values) for values in self.values), self.branch(0, root)

    def branch(self, level: int, state: State) -> str:
        """The digest of all that may be answered from this level on: unanswered first, then each value."""
        key = level, state
        if key not in self._known:
            if level == len(self.values):
                self._known[key] = self.leaf(state)
            else:
                ways = [self._step(level, value, state) for value in self.values[level]]
                any_way = frozenset().union(*(way[0] for way in ways)), frozenset().union(*(way[1] for way in ways))
                values = [self.branch(level + 1, each) for each in (any_way, *ways)]
                self._known[key] = hashed([self.names[level], self.values[level], values])
        return self._known[key]

    def _step(self, level: int, value: int, state: State) -> State:
        def go(table: Diagram, nodes: frozenset[Node]) -> frozenset[Node]:
            return frozenset(table.child(node, level, value) for node in nodes)

        return go(self.period.diagram, state[0]), go(self.period.outcome[0], state[1])

    def leaf(self, state: State) -> str:
        """What is settled once all is said: the status, and how readings, decisions and clocks still turn it."""
        period = self.period
        readings, decisions = (
            {level: range(period.sizes[level]) for level in levels} for levels in (period.readings, period.decisions)
        )
        status = settled(period.outcome[0], state[1], readings, decisions)
        return hashed([status, sorted(map(self._meaning, state[0]))])

    def _meaning(self, node: Node) -> str:
        """A node by the names of its levels, whatever its number in the table."""
        if node not in self._meanings:
            level, children = self.period.diagram.nodes[node]
            meaning = [self.names[level], [self._meaning(child) for child in children]] if children else node
            self._meanings[node] = hashed(meaning)
        return self._meanings[node]


def hashed(value: Any) -> str:
    """The SHA-256 of JSON values, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:
    """JSON values as the same bytes however they are ordered."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
