"""One period of a goal: its rule compiled to a diagram, with the levels, the clocks and the steps that go with it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any

from checker.engine.diagram import DUTY, NO, YES, Diagram, Node
from checker.engine.variables import MOST_DAYS, Variable
from checker.facts.calendar import add_months, format_months
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Test, day_before
from checker.rulebook.clause import Clause
from checker.rulebook.codec import decode, encode
from checker.rulebook.step import Step


@frozen
class Clock:
    """A promise that can still be kept: do what ``clause`` says within ``days`` of the day ``of``."""

    clause: str
    days: int
    of: str
    months: int = 0
    """Calendar months; there are no ``days`` then."""

    def due(self, day: date) -> date:
        """The last day of the promise, which still counts, when ``of`` is this day."""
        return add_months(day, self.months) if self.months else day_before(day, -self.days)

    @property
    def limit(self) -> str:
        """How long it lasts, in words."""
        return format_months(self.months) if self.months else f"{self.days} day{'' if self.days == 1 else 's'}"


DAYLESS = ("readings", "decisions", "sizes", "clauses", "outcome", "deciding_facts")
"""What is worked out of a period and no day changes: a search asks for it on many."""


@frozen
class Period:
    """A goal's rules from ``start`` (None: from ever) until the next period's.

    The diagram's levels are the ``variables``, first those a person answers, then open readings, then decisions, and
    after them one level for each of ``clocks``, whose value 0 is "run out" and 1 "as it stands". ``chained``, where
    there is one, is the same rule without its clauses, in which a fact that another goal brings about may be met by
    meeting that goal.
    """

    start: str | None
    order: tuple[str, ...]
    clause: Clause
    variables: tuple[Variable, ...]
    clocks: tuple[Clock, ...]
    diagram: Diagram
    chained: Period | None = None
    steps: tuple[Step, ...] = ()
    """The steps of the goal's path, each with the clause that tells whether it is done."""
    _at: dict[date, Period] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def readings(self) -> range:
        """The levels of open readings."""
        first = sum(variable.facts[0].asked for variable in self.variables)
        return range(first, first + sum(variable.facts[0].open is not None for variable in self.variables))

    @cached_property
    def decisions(self) -> range:
        """The levels of other people's decisions."""
        return range(self.readings.stop, len(self.variables))

    def deciders(self, levels: AbstractSet[int]) -> list[dict[str, Any]]:
        """Whose decisions stand at these levels, as the verdict record tells them."""
        facts = [self.variables[level].facts[0] for level in self.decisions if level in levels]
        return [{"fact": fact.id, "decided_by": fact.decided_by, "text": fact.words} for fact in facts]

    @cached_property
    def sizes(self) -> list[int]:
        """How many values each level has."""
        return [len(variable.patterns) for variable in self.variables] + [2] * len(self.clocks)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause of the rule by its id, in the order of the source."""
        return {clause.id: clause for clause in self.clause.walk()}

    @cached_property
    def outcome(self) -> tuple[Diagram, Node]:
        """The goal's truth with its clocks taken together: a diagram with the ends NO, YES and DUTY, and its root."""
        return self.without_clocks(self.diagram, self.clause.root)

    @cached_property
    def deciding_facts(self) -> tuple[str, ...]:
        """The facts, in asking order, that can change the verdict or the ways to yes: at most these are asked."""
        diagram, root = self.outcome
        facts = [fact for level in diagram.support(root) for fact in self.variables[level].facts]
        names = {name for fact in facts for name in (fact.id, *fact.growth_facts)}
        return tuple(name for name in self.order if name in names)

    def without_clocks(self, table: Diagram, node: Node, into: Diagram | None = None) -> tuple[Diagram, Node]:
        """A function over this period's levels with its clocks taken together, drawn ``into`` a diagram with 3 ends."""
        ends = into or Diagram(len(self.variables), ends=3)

        def run(each: Node, value: int) -> Node:
            while table.nodes[each][1]:
                each = table.nodes[each][1][value]
            return each

        def end(each: Node) -> Node | None:
            if table.level(each) < ends.depth:
                return None
            standing, run_out = run(each, 1), run(each, 0)
            return NO if standing == NO else YES if run_out == YES else DUTY

        return ends, table.narrowed(node, {}, ends, end)

    def at(self, as_of: date) -> Period:
        """The period as its tests are on a day; itself, where none goes by the calendar."""
        if as_of not in self._at:
            if len(self._at) == MOST_DAYS:
                self._at.clear()
            self._at[as_of] = self._as_on(as_of)
        return self._at[as_of]

    def _as_on(self, as_of: date) -> Period:
        variables = tuple(variable.at(as_of) for variable in self.variables)
        chained = self.chained.at(as_of) if self.chained else None
        same = all(now is variable for now, variable in zip(variables, self.variables, strict=True))
        if same and chained is self.chained:
            return self
        period = replace(self, variables=variables, chained=chained)
        for name in DAYLESS:
            vars(period)[name] = getattr(self, name)
        return period

    def to_data(self) -> dict[str, Any]:
        """The period as JSON values."""
        return {
            "start": self.start,
            "order": list(self.order),
            "clause": encode(self.clause),
            "variables": [
                {
                    "facts": [fact.id for fact in variable.facts],
                    "tests": encode(variable.tests),
                    "patterns": ["".join("01"[truth] for truth in pattern) for pattern in variable.patterns],
                }
                for variable in self.variables
            ],
            "clocks": encode(self.clocks),
            "nodes": [[level, *children] for level, children in self.diagram.nodes[2:]],
            "chained": self.chained.to_data() if self.chained else None,
            "steps": encode(self.steps),
        }

    @classmethod
    def from_data(cls, data: dict[str, Any], facts: dict[str, Fact]) -> Period:
        """The period that ``to_data`` wrote."""
        variables = tuple(
            Variable(
                tuple(facts[name] for name in each["facts"]),
                tuple(decode(Test, test) for test in each["tests"]),
                tuple(tuple(mark == "1" for mark in pattern) for pattern in each["patterns"]),
            )
            for each in data["variables"]
        )
        clocks = tuple(decode(Clock, each) for each in data["clocks"])
        diagram = Diagram(len(variables) + len(clocks))
        for level, *children in data["nodes"]:
            diagram.node(level, children)
        chained = cls.from_data(data["chained"], facts) if data["chained"] else None
        clause = decode(Clause, data["clause"])
        steps = tuple(decode(Step, each) for each in data["steps"])
        return cls(data["start"], tuple(data["order"]), clause, variables, clocks, diagram, chained, steps)
