"""Complete cases, found in the diagrams, in which one clause or one value alone decides the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.compile.faults import Path
from checker.compile.formulas.drawing import Drawing, promises_in
from checker.compile.formulas.formula import FALSE, TRUE, Formula, Promise
from checker.compile.proof.forced import forced
from checker.engine.diagram import Diagram, Node
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period

Values = dict[int, int]
"""A complete case: the value at each level that a person answers, of each reading and of each decision."""


class Search:
    """Searches for complete cases in one diagram; what led nowhere once is not tried again."""

    def __init__(self, period: Period, diagram: Diagram) -> None:
        self.period, self.diagram = period, diagram
        self._values = [values_of(period, level) for level in range(len(period.variables))]
        self._failed: set[tuple[Node, ...]] = set()

    def parting(self, nodes: tuple[Node, ...]) -> Values | None:
        """Values that lead the first and second node to different ends, and so the third and fourth, and so on."""
        if nodes in self._failed or any(one == other for one, other in zip(nodes[::2], nodes[1::2], strict=True)):
            return None
        level = min(map(self.diagram.level, nodes))
        if level == self.diagram.depth:
            return {}
        for value in self._values[level]:
            found = self.parting(tuple(self.diagram.child(node, level, value) for node in nodes))
            if found is not None:
                return {level: value, **found}
        self._failed.add(nodes)
        return None


class Flips:
    """A goal's clauses, each taken as true and as false; only what stands above it in the diagram is drawn again."""

    def __init__(self, period: Period) -> None:
        formula = period.clause.formula
        promises = list({promise.path: promise for promise in promises_in(formula)}.values())
        self._drawing = Drawing(period.variables, promises)
        self._period = period
        diagram = Diagram(len(period.variables), ends=3) if promises else self._drawing.diagram
        self._search = Search(period, diagram)

    def flip(self, clause: Clause, met: Iterable[Path] = ()) -> ClauseFlip:
        """The clause flipped, while the clauses at the places ``met`` count as met."""
        true: Formula = Promise(None, clause.path) if clause.kind == "within" else TRUE
        roots = (
            self._drawing.root(forced(self._period.clause, dict.fromkeys(met, TRUE) | {clause.path: truth}))
            for truth in (true, FALSE)
        )
        return ClauseFlip(self._search, *map(self._outcome, roots))

    def _outcome(self, root: Node) -> Node:
        diagram = self._search.diagram
        if diagram is self._drawing.diagram:
            return root
        return self._period.without_clocks(self._drawing.diagram, root, diagram)[1]


@dataclass(frozen=True)
class ClauseFlip:
    """A goal's end with one clause taken as true and as false."""

    search: Search
    true: Node
    false: Node

    def pair(self, level: int, holds: int, fails: int) -> Values | None:
        """The rest of a case in which flipping the clause changes the end both where the level has the value ``holds``
        and where it has the value ``fails``; None where there is no such case.
        """
        return self.search.parting(
            tuple(
                self.search.diagram.cofactor(node, level, value)
                for value in (holds, fails)
                for node in (self.true, self.false)
            )
        )


def differing(period: Period, level: int, one: int, other: int) -> Values | None:
    """The rest of a case whose end is another when the level has one value than when it has the other."""
    diagram, root = period.outcome
    search = Search(period, diagram)
    return search.parting((diagram.cofactor(root, level, one), diagram.cofactor(root, level, other)))


def values_of(period: Period, level: int) -> list[int]:
    """The values that a complete case may have at a level: what a person could answer, any reading, any decision."""
    if level < period.readings.start:
        return sorted(period.variables[level].patterns_for({}))
    return list(range(period.sizes[level]))
