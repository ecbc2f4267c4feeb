"""The verdict: what some answers settle on a day, under every reading and whatever others decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from typing import Any

from checker.answers import UNKNOWN, Value, read_all
from checker.diagram import NO, YES, Diagram, Node
from checker.rulebook import Period, Rulebook
from checker.tree import states

DUTY = 2
"""The end where yes holds only while a clock runs; ``NO`` and ``YES`` are the others."""


def verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The verdict record on a goal, as JSON values.

    ``answers`` holds fact id → JSON value, or read values; facts of other goals may be among them. Raises AnswerError
    for an answer that does not fit and KeyError for an unknown goal.
    """
    period = rulebook.goals[goal].period(as_of)
    given = read_all(rulebook.facts, answers, as_of)
    case = Case(period, given, as_of)
    return {
        "goal": goal,
        **case.outcome(case.possible),
        "ask": [name for name in period.order if name in case.open_facts and name not in given],
        "find_out": [name for name in period.order if name in case.open_facts and given.get(name) == UNKNOWN],
        "clauses": states(period, given, case.left),
        "period": period.start,
        "as_of": as_of.isoformat(),
        "rules": rulebook.hash,
    }


@dataclass(frozen=True)
class Case:
    """A goal's period narrowed to what some read answers leave."""

    period: Period
    answers: Mapping[str, Value]
    as_of: date

    @cached_property
    def left(self) -> dict[int, frozenset[int]]:
        """The patterns left at each level that a person answers."""
        return {level: self.period.variables[level].left(self.answers, self.as_of)
                for level in range(self.period.readings.start)}

    @cached_property
    def table(self) -> Diagram:
        """Where the narrowed diagrams live."""
        return Diagram(self.period.diagram.depth)

    @cached_property
    def possible(self) -> Node:
        """The goal's truth over what is left, clocks among its levels."""
        return self.period.diagram.narrowed(self.period.clause.root, self.left, self.table)

    @cached_property
    def open_facts(self) -> frozenset[str]:
        """Facts without a value that can still change the verdict; all of a sum's where it can."""
        ends, node = self.ended(self.possible)
        facts = [fact for level in ends.support(node) for fact in self.period.variables[level].facts]
        return frozenset(fact.id for fact in facts if self.answers.get(fact.id, UNKNOWN) == UNKNOWN)

    def ended(self, node: Node) -> tuple[Diagram, Node]:
        """The function with its clocks taken together: ends NO, YES and DUTY."""
        first_clock = len(self.period.variables)
        ends = Diagram(first_clock, ends=3)

        def end(each: Node) -> Node | None:
            if self.table.level(each) < first_clock:
                return None
            standing, run_out = self.at_the_clocks(each, 1), self.at_the_clocks(each, 0)
            return NO if standing == NO else YES if run_out == YES else DUTY

        return ends, self.table.narrowed(node, {}, ends, end)

    def at_the_clocks(self, node: Node, value: int) -> Node:
        """The end with every clock standing (1) or run out (0)."""
        while node not in (NO, YES):
            node = self.table.places[node][1][value]
        return node

    def outcome(self, node: Node) -> dict[str, Any]:
        """``status``, ``readings``, ``owed`` and ``left_to`` of a narrowed function."""
        status = _status(self.period, *self.ended(node))
        return {"status": status, "readings": self.readings(node), "owed": self.owed(node),
                "left_to": self.left_to(node)}

    def readings(self, node: Node) -> list[dict[str, Any]]:
        """The outcome under each reading of each open sentence that can still matter, where they differ."""
        levels = [level for level in self.period.readings if level in self.table.support(node)]
        if not levels:
            return []
        found = []
        facts = [self.period.variables[level].facts[0] for level in levels]
        for options in product(*(fact.options for fact in facts)):
            reading = dict(zip((fact.id for fact in facts), options, strict=True))
            chosen = {level: self.period.variables[level].left(reading, self.as_of) for level in levels}
            outcome = self.outcome(self.table.narrowed(node, chosen, self.table))
            found.append({"reading": reading} | {key: outcome[key] for key in ("status", "owed", "left_to")})
        differ = any(each | {"reading": None} != found[0] | {"reading": None} for each in found)
        return found if differ else []

    def owed(self, node: Node) -> list[dict[str, Any]]:
        """What must still be done by a day, as far as it can matter; ``due`` is None while that day is not known."""
        support = self.table.support(node)
        owed = []
        clauses = {clause.id: clause for clause in self.period.clause.walk()}
        for index, clock in enumerate(self.period.clocks):
            if len(self.period.variables) + index in support:
                day = self.answers.get(clock.of)
                due = day + timedelta(clock.days) if isinstance(day, date) else None
                clause = clauses[clock.clause]
                owed.append({"clause": clock.clause, "days": clock.days, "of": clock.of,
                             "due": due.isoformat() if due else None, "text": clause.text, "cite": list(clause.cite)})
        return owed

    def left_to(self, node: Node) -> list[dict[str, Any]]:
        """Whose decisions can still change the verdict."""
        support = self.table.support(node)
        facts = [self.period.variables[level].facts[0] for level in self.period.decisions if level in support]
        return [{"fact": fact.id, "decided_by": fact.decided_by, "text": fact.words} for fact in facts]


def _status(period: Period, ends: Diagram, node: Node) -> str:
    reachable = ends.ends(node)
    if NO not in reachable:
        return "met" if DUTY not in reachable else "met_with_duty"
    if reachable == {NO}:
        return "not_met"
    readings = {ends.frontier(node, period.readings.start)}
    for level in period.readings:
        readings = {frozenset(ends.child(each, level, value) for each in ways)
                    for ways in readings for value in range(period.sizes[level])}
    worlds = {frozenset(readings)}
    for level in period.decisions:
        worlds = {frozenset(frozenset(ends.child(each, level, value) for each in ways) for ways in world)
                  for world in worlds for value in range(period.sizes[level])}
    truths = [{frozenset(end != NO for end in ways) for ways in world} for world in worlds]
    if any(len(ways) > 1 for world in truths for ways in world):
        return "unsettled"
    return "depends_on_reading" if any(len(world) > 1 for world in truths) else "left_to_others"
