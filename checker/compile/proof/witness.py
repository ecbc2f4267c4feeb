"""Complete cases, found in the diagrams, in which one clause or one value alone decides the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.compile.formulas.drawing import draw
from checker.compile.language.drafts import ALWAYS, NEVER, Draft, Formula, Promise
from checker.compile.language.faults import Path
from checker.compile.proof.forced import forced
from checker.engine.diagram import Diagram, Node
from checker.rulebook.rulebook import Period

Values = dict[int, int]
"""A complete case: the value at each level that a person answers, of each reading and of each decision."""


@dataclass(frozen=True)
class ClauseFlip:
    """A goal's end with one clause held true and held false, in one diagram with the ends NO, YES and DUTY."""

    period: Period
    diagram: Diagram
    held: Node
    failed: Node

    @classmethod
    def of(cls, period: Period, draft: Draft, path: Path, met: Iterable[Path] = ()) -> ClauseFlip:
        """The clause at ``path`` turned, while the clauses at the places ``met`` count as met."""
        clause = next(each for each in draft.walk() if each.path == path)
        held: Formula = Promise(None, path) if clause.kind == "within" else ALWAYS
        formulas = [forced(draft, dict.fromkeys(met, ALWAYS) | {path: each}) for each in (held, NEVER)]
        table, roots, _ = draw(formulas, period.variables)
        diagram = Diagram(len(period.variables), ends=3)
        ended = [period.without_clocks(table, roots[formula]) for formula in formulas]
        return cls(period, diagram, *(own.narrowed(root, {}, diagram) for own, root in ended))

    def pair(self, level: int, holds: int, fails: int) -> Values | None:
        """The rest of a case in which turning the clause turns the end both where the level has the value ``holds``
        and where it has the value ``fails``; None where there is no such case.
        """
        return _search(
            self.period,
            self.diagram,
            tuple(
                self.diagram.narrowed(node, {level: frozenset([value])}, self.diagram)
                for value in (holds, fails)
                for node in (self.held, self.failed)
            ),
        )


def differing(period: Period, level: int, one: int, other: int) -> Values | None:
    """The rest of a case whose end is another when the level has one value than when it has the other."""
    diagram, root = period.outcome
    return _search(
        period, diagram, tuple(diagram.narrowed(root, {level: frozenset([value])}, diagram) for value in (one, other))
    )


def values_of(period: Period, level: int) -> list[int]:
    """The values that a complete case may have at a level: what a person could answer, any reading, any decision."""
    if level < period.readings.start:
        return sorted(period.variables[level].patterns_for({}))
    return list(range(period.sizes[level]))


def _search(period: Period, diagram: Diagram, start: tuple[Node, ...]) -> Values | None:
    """Values that lead the first and second node to different ends, and so the third and fourth, and so on."""
    failed: set[tuple[Node, ...]] = set()

    def walk(nodes: tuple[Node, ...], chosen: Values) -> Values | None:
        if nodes in failed or any(one == other for one, other in zip(nodes[::2], nodes[1::2], strict=True)):
            return None
        level = min(map(diagram.level, nodes))
        if level == diagram.depth:
            return chosen
        for value in values_of(period, level):
            found = walk(tuple(diagram.child(node, level, value) for node in nodes), {**chosen, level: value})
            if found is not None:
                return found
        failed.add(nodes)
        return None

    return walk(start, {})
