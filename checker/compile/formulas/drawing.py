"""Formulas drawn as nodes of one reduced diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.compile.faults import Path
from checker.compile.formulas.formula import Formula, Promise
from checker.engine.diagram import NO, YES, Diagram, Node
from checker.engine.variables import Variable
from checker.facts.tests import Test

MOST_NODES = 5_000
MOST_DRAWN = 40 * MOST_NODES
"""Nodes met on the way to the diagram before it counts as too large."""


class TooLarge(Exception):
    """A diagram of more than ``MOST_NODES`` nodes; ``level`` is its widest."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.level = level


def draw(
    formulas: Iterable[Formula], variables: Sequence[Variable]
) -> tuple[Diagram, dict[Formula, Node], list[Promise]]:
    """One diagram with a root for each formula, and the clocks at its last levels. Raises TooLarge."""
    distinct = list(dict.fromkeys(formulas))
    promises = list({promise.path: promise for formula in distinct for promise in promises_in(formula)}.values())
    drawing = Drawing(variables, promises)
    for formula in reversed(distinct):  # inner clauses first, so that what they share is there
        drawing.root(formula)
        if len(drawing.diagram.nodes) > MOST_DRAWN:
            raise TooLarge(_widest(drawing.diagram, len(variables)))
    small = Diagram(drawing.diagram.depth)
    roots = {formula: drawing.diagram.narrowed(drawing.root(formula), {}, small) for formula in distinct}
    if len(small.nodes) > MOST_NODES:
        raise TooLarge(_widest(small, len(variables)))
    return small, roots, promises


def tests_in(formula: Formula) -> Iterator[Test]:
    """Every test of a formula, in the order of the source."""
    if isinstance(formula, Test):
        yield formula
    elif isinstance(formula, Promise):
        if formula.test:
            yield formula.test
    else:
        for part in formula.parts:
            yield from tests_in(part)


def promises_in(formula: Formula) -> Iterator[Promise]:
    """Every clock of a formula, in the order of the source."""
    if isinstance(formula, Promise):
        yield formula
    elif not isinstance(formula, Test):
        for part in formula.parts:
            yield from promises_in(part)


class Drawing:
    """Formulas drawn into one diagram, their parts only once; the clocks are its last levels."""

    def __init__(self, variables: Sequence[Variable], promises: Sequence[Promise]) -> None:
        self.diagram = Diagram(len(variables) + len(promises))
        self._sizes = [len(variable.patterns) for variable in variables] + [2] * len(promises)
        self._clocks: dict[Path, int] = {promise.path: len(variables) + index for index, promise in enumerate(promises)}
        self._tests = {
            test.as_written: (level, [pattern[index] for pattern in variable.patterns])
            for level, variable in enumerate(variables)
            for index, test in enumerate(variable.tests)
        }
        self._roots: dict[Formula, Node] = {}

    def root(self, formula: Formula) -> Node:
        """The formula's node."""
        if formula not in self._roots:
            self._roots[formula] = self._node(formula)
        return self._roots[formula]

    def _node(self, formula: Formula) -> Node:
        if isinstance(formula, Test):
            level, truths = self._tests[formula.as_written]
            return self.diagram.node(level, [YES if each else NO for each in truths])
        if isinstance(formula, Promise):
            standing = self.diagram.node(self._clocks[formula.path], [NO, YES])
            return self.diagram.choose(self.root(formula.test), standing, NO, self._sizes) if formula.test else standing
        parts = [self.root(part) for part in formula.parts]
        return self.diagram.count(formula.low, formula.high, parts, self._sizes, formula.weights)


def _widest(diagram: Diagram, variables: int) -> int:
    counts = [0] * (diagram.depth + 1)
    for level, _ in diagram.nodes:
        counts[level] += 1
    return max(range(variables), key=counts.__getitem__)
