"""The fixed order of questions: first what nobody can change, then what time changes, then what steps change.

Within each it asks the fewest, on average, with topics kept together. So no answer that a person can still change ends
the questions about what they cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from checker.engine.diagram import Diagram, Node
from checker.facts.fact import BY_A_STEP
from checker.rulebook.period import Period

MOST_SETS = 10_000
"""Sets of placed facts past which the best order is sought by exchanging neighbours: more take longer than a second."""

Level = int
Spread = dict[Node, float]
"""How likely each function is that remains after some facts have been answered at random."""


@dataclass(frozen=True)
class Order:
    """The levels in the order of asking, and how many questions it asks on average."""

    levels: tuple[Level, ...]
    expected: float
    exact: bool = True


class Questions:
    """The questions of one period: all answers to a question, and all intervals of a number, are equally likely."""

    def __init__(self, period: Period) -> None:
        self.period = period
        diagram, root = period.outcome
        self._table = Diagram(diagram.depth, ends=3)
        self._root = diagram.narrowed(root, {}, self._table, diagram.end)
        self._shares = [_shares(period, level) for level in range(period.readings.start)]
        self._known: dict[tuple[Node, Level], Spread] = {}

    def in_order(self, levels: Sequence[Level]) -> Order:
        """What a given order costs."""
        spread: Spread = {self._root: 1.0}
        total = 0.0
        for level in levels:
            total += self._asked(spread, level)
            spread = self._answered(spread, level)
        return Order(tuple(levels), total)

    def in_groups(self, groups: Iterable[Sequence[Sequence[Level]]]) -> Order:
        """The best order of topics in each group, after all groups before it."""
        order = Order((), 0.0)
        for topics in groups:
            after = self.best(topics, first=order.levels)
            order = Order(after.levels, after.expected, order.exact and after.exact)
        return order

    def best(self, topics: Sequence[Sequence[Level]], most: int = MOST_SETS, first: tuple[Level, ...] = ()) -> Order:
        """The best order that finishes each topic before the next begins; with one level a topic, the best of all.

        The levels ``first`` come before all of them. Where more than ``most`` sets of levels would have to be looked
        at, the best that exchanging neighbours finds.
        """
        if _sets(topics) > most:
            return self._exchanged(topics, first)
        start: frozenset[Level] = frozenset()
        spread: Spread = {self._root: 1.0}
        for level in first:
            spread = self._answered(spread, level)
        best: dict[frozenset[Level], tuple[float, tuple[Level, ...]]] = {start: (self.in_order(first).expected, first)}
        spreads: dict[frozenset[Level], Spread] = {start: spread}
        for _ in range(sum(map(len, topics))):
            reached: dict[frozenset[Level], tuple[float, tuple[Level, ...]]] = {}
            after: dict[frozenset[Level], Spread] = {}
            for before, (cost, levels) in best.items():
                for level in _next(topics, before):
                    key = before | {level}
                    found = (cost + self._asked(spreads[before], level), (*levels, level))
                    if key not in reached or found < reached[key]:
                        reached[key] = found
                    if key not in after:
                        after[key] = self._answered(spreads[before], level)
            best, spreads = reached, after
        ((cost, levels),) = best.values()
        return Order(levels, cost)

    def _exchanged(self, topics: Sequence[Sequence[Level]], first: tuple[Level, ...] = ()) -> Order:
        """The best order that exchanging neighbours, among topics and within them, leads to from the file's order."""
        current = [list(topic) for topic in topics]
        cost = self._cost(current, first)
        improved = True
        while improved:
            improved = False
            rows: list[list[Any]] = [current, *current]  # the topics in their order, and the levels within each
            for row in rows:
                for index in range(len(row) - 1):
                    row[index], row[index + 1] = row[index + 1], row[index]
                    other = self._cost(current, first)
                    if other < cost - 1e-12:
                        cost, improved = other, True
                    else:
                        row[index], row[index + 1] = row[index + 1], row[index]
        return Order((*first, *(level for topic in current for level in topic)), cost, exact=False)

    def _cost(self, topics: Sequence[Sequence[Level]], first: tuple[Level, ...]) -> float:
        return self.in_order([*first, *(level for topic in topics for level in topic)]).expected

    def _asked(self, spread: Spread, level: Level) -> float:
        """How many of the level's facts are asked, on average: each where the level still matters."""
        facts = len(self.period.variables[level].facts)
        return facts * sum(share for node, share in spread.items() if self._table.depends(node, level))

    def _answered(self, spread: Spread, level: Level) -> Spread:
        result: Spread = {}
        for node, share in spread.items():
            for child, part in self._narrowed(node, level).items():
                result[child] = result.get(child, 0.0) + share * part
        return result

    def _narrowed(self, node: Node, level: Level) -> Spread:
        if not self._table.depends(node, level):
            return {node: 1.0}
        key = (node, level)
        if key not in self._known:
            spread: Spread = {}
            for value, share in self._shares[level].items():
                child = self._table.cofactor(node, level, value)
                spread[child] = spread.get(child, 0.0) + share
            self._known[key] = spread
        return self._known[key]


def _shares(period: Period, level: Level) -> dict[int, float]:
    variable = period.variables[level]
    remaining = variable.patterns_for({})
    fact = variable.facts[0]
    if fact.kind != "choice":
        return {value: 1 / len(remaining) for value in sorted(remaining)}
    shares = dict.fromkeys(sorted(remaining), 0.0)
    for option in fact.options:
        (value,) = variable.patterns_for({fact.id: option})
        shares[value] += 1 / len(fact.options)
    return shares


def _sets(topics: Sequence[Sequence[Level]]) -> int:
    """How many sets of placed levels the orders pass through: whole topics, and parts of one beside any others."""
    inside = sum((1 << len(topic)) - 2 for topic in topics)
    return (1 << len(topics)) + inside * (1 << max(len(topics) - 1, 0))


def _next(topics: Sequence[Sequence[Level]], before: frozenset[Level]) -> list[Level]:
    """The levels that may come next: the rest of a topic that is begun, else any."""
    for topic in topics:
        rest = [level for level in topic if level not in before]
        if rest and len(rest) < len(topic):
            return rest
    return [level for topic in topics for level in topic if level not in before]


def orders(period: Period, most: int = 4_096) -> dict[str, Order]:
    """How many questions a period asks on average ``by topic``, in the best order ``free`` of topics, and in the order
    of the ``file``; a free order past ``most`` sets is sought by exchanging neighbours.
    """
    questions = Questions(period)
    every = sorted(level for topics in groups(period) for topic in topics for level in topic)
    level_of = {fact.id: level for level in every for fact in period.variables[level].facts}
    used = (name for clause in period.clause.walk() if not clause.clauses for name in clause.facts)
    read = dict.fromkeys(level_of[name] for name in used if name in level_of)
    return {
        "by topic": questions.in_groups(groups(period)),
        "free": questions.best([[level] for level in every], most),
        "file": questions.in_order(list(dict.fromkeys([*read, *every]))),
    }


def groups(period: Period) -> list[list[list[Level]]]:
    """The levels a person answers for the goal, in topics, in the groups by which they are asked; see ``Fact.change``.

    A topic is that of a level's first fact; no topic is one alone. What a step of the path changes is in the last
    group, with all of its topic. What only steps turn on is not among them.
    """
    topics: dict[str, list[Level]] = {}
    change: dict[Level, int] = {}
    stepwise = {name for step in period.steps for name in step.changes}
    for level in range(period.readings.start):
        facts = period.variables[level].facts
        if any(fact.id in period.clause.facts for fact in facts):
            topics.setdefault(facts[0].topic or f" {facts[0].id}", []).append(level)
            change[level] = min(BY_A_STEP if fact.id in stepwise else fact.change for fact in facts)
    for topic in topics.values():
        if any(change[level] == BY_A_STEP for level in topic):
            change |= dict.fromkeys(topic, BY_A_STEP)
    return [
        [rest for topic in topics.values() if (rest := [level for level in topic if change[level] == group])]
        for group in range(BY_A_STEP + 1)
    ]
