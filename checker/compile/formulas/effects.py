"""What a step of a path changes, read off the diagram of its clause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from checker.engine.diagram import NO, YES, Diagram, Node
from checker.engine.variables import Variable
from checker.rulebook.step import Effect


def effects_of(
    done: Node, changes: Collection[str], variables: Sequence[Variable], diagram: Diagram
) -> tuple[Effect, ...]:
    """What a step changes: at each level with a fact of its own, the patterns that together make ``done`` true.

    Empty where its own facts cannot do so whatever the others are, or not level by level.
    """
    own = [level for level, variable in enumerate(variables) if any(fact.id in changes for fact in variable.facts)]
    sizes = [len(variable.patterns) for variable in variables]
    table = Diagram(diagram.depth)

    @cache
    def whatever_else(node: Node) -> Node:
        """The function of the step's own levels that is true where the node's is for every value of the others."""
        level, children = diagram.nodes[node]
        if not children:
            return node
        if level in own:
            return table.node(level, [whatever_else(child) for child in children])
        truth = YES
        for child in children:
            truth = table.choose(truth, whatever_else(child), NO, sizes)
        return truth

    root = whatever_else(done)
    if root == NO:
        return ()
    effects = tuple(
        Effect(level, tuple(value for value in range(sizes[level]) if table.cofactor(root, level, value) != NO))
        for level in own
    )
    together = YES
    for effect in reversed(effects):
        values = range(sizes[effect.level])
        together = table.node(effect.level, [together if value in effect.patterns else NO for value in values])
    return effects if together == root else ()
