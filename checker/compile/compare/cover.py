"""A set of answers in few words: cubes, each some values at some levels, as large as they can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from checker.engine.diagram import NO, YES, Diagram, Node

Cube = dict[int, frozenset[int]]
"""The values at the levels that matter; at all other levels any value does."""


class Cubes:
    """The cubes of a function over levels with so many values each, told until there are enough."""

    def __init__(self, table: Diagram, sizes: Sequence[int]) -> None:
        self.table, self.sizes = table, sizes
        self.all_values = {level: frozenset(range(size)) for level, size in enumerate(sizes)}

    def cover(self, node: Node, most: int) -> tuple[list[Cube], Node]:
        """At most so many cubes, none of which could be larger, each with something new; and the function that is 1
        where none of them is.
        """
        found: list[Cube] = []
        rest = node
        while rest != NO and len(found) < most:
            cube = self._largest(node, self._path(rest))
            found.append(cube)
            rest = self._without(rest, cube)
        return found, rest

    def count(self, node: Node) -> int:
        """How many sets of values make the function 1."""
        known: dict[Node, int] = {}

        def below(node: Node, level: int) -> int:
            at = self.table.level(node)
            if node not in known:
                known[node] = (
                    int(node == YES)
                    if at == self.table.depth
                    else sum(below(child, at + 1) for child in self.table.nodes[node][1])
                )
            return known[node] * prod(self.sizes[level:at])

        return below(node, 0)

    def _path(self, node: Node) -> Cube:
        """The values on a way to 1 that passes the fewest nodes."""
        best: dict[Node, tuple[int, tuple[tuple[int, int], ...]] | None] = {NO: None, YES: (0, ())}

        def shortest(node: Node) -> tuple[int, tuple[tuple[int, int], ...]] | None:
            if node not in best:
                level, children = self.table.nodes[node]
                ways = [
                    (way[0] + 1, ((level, value), *way[1]))
                    for value, child in enumerate(children)
                    if (way := shortest(child)) is not None
                ]
                best[node] = min(ways, default=None)
            return best[node]

        way = shortest(node)
        return {level: frozenset([value]) for level, value in (way[1] if way else ())}

    def _largest(self, node: Node, path: Cube) -> Cube:
        """A cube around the path that nothing can be added to; of two ways to grow the one that ends larger."""
        grown = [self._grown(node, path, order) for order in (list(path), list(reversed(path)))]
        return max(grown, key=lambda cube: (-len(cube), self._size(cube)))

    def _grown(self, node: Node, path: Cube, order: Sequence[int]) -> Cube:
        cube = dict(path)
        for level in order:
            freed = {each: values for each, values in cube.items() if each != level}
            if self._inside(node, freed):
                cube = freed
        for level in [each for each in order if each in cube]:
            for value in range(self.sizes[level]):
                wider = {**cube, level: cube[level] | {value}}
                if self._inside(node, wider):
                    cube = wider
        return cube

    def _size(self, cube: Cube) -> int:
        return prod(len(cube.get(level, values)) for level, values in self.all_values.items())

    def _inside(self, node: Node, cube: Mapping[int, frozenset[int]]) -> bool:
        return self.table.frontier(node, self.table.depth, {**self.all_values, **cube}) == {YES}

    def _without(self, node: Node, cube: Cube) -> Node:
        """The function, and 0 inside the cube."""
        inside = YES
        for level in sorted(cube, reverse=True):
            values = range(self.sizes[level])
            inside = self.table.node(level, [inside if value in cube[level] else NO for value in values])
        return self.table.choose(inside, NO, node, self.sizes)
