"""The nearest ways to yes: how long to wait, what to change and what open answers would have to be.

A* through the levels of the diagram with an exact heuristic: the cheapest completion from every node, by dynamic
programming. The first way found is therefore the nearest, and takes no more steps than there are levels.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from itertools import count
from typing import Any

from checker.case.status import Remaining
from checker.engine.diagram import Node
from checker.engine.effort import spend
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal
from checker.ways.board import Board, Hand, Renewed, holds
from checker.ways.cost import FREE, Cost, cost_of, goal_of, is_known
from checker.ways.moves import Move, Rank, Steps, Way
from checker.ways.waiting import Answers, case_after, turning_days

MOST_WAYS = 3
MOST_ENDS = 200
"""Ends of one search before it stops: many are a way already found, with steps that it does not need."""


class Nearest:
    """The nearest ways of a goal from a day on. Searches for answers that differ little share what is alike in them."""

    def __init__(self, goal: Goal, as_of: date) -> None:
        self.goal, self.as_of = goal, as_of
        self._found: dict[Any, list[Way]] = {}
        self._boards: dict[int, Board] = {}
        self._searched: dict[Any, list[Way]] = {}

    def ways(self, answers: Answers, chained: bool = True) -> list[Way]:
        """At most three ways, the nearest first; none of them asks for more than another. Ways that wait on others'
        decisions are there only where no other is. With ``chained``, the goals that this one leans on are part of the
        rule, so what two goals need counts once.
        """
        key = chained, frozenset(answers.items())
        if key not in self._found:
            self._found[key] = self._search(answers, chained)
        return self._found[key]

    def are_sooner(self, answers: Answers, others: Answers) -> bool:
        """Whether the ways are as many as are told, all without a wait, and take no longer than the first wait after
        which something turns by the other answers: so that no growth which these suppose could bring a nearer one.
        """
        ways = self.ways(answers)
        if len(ways) < MOST_WAYS or any(way.wait or not way.unconditional for way in ways):
            return False
        turns = turning_days(self.goal, others, self.as_of, chained=True)
        return all(ways[-1].rank[:2] < (False, days) for days in turns[:1])

    def _search(self, answers: Answers, chained: bool) -> list[Way]:
        waits = [0, *turning_days(self.goal, answers, self.as_of, chained=True)]

        @cache
        def hand_after(days: int) -> Hand:
            case = case_after(self.goal, answers, self.as_of, days, chained)
            return Hand(self._board(case.period), case, days)

        own = _own_facts(self.goal)
        for unconditional in (True, False):
            found: list[Way] = []
            for unknown in self._kinds:
                for days in waits:
                    limit = found[-1].rank[:5] if len(found) == MOST_WAYS else None
                    if limit and (unknown, days) > limit[:2]:
                        break  # whatever comes after takes longer
                    further = self._ways_after(hand_after(days), unconditional, limit, found, unknown=unknown)
                    found = _chosen([*found, *further], own)
                if len(found) == MOST_WAYS:
                    break
            if found:
                return found
        return []

    @cached_property
    def _kinds(self) -> tuple[bool, ...]:
        """Whether to look for ways that cost we do not know what: not at first, and then where there may be some."""
        periods = [each for period in self.goal.periods for each in (period, period.chained) if each]
        facts = [fact for period in periods for variable in period.variables for fact in variable.facts]
        return (False, True) if any(fact.get == {} for fact in facts) else (False,)

    def _ways_after(
        self, hand: Hand, unconditional: bool, limit: Rank | None, found: Sequence[Way], *, unknown: bool
    ) -> list[Way]:
        """The ways after one wait, without those that ask for more than one found; taken from a search as this was."""
        fewer = [hand.board.bits(way.steps_after(hand.wait)) for way in found if way.wait <= hand.wait]
        key = id(hand.board), unconditional, unknown, (*fewer,), (*hand.numbers(unknown=unknown),)
        if key in self._searched:
            return [replace(way, wait=hand.wait, case=hand.case) for way in self._searched[key]]
        ways = _Search(hand, unconditional, limit, unknown=unknown).ways(fewer)
        if limit is None:
            self._searched[key] = ways
        return ways

    def _board(self, period: Period) -> Board:
        key = id(period.outcome[0])
        if key not in self._boards:
            self._boards[key] = Board(period, _own_facts(self.goal))
        return self._boards[key]


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


def _is_more_in_bits(steps: int, than: int, own: int) -> bool:
    """The same where each step is a bit of a number."""
    there = than & own
    return not there & ~steps and (there == than or bool(steps & ~own))


def _chosen(found: list[Way], own: frozenset[str]) -> list[Way]:
    chosen: list[Way] = []
    for way in sorted(found, key=lambda way: way.rank):
        if not any(way.wait >= other.wait and _is_more(way.steps_now, other.steps_now, own) for other in chosen):
            chosen.append(way)
    return chosen[:MOST_WAYS]


class _Search:
    """The ways after one wait, best first; ``limit`` is the rank, but for open answers, past which none is wanted."""

    def __init__(self, hand: Hand, unconditional: bool, limit: Rank | None, *, unknown: bool) -> None:
        self.hand, self.unconditional, self.unknown = hand, unconditional, unknown
        self.case, self.limit = hand.case, limit
        self.board, self.root = hand.board, hand.board.root
        self.diagram = self.board.diagram
        self.costs = hand.costs(unconditional, unknown=unknown)

    def ways(self, fewer: Iterable[int] = ()) -> list[Way]:
        """At most three, each without a step that it could leave out, and none with all steps of those in ``fewer``,
        which are bits of a number.
        """
        found: list[Way] = []
        ticket = count()
        heap: list[tuple[Cost, int, int, Cost, Node, tuple[Move, ...], int]] = []

        def push(node: Node, spent: Cost, done: tuple[Move, ...], steps: int) -> None:
            ahead = self.costs.ahead(node)
            if ahead is not None:  # of two that cost the same, the one that has come further
                level = -self.diagram.level(node)
                heapq.heappush(heap, (spent + ahead, level, next(ticket), spent, node, done, steps))

        push(self.root, FREE, (), 0)
        fewer = [*fewer]
        ends = 0
        while heap and ends < MOST_ENDS and sum(way.unknown == self.unknown for way in found) < MOST_WAYS:
            whole, _, _, spent, node, done, steps = heapq.heappop(heap)
            spend(10)
            if self._is_past_limit(whole):
                break
            if any(_is_more_in_bits(steps, than, self.board.own_bits) for than in fewer):
                continue
            if self.board.is_end(node):
                ends += 1
                found.append(self._trimmed(done))
                fewer.append(self.board.bits(found[-1].steps))
                continue
            for move, child, bits in self.costs.further(node):
                push(child, spent + move.cost, (*done, move), steps | bits)
        return [way for way in found if way.unknown == self.unknown]

    def _is_past_limit(self, cost: Cost) -> bool:
        """Whether all that is still to come ranks after the ways that were found after shorter waits."""
        days, *rest = cost[:4]
        return self.limit is not None and (self.unknown, self.hand.wait + days, *rest) > self.limit

    def _trimmed(self, done: tuple[Move, ...]) -> Way:
        """The way that these moves make, without any step that it does not need, at the price of those that it does."""
        changes = dict(step for move in done for step in move.changes)
        opens = dict(step for move in done for step in move.opens)
        after = Renewed(self.case, {**changes, **opens})
        nodes = self._nodes(done)
        known: dict[Node, bool] = {}
        before = -1
        while before != len(changes) + len(opens):
            before = len(changes) + len(opens)
            for steps in (opens, changes):
                for name in list(steps):
                    remaining = after.leave_out(name)
                    level = self.case.level_of[name]
                    if self._works(nodes.get(level, self.root), level, after.remaining, known):
                        del steps[name]
                        nodes, known = {}, {}  # there is more than one path from here on
                    else:
                        after.put_back(name, remaining)
        begun = [move.begins for move in done if move.begins in changes]
        begins = tuple((name, changes.pop(name)) for name in begun if name)
        cost, unknown = Cost(changes=len(begins), opens=len(opens)), False
        for name, amount in changes.items():
            fact = self.case.fact(name)
            cost += cost_of(fact, self.case.amounts[self.case.level_of[name]][name], amount)
            unknown = unknown or not is_known(fact)
        wait, certain = self.hand.wait, self.unconditional
        return Way(wait, (*changes.items(),), (*opens.items(),), cost, unknown, certain, self.case, begins)

    def _nodes(self, done: tuple[Move, ...]) -> dict[int, Node]:
        """The nodes on the one path that these moves leave, by level."""
        found, node = {}, self.root
        for move in done:
            level, children = self.diagram.nodes[node]
            found[level], node = node, children[move.pattern]
        return found

    def _works(self, start: Node, below: int, remaining: Remaining, known: dict[Node, bool]) -> bool:
        """Whether everything from a node on comes to yes; ``known`` tells it of nodes below a level, where nothing
        changes.
        """
        here: dict[Node, bool] = {}

        def works(node: Node) -> bool:
            spend(1)
            level, children = self.diagram.nodes[node]
            found = known if level > below else here
            if node not in found:
                if level >= self.board.first_end:
                    found[node] = self.board.is_yes(node, self.unconditional)
                else:
                    found[node] = all(works(children[value]) for value in remaining[level])
            return found[node]

        found = works(start)
        if self.unconditional or not found:
            return found
        ends = self.diagram.frontier(self.root, self.board.first_end, remaining)
        return holds(self.case.period, ends, unconditional=False)
