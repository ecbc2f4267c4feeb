"""The nearest ways to yes: how long to wait, what to change and what open answers would have to be.

A* through the levels of the diagram with an exact heuristic: the cheapest completion from every node, by dynamic
programming. The first way found is therefore the nearest, and takes no more steps than there are levels.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import count, product
from typing import Any

from checker.case.case import Case
from checker.case.status import Remaining
from checker.engine.diagram import NO, Node
from checker.facts.frozen import frozen
from checker.facts.tests import Amount
from checker.rulebook.rulebook import Goal, Period
from checker.ways.cost import FREE, Cost, cost_of, goal_of, is_known
from checker.ways.moves import Move, Step, moves
from checker.ways.waiting import Answers, begun_after, case_after, grows, turning_days

MOST_WAYS = 3
MOST_ENDS = 200
"""Ends of one search before it stops: many are a way already found, with steps that it does not need."""


Steps = frozenset[Step]


@frozen
class Way:
    """One way to yes: a wait in days, new amounts of given facts, amounts of open ones, and what they cost. ``begins``
    are the facts whose numbers grow in that time to what they must be, once the person begins.
    """

    wait: int
    changes: tuple[tuple[str, Amount], ...]
    opens: tuple[tuple[str, Amount], ...]
    cost: Cost
    unknown: bool
    """Whether some change costs we do not know what."""
    unconditional: bool
    """Whether it leads to yes whatever others decide."""
    case: Case
    begins: tuple[tuple[str, Amount], ...] = ()

    @property
    def rank(self) -> tuple[Any, ...]:
        """The order of ways: known costs first, then waiting, hours, dollars, changes, open answers."""
        days, *rest = self.cost
        return self.unknown, self.wait + days, *rest, self.wait

    @property
    def steps(self) -> Steps:
        """All that it asks besides waiting."""
        return frozenset((*((name, None) for name, _ in self.begins), *self.changes, *self.opens))

    @property
    def steps_now(self) -> Steps:
        """The same on the day asked about: after a wait, a day lies that much longer ago."""
        return frozenset(
            (name, amount - self.wait if isinstance(amount, Fraction) and self._is_day(name) else amount)
            for name, amount in self.steps
        )

    def _is_day(self, name: str) -> bool:
        return self.case.fact(name).kind == "day"


class Nearest:
    """The nearest ways of a goal from a day on. Searches for answers that differ little share what is alike in them."""

    def __init__(self, goal: Goal, as_of: date) -> None:
        self.goal, self.as_of = goal, as_of
        self._found: dict[Any, list[Way]] = {}
        self._moves: dict[Any, list[Move]] = {}
        self._cases: list[Case] = []  # as long as they last, the id of a variable names no other

    def ways(self, answers: Answers, chained: bool = True) -> list[Way]:
        """At most three ways, the nearest first; none of them asks for more than another. Ways that wait on others'
        decisions are there only where no other is. With ``chained``, the goals that this one leans on are part of the
        rule, so what two goals need counts once.
        """
        key = chained, frozenset(answers.items())
        if key not in self._found:
            self._found[key] = self._search(answers, chained)
        return self._found[key]

    def _search(self, answers: Answers, chained: bool) -> list[Way]:
        waits = [0, *turning_days(self.goal, answers, self.as_of, chained=True)]
        cases = {days: case_after(self.goal, answers, self.as_of, days, chained) for days in waits}
        facts = [fact for case in cases.values() for variable in case.period.variables for fact in variable.facts]
        kinds = (False, True) if any(fact.get == {} for fact in facts) else (False,)
        own = _own_facts(self.goal)
        self._cases += cases.values()
        for unconditional in (True, False):
            found: list[Way] = []
            for unknown in kinds:
                for days, case in cases.items():
                    if len(found) == MOST_WAYS and (unknown, days) > found[-1].rank[:2]:
                        break  # whatever comes after takes longer
                    search = _Search(case, days, unconditional, own, self._moves, unknown=unknown)
                    found = _chosen([*found, *search.ways()], own)
                if len(found) == MOST_WAYS:
                    break
            if found:
                return found
        return []


def _own_facts(goal: Goal) -> frozenset[str]:
    """The facts of the goal itself where it leans on a single other one: two ways to meet that are one way here."""
    variables = [variable for period in goal.periods for variable in period.variables]
    others = {goal_of(fact) for variable in variables for fact in variable.facts} - {None}
    return frozenset(fact.id for variable in variables for fact in variable.facts) if len(others) == 1 else frozenset()


def _is_more(steps: Steps, than: Steps, own: frozenset[str]) -> bool:
    """Whether steps are at least as many as others, all steps of another goal taken as one."""
    if not own:
        return steps >= than
    here, there = ({step for step in some if step[0] in own} for some in (steps, than))
    return here >= there and (len(there) == len(than) or len(here) < len(steps))


def _chosen(found: list[Way], own: frozenset[str]) -> list[Way]:
    chosen: list[Way] = []
    for way in sorted(found, key=lambda way: way.rank):
        if not any(way.wait >= other.wait and _is_more(way.steps_now, other.steps_now, own) for other in chosen):
            chosen.append(way)
    return chosen[:MOST_WAYS]


class _Search:
    """The ways after one wait, best first."""

    def __init__(
        self,
        case: Case,
        wait: int,
        unconditional: bool,
        own: frozenset[str],
        known: dict[Any, list[Move]],
        *,
        unknown: bool,
    ) -> None:
        self.case, self.wait, self.unconditional, self.unknown = case, wait, unconditional, unknown
        self.own, self._known = own, known
        self.diagram, self.root = case.period.outcome
        self._ahead: dict[Node, Cost | None] = {}
        self._ends: dict[Node, bool] = {}
        self._further: dict[Node, list[tuple[Move, Node]]] = {}
        self._moves: dict[tuple[int, int], list[Move]] = {}
        self._begun = begun_after(case, wait)
        facts = [fact for variable in case.period.variables for fact in variable.facts]
        self._timed = {fact.id for fact in facts if grows(fact, case.answers)}

    def ways(self) -> list[Way]:
        """At most three, each without a step that it could leave out."""
        found: list[Way] = []
        ticket = count()
        heap: list[tuple[Cost, int, int, Cost, Node, tuple[Move, ...], Steps]] = []

        def push(node: Node, spent: Cost, done: tuple[Move, ...], steps: Steps) -> None:
            ahead = self._cost_ahead(node)
            if ahead is not None:  # of two that cost the same, the one that has come further
                heapq.heappush(heap, (spent + ahead, -self.diagram.level(node), next(ticket), spent, node, done, steps))

        push(self.root, FREE, (), frozenset())
        ends = 0
        while heap and ends < MOST_ENDS and sum(way.unknown == self.unknown for way in found) < MOST_WAYS:
            *_, spent, node, done, steps = heapq.heappop(heap)
            if any(_is_more(steps, way.steps, self.own) for way in found):
                continue
            if self._is_answered(node):
                ends += 1
                found.append(self._trimmed(done))
                continue
            for move, child in self._steps(node):
                push(child, spent + move.cost, (*done, move), steps.union(move.steps))
        return [way for way in found if way.unknown == self.unknown]

    def _cost_ahead(self, node: Node) -> Cost | None:
        """The least that is still to be paid from here, or None where no way leads on."""
        if node not in self._ahead:
            if self._is_answered(node):
                self._ahead[node] = FREE if self._is_end(node) else None
            else:
                further = ((move, self._cost_ahead(child)) for move, child in self._steps(node))
                self._ahead[node] = min(
                    (move.cost + ahead for move, ahead in further if ahead is not None), default=None
                )
        return self._ahead[node]

    def _is_answered(self, node: Node) -> bool:
        """Whether nothing that a person answers matters here any more."""
        return self.diagram.level(node) >= self.case.period.readings.start

    def _steps(self, node: Node) -> list[tuple[Move, Node]]:
        if node not in self._further:
            self._further[node] = [*self._cheapest_steps(node)]
        return self._further[node]

    def _cheapest_steps(self, node: Node) -> Iterator[tuple[Move, Node]]:
        level, children = self.diagram.nodes[node]
        found = (
            move for pattern, child in enumerate(children) if child != NO for move in self._moves_to(level, pattern)
        )
        seen = set()
        for move in sorted(found, key=lambda move: move.cost):
            alike = children[move.pattern], move.names
            if alike not in seen:  # another amount that leads no further is the same step
                seen.add(alike)
                yield move, children[move.pattern]

    def _moves_to(self, level: int, pattern: int) -> list[Move]:
        if (level, pattern) not in self._moves:
            variable, amounts = self.case.period.variables[level], self.case.amounts[level]
            begun = {fact.id: self._begun[fact.id] for fact in variable.facts if fact.id in self._begun}
            timed = tuple(fact.id for fact in variable.facts if fact.id in self._timed)
            key = id(variable), pattern, self.unknown, (*amounts.items(),), (*begun.items(),), timed
            if key not in self._known:
                self._known[key] = moves(variable, pattern, amounts, begun, timed, unknown=self.unknown)
            self._moves[level, pattern] = self._known[key]
        return self._moves[level, pattern]

    def _trimmed(self, done: tuple[Move, ...]) -> Way:
        """The way that these moves make, without any step that it does not need, at the price of those that it does."""
        changes = dict(step for move in done for step in move.changes)
        opens = dict(step for move in done for step in move.opens)
        after = Renewed(self.case)
        before = -1
        while before != len(changes) + len(opens):
            before = len(changes) + len(opens)
            for steps in (opens, changes):
                for name in list(steps):
                    amount = steps.pop(name)
                    if not self._works(after.remaining({**changes, **opens})):
                        steps[name] = amount
        begun = [move.begins for move in done if move.begins in changes]
        begins = tuple((name, changes.pop(name)) for name in begun if name)
        cost, unknown = Cost(changes=len(begins), opens=len(opens)), False
        for name, amount in changes.items():
            fact = self.case.fact(name)
            cost += cost_of(fact, self.case.amounts[self.case.level_of[name]][name], amount)
            unknown = unknown or not is_known(fact)
        return Way(
            self.wait, (*changes.items(),), (*opens.items(),), cost, unknown, self.unconditional, self.case, begins
        )

    def _works(self, remaining: Remaining) -> bool:
        ends = self.diagram.reached(self.root, self.case.period.readings.start, remaining)
        if self.unconditional:  # each end by itself, and the first that fails is enough
            return all(map(self._is_end, ends))
        return holds(self.case.period, frozenset(ends), unconditional=False)

    def _is_end(self, node: Node) -> bool:
        """Whether a node where nothing that a person answers matters any more comes to yes."""
        if node not in self._ends:
            self._ends[node] = holds(self.case.period, frozenset([node]), self.unconditional)
        return self._ends[node]


class Renewed:
    """A case in which some facts have new amounts, each fact always the same one."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._patterns: dict[tuple[str, ...], frozenset[int]] = {}

    def remaining(self, new: Mapping[str, Amount]) -> dict[int, frozenset[int]]:
        """The patterns remaining at each level once these facts have these amounts."""
        found = dict(self.case.remaining)
        for level in {self.case.level_of[name] for name in new}:
            variable = self.case.period.variables[level]
            names = tuple(fact.id for fact in variable.facts if fact.id in new)
            if names not in self._patterns:
                renewed = {name: new[name] for name in names}
                self._patterns[names] = variable.patterns_for(self.case.amounts[level] | renewed)
            found[level] = self._patterns[names]
        return found


def holds(period: Period, nodes: frozenset[Node], unconditional: bool) -> bool:
    """Whether all these nodes come to yes under every reading, and every decision or (not ``unconditional``) some."""
    diagram, _ = period.outcome
    for level in period.readings:
        nodes = frozenset(diagram.child(node, level, value) for node in nodes for value in range(period.sizes[level]))
    for values in product(*(range(period.sizes[level]) for level in period.decisions)):
        ends = nodes
        for level, value in zip(period.decisions, values, strict=True):
            ends = frozenset(diagram.child(node, level, value) for node in ends)
        if (NO in ends) == unconditional:
            return not unconditional
    return unconditional
