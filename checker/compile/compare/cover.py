"""A set of answers told in few words: blocks, each some values at some levels, as large as they can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from checker.engine.diagram import NO, YES, Diagram, Node

Block = dict[int, frozenset[int]]
"""The values at the levels that matter; at all other levels any value does."""


class Blocks:
    """The blocks of a function over levels with so many values each, told until there are enough."""

    def __init__(self, table: Diagram, sizes: Sequence[int]) -> None:
        self.table, self.sizes = table, sizes
        self.all_values = {level: frozenset(range(size)) for level, size in enumerate(sizes)}

    def told(self, node: Node, most: int) -> tuple[list[Block], Node]:
        """At most so many blocks, none of which could be larger, each with something new; and the function that is 1
        where none of them is.
        """
        found: list[Block] = []
        rest = node
        while rest != NO and len(found) < most:
            block = self._largest(node, self._path(rest))
            found.append(block)
            rest = self._without(rest, block)
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
                    else sum(below(child, at + 1) for child in self.table.places[node][1])
                )
            return known[node] * prod(self.sizes[level:at])

        return below(node, 0)

    def _path(self, node: Node) -> Block:
        """The values on a way to 1 that passes the fewest nodes."""
        best: dict[Node, tuple[int, tuple[tuple[int, int], ...]] | None] = {NO: None, YES: (0, ())}

        def shortest(node: Node) -> tuple[int, tuple[tuple[int, int], ...]] | None:
            if node not in best:
                level, children = self.table.places[node]
                ways = [
                    (way[0] + 1, ((level, value), *way[1]))
                    for value, child in enumerate(children)
                    if (way := shortest(child)) is not None
                ]
                best[node] = min(ways, default=None)
            return best[node]

        way = shortest(node)
        return {level: frozenset([value]) for level, value in (way[1] if way else ())}

    def _largest(self, node: Node, path: Block) -> Block:
        """A block around the path that nothing can be added to; of two ways to grow the one that ends larger."""
        grown = [self._grown(node, path, order) for order in (list(path), list(reversed(path)))]
        return max(grown, key=lambda block: (-len(block), self._size(block)))

    def _grown(self, node: Node, path: Block, order: Sequence[int]) -> Block:
        block = dict(path)
        for level in order:
            freed = {each: values for each, values in block.items() if each != level}
            if self._inside(node, freed):
                block = freed
        for level in [each for each in order if each in block]:
            for value in range(self.sizes[level]):
                wider = {**block, level: block[level] | {value}}
                if self._inside(node, wider):
                    block = wider
        return block

    def _size(self, block: Block) -> int:
        return prod(len(block.get(level, values)) for level, values in self.all_values.items())

    def _inside(self, node: Node, block: Mapping[int, frozenset[int]]) -> bool:
        return self.table.frontier(node, self.table.depth, {**self.all_values, **block}) == {YES}

    def _without(self, node: Node, block: Block) -> Node:
        """The function, and 0 inside the block."""
        inside = YES
        for level in sorted(block, reverse=True):
            values = range(self.sizes[level])
            inside = self.table.node(level, [inside if value in block[level] else NO for value in values])
        return self.table.choose(inside, NO, node, self.sizes)
