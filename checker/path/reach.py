"""Which steps lead to yes: what a step changes in the diagram, and which clauses are true after a set of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from checker.case.case import Case
from checker.engine.diagram import YES, Diagram, Node
from checker.engine.variables import Variable
from checker.rulebook.step import Effect, Step


def effects_of(
    done: Node, changes: Collection[str], variables: Sequence[Variable], diagram: Diagram
) -> tuple[Effect, ...]:
    """What a step changes: at each level with a fact of its own, the patterns that together make ``done`` true.

    Empty where its own facts cannot do so whatever the others are, or not level by level.
    """
    own = [level for level, variable in enumerate(variables) if any(fact.id in changes for fact in variable.facts)]

    def is_true(node: Node, values: Mapping[int, int]) -> bool:
        level, children = diagram.nodes[node]
        if not children:
            return node == YES
        return all(is_true(child, values) for child in ([children[values[level]]] if level in values else children))

    choices = [range(len(variables[level].patterns)) for level in own]
    good = [values for values in product(*choices) if is_true(done, dict(zip(own, values, strict=True)))]
    sides = [tuple(sorted({values[position] for values in good})) for position in range(len(own))]
    if not good or len(good) != len(list(product(*sides))):
        return ()
    return tuple(Effect(level, patterns) for level, patterns in zip(own, sides, strict=True))


class Reach:
    """What can come true in one case by steps: each makes its clause true and changes nothing but its own facts.

    ``open_steps`` are the steps that may still be taken, in order. Whatever is not answered or is left to a reading or
    to others may be decided either way.
    """

    def __init__(self, case: Case, open_steps: Sequence[Step]) -> None:
        self.case, self.open_steps = case, open_steps
        self.diagram = case.period.diagram
        self._telling = {
            level: frozenset(
                step.id
                for step in open_steps
                if any(effect.level == level for effect in step.effects)
                or any(name in case.amounts[level] for name in step.changes)
            )
            for level in {effect.level for step in open_steps for effect in step.effects}
        }
        """The steps that something turns on at each level that steps change."""
        self._known: dict[tuple[int, frozenset[str]], frozenset[int]] = {}

    def leads(self, root: Node, steps: Collection[str], *, running: bool) -> bool:
        """Whether a clause can be true once these steps (by id) are taken and no other is, with clocks as they stand or
        as run out.
        """
        period = self.case.period
        remaining = {level: frozenset(range(size)) for level, size in enumerate(period.sizes)}
        remaining |= self.case.remaining
        clocks = range(len(period.variables), self.diagram.depth)
        remaining |= dict.fromkeys(clocks, frozenset([int(running)]))
        for level, telling in self._telling.items():
            key = level, telling.intersection(steps)
            if key not in self._known:
                self._known[key] = self._changed(level, key[1])
            remaining[level] = self._known[key]
        if not all(remaining.values()):
            return False
        return YES in self.diagram.reached(root, self.diagram.depth, remaining)

    def _changed(self, level: int, steps: Collection[str]) -> frozenset[int]:
        """The patterns of a level after these steps; of any other step what is not known counts as not done."""
        known = self.case.amounts[level]
        changes = {name for step in self.open_steps if step.id in steps for name in step.changes}
        amounts = {name: value for name, value in known.items() if name not in changes}
        patterns = self.case.period.variables[level].patterns_for(amounts)
        for step in self.open_steps:
            for effect in step.effects:
                if effect.level == level and step.id in steps:
                    patterns &= frozenset(effect.patterns)
                elif effect.level == level and len(step.effects) == 1 and not known.keys() >= set(step.changes):
                    patterns -= frozenset(effect.patterns)
        return patterns

    def sets(self, root: Node) -> Iterator[frozenset[str]]:
        """Every set of steps that may make a difference to a clause, with all that has to come before them."""
        support = self.diagram.support(root)
        telling = [step for step in self.open_steps if any(effect.level in support for effect in step.effects)]
        seen = set()
        for count in range(len(telling) + 1):
            for some in combinations(telling, count):
                whole = with_all_before(some, self.open_steps)
                if whole not in seen:
                    seen.add(whole)
                    yield whole


def with_all_before(steps: Collection[Step], among: Sequence[Step]) -> frozenset[str]:
    """The ids of these steps, and of those among the others that have to be taken first."""
    by_id = {step.id: step for step in among}
    found: set[str] = set()
    todo = [step.id for step in steps]
    while todo:
        name = todo.pop()
        if name in by_id and name not in found:
            found.add(name)
            todo += by_id[name].after
    return frozenset(found)
