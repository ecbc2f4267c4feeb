"""Which steps lead to yes: the cheapest of them after which a clause is true, searched along the diagram."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from operator import or_

from checker.case.case import Case
from checker.engine.diagram import NO, YES, Node
from checker.rulebook.step import Step

Price = tuple[Fraction | int, ...]
"""Days, how many steps have a part that is not known, hours, dollars, and how many steps: what counts most first.
Several steps cost the sum of each.
"""

FREE: Price = (0, 0, 0, 0, 0)

Ways = dict[tuple[Node, int, int], tuple[Price, int]]
"""The cheapest price and the steps taken for it, by the node they lead to and by which of the steps that matter further
on are taken and which are refused. Two ways that agree in these go on alike, so that the dearer one ends there: a path
of 40 steps takes about as long as its diagram is large, where trying every set of steps would take 2 to the 40th power.
"""


class Reach:
    """What can come true in one case by steps: each makes its clause true and changes nothing but its own facts.

    ``open_steps`` are the steps that may still be taken, in order. Whatever is not answered or is left to a reading or
    to others may be decided either way.
    """

    def __init__(self, case: Case, open_steps: Sequence[Step]) -> None:
        self.case, self.open_steps = case, open_steps
        self.diagram = case.period.diagram
        self._bits = {step.id: 1 << place for place, step in enumerate(reversed(open_steps))}
        """Each step as a bit, so that a set of steps is a number; the first step is the highest bit."""
        self._with_all_before: dict[str, int] = {}
        for step in open_steps:  # what comes before a step stands before it
            before = [self._with_all_before[name] for name in step.after if name in self._with_all_before]
            self._with_all_before[step.id] = reduce(or_, before, self._bits[step.id])
        self._telling = {
            level: self._set(
                step.id
                for step in open_steps
                if any(effect.level == level for effect in step.effects)
                or any(name in case.amounts[level] for name in step.changes)
            )
            for level in sorted({effect.level for step in open_steps for effect in step.effects})
        }
        """The steps that something turns on at each level that steps change, in the order of the levels."""
        self._known: dict[tuple[int, int], frozenset[int]] = {}

    def cheapest(
        self, root: Node, prices: Mapping[str, Price], *, running: bool
    ) -> tuple[Price, frozenset[str]] | None:
        """The cheapest steps, by their ids, with all that come before them, after which a clause can be true while no
        other open step is taken, and their price; with clocks as they stand or as run out. None where there are none.

        ``prices`` has each open step. Of two sets at one price, that with the earlier step wins.
        """
        remaining = {level: frozenset(range(size)) for level, size in enumerate(self.case.period.sizes)}
        remaining |= self.case.remaining
        clocks = range(len(self.case.period.variables), self.diagram.depth)
        remaining |= dict.fromkeys(clocks, frozenset([int(running)]))
        support = self.diagram.support(root)
        candidates = self._closed(mask for level, mask in self._telling.items() if level in support)
        found: Ways = {(root, 0, 0): (FREE, 0)}
        levels = list(self._telling)
        for place, level in enumerate(levels):
            ahead = self._closed(self._telling[each] & candidates for each in levels[place + 1 :])
            found = self._past(level, found, candidates, ahead, prices, remaining)
        ends = [
            (price, -taken)
            for (node, _, _), (price, taken) in found.items()
            if YES in self.diagram.reached(node, self.diagram.depth, remaining)
        ]
        if not ends:
            return None
        price, taken = min(ends)
        return price, frozenset(name for name, bit in self._bits.items() if -taken & bit)

    def taken(self, steps: Collection[str]) -> Case:
        """The case once these steps (by id) are taken and no other is."""
        whole = self._set(name for name in steps if name in self._bits)
        changed = {level: self._values(level, whole & telling) for level, telling in self._telling.items()}
        return replace(self.case, changed=changed)

    def _past(
        self,
        level: int,
        found: Ways,
        candidates: int,
        ahead: int,
        prices: Mapping[str, Price],
        remaining: Mapping[int, frozenset[int]],
    ) -> Ways:
        """The ways found so far, each with every choice of steps that tell at the next level."""
        following: Ways = {}
        telling = self._telling[level]
        for (start, _, refused), (price, taken) in found.items():
            nodes = list(self.diagram.reached(start, level, remaining))
            for some in _subsets(telling & candidates & ~taken & ~refused):
                now = taken | self._closed([some])
                out = refused | telling & candidates & ~now
                values = self._values(level, now & telling)
                if now & refused or now & telling & candidates & ~taken != some or not values:
                    continue
                new = now & ~taken
                added = [prices[name] for name, bit in self._bits.items() if bit & new] if new else []
                whole = tuple(map(sum, zip(price, *added, strict=True))) if new else price
                for node in {self.diagram.child(node, level, value) for node in nodes for value in values} - {NO}:
                    key = node, now & ahead, out & ahead
                    if key not in following or (whole, -now) < (following[key][0], -following[key][1]):
                        following[key] = whole, now
        return following

    def _values(self, level: int, steps: int) -> frozenset[int]:
        """The patterns of a level after these steps; of any other step what is not known counts as not done."""
        if (level, steps) not in self._known:
            self._known[level, steps] = self._changed(level, {step for step in self._bits if steps & self._bits[step]})
        return self._known[level, steps]

    def _changed(self, level: int, steps: Collection[str]) -> frozenset[int]:
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

    def _set(self, names: Iterable[str]) -> int:
        return sum({self._bits[name] for name in names})

    def _closed(self, sets: Iterable[int]) -> int:
        """The steps of all these sets, with all that have to be taken before them."""
        every = 0
        for steps in sets:
            for name, bit in self._bits.items():
                every |= self._with_all_before[name] if steps & bit else 0
        return every


def _subsets(steps: int) -> Iterator[int]:
    """Every set of some of these steps, the empty one last."""
    some = steps
    while some:
        yield some
        some = (some - 1) & steps
    yield 0
