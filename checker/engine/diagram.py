"""Reduced multi-valued decision diagrams: shared nodes over ordered variables, made, combined, narrowed, searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from checker.engine.effort import spend

NO, YES, DUTY = 0, 1, 2
"""The ends. ``DUTY``, a yes that holds only while a clock runs, is an end where clocks are taken together."""

Node = int
Row = tuple[int, tuple[Node, ...]]
"""A node's level and the node each of its variable's values leads to."""


class Diagram:
    """A table of nodes. Equal rows are one node and a node whose values all lead to one node is that node,
    so two functions are equal exactly when their nodes are. Nodes below ``ends`` are the ends, at level ``depth``.
    """

    def __init__(self, depth: int, ends: int = 2) -> None:
        self.depth = depth
        self.nodes: list[Row] = [(depth, ())] * ends
        self._known: dict[Row, Node] = {}
        self._cofactors: dict[tuple[int, int], dict[Node, Node]] = {}
        self._supports: dict[Node, int] = {}

    def node(self, level: int, children: Sequence[Node]) -> Node:
        """The node at ``level`` whose values lead to ``children``."""
        if all(child == children[0] for child in children):
            return children[0]
        row = (level, tuple(children))
        if row not in self._known:
            self._known[row] = len(self.nodes)
            self.nodes.append(row)
        return self._known[row]

    def level(self, node: Node) -> int:
        """The node's level; the ends lie at ``depth``."""
        return self.nodes[node][0]

    def child(self, node: Node, level: int, value: int) -> Node:
        """Where the node leads when the variable of ``level`` has that value."""
        at, children = self.nodes[node]
        return children[value] if at == level else node

    def choose(self, condition: Node, then: Node, otherwise: Node, sizes: Sequence[int]) -> Node:
        """``then`` where the condition holds, ``otherwise`` elsewhere; ``sizes`` counts each level's values."""
        done: dict[tuple[Node, Node, Node], Node] = {}

        def walk(triple: tuple[Node, Node, Node]) -> Node:
            test, yes, no = triple
            if test in (NO, YES) or yes == no:
                return no if test == NO else yes
            if triple not in done:
                level = min(self.level(node) for node in triple)
                done[triple] = self.node(
                    level,
                    [
                        walk(
                            (
                                self.child(test, level, value),
                                self.child(yes, level, value),
                                self.child(no, level, value),
                            )
                        )
                        for value in range(sizes[level])
                    ],
                )
            return done[triple]

        return walk((condition, then, otherwise))

    def count(
        self, low: int, high: int, parts: Sequence[Node], sizes: Sequence[int], weights: Sequence[int] = ()
    ) -> Node:
        """True where at least ``low`` and at most ``high`` of the parts hold; each counts as its weight, else 1."""
        weights = weights or [1] * len(parts)
        most = low if high >= sum(weights) else high + 1  # totals from there on are alike
        totals = [{min(0, most)}]
        for weight in weights:
            totals.append({min(total + more, most) for total in totals[-1] for more in (0, weight)})
        rest = {total: YES if low <= total <= high else NO for total in totals[-1]}
        for index in reversed(range(len(parts))):
            rest = {
                total: self.choose(parts[index], rest[min(total + weights[index], most)], rest[total], sizes)
                for total in totals[index]
            }
        (root,) = rest.values()
        return root

    def end(self, node: Node) -> Node | None:
        """The node itself where it is an end."""
        return node if self.level(node) == self.depth else None

    def narrowed(
        self,
        node: Node,
        remaining: Mapping[int, AbstractSet[int]],
        into: Diagram,
        end: Callable[[Node], Node | None] | None = None,
    ) -> Node:
        """The node copied into another diagram with only the remaining values at each level (all where none is named);
        ``end`` may turn any node into a node of that diagram, where the copying stops.
        """
        stops = end or self.end
        done: dict[Node, Node] = {}

        def walk(node: Node) -> Node:
            if node not in done:
                spend(2)
                stop = stops(node)
                if stop is None:
                    level, children = self.nodes[node]
                    values = remaining.get(level)
                    targets = children if values is None else [children[value] for value in sorted(values)]
                    stop = into.node(level, [walk(child) for child in targets])
                done[node] = stop
            return done[node]

        return walk(node)

    def below(self, nodes: Iterable[Node]) -> frozenset[Node]:
        """Every node that can be reached from these, themselves among them."""
        found: set[Node] = set()
        todo = list(nodes)
        while todo:
            node = todo.pop()
            if node not in found:
                found.add(node)
                todo.extend(self.nodes[node][1])
        return frozenset(found)

    def frontier(self, node: Node, level: int, remaining: Mapping[int, AbstractSet[int]]) -> frozenset[Node]:
        """The nodes at or beyond ``level`` that paths through the remaining values before it reach."""
        return frozenset(self.reached(node, level, remaining))

    def reached(self, node: Node, level: int, remaining: Mapping[int, AbstractSet[int]]) -> Iterator[Node]:
        """The nodes of the frontier, one after the other, for those who need not see all."""
        nodes, seen, todo = self.nodes, {node}, [node]
        while todo:
            each = todo.pop()
            at, children = nodes[each]
            if at >= level:
                yield each
                continue
            for value in remaining[at]:
                child = children[value]
                if child not in seen:
                    seen.add(child)
                    todo.append(child)

    def cofactor(self, node: Node, level: int, value: int) -> Node:
        """The function where the variable of ``level`` has that value; what is found once is remembered."""
        known = self._cofactors.setdefault((level, value), {})

        def walk(node: Node) -> Node:
            at, children = self.nodes[node]
            if at >= level:
                return children[value] if at == level else node
            if node not in known:
                known[node] = self.node(at, [walk(child) for child in children])
            return known[node]

        return walk(node)

    def support(self, node: Node) -> frozenset[int]:
        """The levels the function depends on."""
        mask = self.mask(node)
        return frozenset(level for level in range(self.depth) if mask >> level & 1)

    def depends(self, node: Node, level: int) -> bool:
        """Whether the function depends on a level."""
        return bool(self.mask(node) >> level & 1)

    def mask(self, node: Node) -> int:
        """The levels the function depends on, as the bits of a number."""
        if node not in self._supports:
            level, children = self.nodes[node]
            mask = 1 << level if children else 0
            for child in children:
                mask |= self.mask(child)
            self._supports[node] = mask
        return self._supports[node]

    def ends(self, node: Node) -> frozenset[Node]:
        """The ends that can be reached."""
        return frozenset(each for each in self.below([node]) if self.level(each) == self.depth)
