"""A goal on a day as one SQL statement that gives the status of every row of a table of people.

The statement walks the goal's diagram from its ends up, all rows at once. Where a row leaves several values to a
variable, a node holds the union of what they lead to, so the answer is exact for rows that are half filled, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from checker.case.status import status
from checker.compile.sql.dialects import DIALECTS, Dialect
from checker.compile.sql.masks import mask
from checker.engine.diagram import DUTY, NO, Node
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Rulebook

MOST_WORLDS = 20
"""Ways to read the open sentences, times ways to decide: each takes 3 of the 62 bits that every database counts in."""


class TooManyReadings(Exception):
    """A goal whose open readings and decisions go together in more than ``MOST_WORLDS`` ways."""


def statement(
    rulebook: Rulebook, goal: str, as_of: date, dialect: str = "duckdb", table: str = "people", key: str = "id"
) -> str:
    """One statement with two columns, the table's ``key`` and ``status``. Raises TooManyReadings and NotExact.

    The table's other columns are named by the goal's facts. NULL is not known; the date 9999-12-31 is not yet.
    """
    return _Writer(rulebook.goals[goal].period(as_of), as_of, DIALECTS[dialect], table, key).statement()


class _Writer:
    """The parts of one statement."""

    def __init__(self, period: Period, as_of: date, dialect: Dialect, table: str, key: str) -> None:
        self.period, self.dialect = period, dialect
        self.as_of = f"DATE '{as_of.isoformat()}'"
        self.table, self.key = dialect.name(table), dialect.name(key)
        self.diagram, self.root = period.outcome
        self.worlds = list(_worlds(period))
        if len(self.worlds) > MOST_WORLDS:
            raise TooManyReadings
        self.nodes = self._by_level()

    def statement(self) -> str:
        """The layers of nodes from the last level up, then the status."""
        if self.root not in {node for nodes in self.nodes.values() for node in nodes}:
            return f"SELECT {self.key}, '{status(self.period, {})}' AS status\nFROM {self.table}\n"
        masks = [f"{mask(self.period.variables[level], self.dialect, self.as_of)} AS v{level}" for level in self.nodes]
        layers = [("facts", self._select(masks, self.table, [self.key]))]
        columns = [self.key, *(f"v{level}" for level in self.nodes)]
        for level in sorted(self.nodes, reverse=True):
            nodes = self.nodes[level]
            expressions = [f"{self._node(node)} AS n{node}" for node in nodes]
            layers.append((f"level{level}", self._select(expressions, layers[-1][0], columns)))
            columns += [f"n{node}" for node in nodes]
        common = ",\n".join(f"{name} AS (\n{text}\n)" for name, text in layers)
        return f"WITH {common}\nSELECT {self.key}, {self._status()} AS status\nFROM {layers[-1][0]}\n"

    def _select(self, expressions: list[str], source: str, columns: list[str]) -> str:
        return "  SELECT\n    " + ",\n    ".join([*columns, *expressions]) + f"\n  FROM {source}"

    def _by_level(self) -> dict[int, list[Node]]:
        """The nodes that a person's answers decide, by level."""
        found: dict[int, list[Node]] = {}
        for node in sorted(self.diagram.below([self.root])):
            level = self.diagram.level(node)
            if level < self.period.readings.start:
                found.setdefault(level, []).append(node)
        return dict(sorted(found.items()))

    def _node(self, node: Node) -> str:
        """The union of what the values left to a node's variable lead to."""
        level, children = self.diagram.nodes[node]
        values: dict[Node, int] = {}
        for value, child in enumerate(children):
            values[child] = values.get(child, 0) | 1 << value
        ends = {child: str(self._end(child)) for child in values if self.diagram.level(child) >= self._first_open}
        return " | ".join(
            f"CASE WHEN (v{level} & {bits}) <> 0 THEN {ends.get(child, f'n{child}')} ELSE 0 END"
            for child, bits in values.items()
        )

    @property
    def _first_open(self) -> int:
        return self.period.readings.start

    def _end(self, node: Node) -> int:
        """What follows where all is answered: a bit for each world, among the noes, the yeses or the duties."""
        bits = 0
        for index, (_, world) in enumerate(self.worlds):
            end = node
            while self.diagram.level(end) < self.diagram.depth:
                level = self.diagram.level(end)
                end = self.diagram.child(end, level, world[level])
            if end == NO:
                bits |= self._no(index)
            else:
                bits |= self._yes(index) | (self._duty(index) if end == DUTY else 0)
        return bits

    def _no(self, world: int) -> int:
        return 1 << world

    def _yes(self, world: int) -> int:
        return 1 << len(self.worlds) + world

    def _duty(self, world: int) -> int:
        return 1 << 2 * len(self.worlds) + world

    def _status(self) -> str:
        """The status by the root's bits, in the order in which the six are defined."""
        column = f"n{self.root}"
        indexes = range(len(self.worlds))
        noes, yeses, duties = (sum(map(bit, indexes)) for bit in (self._no, self._yes, self._duty))
        decisions: dict[tuple[int, ...], list[int]] = {}
        for index, (decided, _) in enumerate(self.worlds):
            decisions.setdefault(decided, []).append(index)
        torn = [f"({column} & {both}) = {both}" for both in (self._no(index) | self._yes(index) for index in indexes)]
        split = [
            f"(({column} & {sum(map(self._no, group))}) <> 0 AND ({column} & {sum(map(self._yes, group))}) <> 0)"
            for group in decisions.values()
        ]
        return (
            f"CASE WHEN ({column} & {noes}) = 0 AND ({column} & {duties}) = 0 THEN 'met'"
            f" WHEN ({column} & {noes}) = 0 THEN 'met_with_duty'"
            f" WHEN ({column} & {yeses}) = 0 THEN 'not_met'"
            f" WHEN {' OR '.join(torn)} THEN 'unsettled'"
            f" WHEN {' OR '.join(split)} THEN 'depends_on_reading'"
            " ELSE 'left_to_others' END"
        )


def _worlds(period: Period) -> Iterator[tuple[tuple[int, ...], Mapping[int, int]]]:
    """Every way to decide, and with it every way to read the open sentences: the value at each of their levels."""
    readings = [range(period.sizes[level]) for level in period.readings]
    decisions = [range(period.sizes[level]) for level in period.decisions]
    for decided in product(*decisions):
        for reading in product(*readings):
            yield decided, dict(zip((*period.readings, *period.decisions), (*reading, *decided), strict=True))
