"""One person's case: a goal's rules narrowed to what the answers leave, and what can be read off that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

from checker.case.status import status
from checker.engine.diagram import Diagram, Node
from checker.facts.answers import UNKNOWN, Value
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount
from checker.rulebook.period import Period


@frozen
class Case:
    """A goal's period narrowed to what some read answers leave."""

    period: Period
    answers: Mapping[str, Value]
    as_of: date
    every_clause: bool = False
    """Whether the goal asks until every clause is settled."""
    changed: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The patterns of levels that are no longer as the answers have them."""

    @cached_property
    def remaining(self) -> dict[int, frozenset[int]]:
        """The patterns remaining at each level that a person answers."""
        answered = {level: self.period.variables[level].patterns_for(each) for level, each in enumerate(self.amounts)}
        return {**answered, **self.changed}

    @cached_property
    def amounts(self) -> list[dict[str, Amount]]:
        """What the tests see of the answers, at each level that a person answers."""
        return [
            self.period.variables[level].amounts(self.answers, self.as_of)
            for level in range(self.period.readings.start)
        ]

    @cached_property
    def level_of(self) -> dict[str, int]:
        """The level of each fact that a person answers."""
        return {
            fact.id: level for level in range(self.period.readings.start) for fact in self.period.variables[level].facts
        }

    def fact(self, name: str) -> Fact:
        """A fact that a person answers, by its id."""
        return self.period.variables[self.level_of[name]].fact(name)

    @cached_property
    def table(self) -> Diagram:
        """Where the narrowed diagrams live."""
        return Diagram(self.period.diagram.depth)

    @cached_property
    def possible(self) -> Node:
        """The goal's truth over what is left, clocks among its levels."""
        return self.period.diagram.narrowed(self.period.clause.root, self.remaining, self.table)

    @cached_property
    def open_facts(self) -> frozenset[str]:
        """Facts without a value that can still change the verdict, or any clause where the goal asks about every one;
        all of a sum's where it can.
        """
        return self._open_after({})

    def _open_after(self, chosen: Mapping[int, frozenset[int]]) -> frozenset[str]:
        """The same once these levels have only these values."""
        functions, clocks = self._narrowed(chosen), self.period.clocks
        ended = (self.period.without_clocks(self.table, node) if clocks else (self.table, node) for node in functions)
        levels = frozenset(level for ends, node in ended for level in ends.support(node))
        facts = [fact for level in levels for fact in self.period.variables[level].facts]
        return frozenset(fact.id for fact in facts if self.answers.get(fact.id, UNKNOWN) == UNKNOWN)

    def _narrowed(self, chosen: Mapping[int, frozenset[int]]) -> list[Node]:
        """The goal's truth, or every clause's where the goal asks about every one, over what is left."""
        if not self.every_clause and not chosen:
            return [self.possible]
        clauses = self.period.clause.walk() if self.every_clause else [self.period.clause]
        roots = dict.fromkeys(clause.root for clause in clauses)
        return [self.period.diagram.narrowed(root, {**self.remaining, **chosen}, self.table) for root in roots]

    @cached_property
    def unknown(self) -> list[str]:
        """The open facts that were answered "I don't know", in asking order."""
        return [name for name in self.period.order if name in self.open_facts and name in self.answers]

    @cached_property
    def find_out(self) -> list[str]:
        """What is unknown, in asking order; once nothing else is to ask, first what settles most: after which the
        fewest others are open, over all that may turn out, each as likely.
        """
        names = self.unknown
        if len(names) < 2 or self.to_ask:
            return names
        levels = {self.level_of[name] for name in names}
        still_open = {level: self._still_open(level) for level in levels}
        return sorted(names, key=lambda name: still_open[self.level_of[name]])

    def _still_open(self, level: int) -> Fraction:
        """How many facts are open on average once the facts of a level are known: every option of a choice as likely
        as the others, and every answer that tests tell apart.
        """
        values, variable = list(self.remaining[level]), self.period.variables[level]
        if variable.facts[0].kind == "choice":
            values = [
                value
                for option in variable.facts[0].options
                for value in variable.patterns_for({variable.facts[0].id: option})
            ]
        return Fraction(sum(len(self._open_after({level: frozenset([value])})) for value in values), len(values))

    @cached_property
    def to_ask(self) -> list[str]:
        """Facts that were not asked and can still change something, in asking order."""
        return [name for name in self.period.order if name in self.open_facts and name not in self.answers]

    def readings(self) -> list[dict[str, Any]]:
        """The outcome under each reading of each open sentence that can still matter, where they differ."""
        levels = [level for level in self.period.readings if level in self.table.support(self.possible)]
        if not levels:
            return []
        found = []
        facts = [self.period.variables[level].facts[0] for level in levels]
        for options in product(*(fact.options for fact in facts)):
            reading = dict(zip((fact.id for fact in facts), options, strict=True))
            chosen = {level: self.period.variables[level].patterns_for(reading) for level in levels}
            node = self.table.narrowed(self.possible, chosen, self.table)
            found.append(
                {
                    "reading": reading,
                    "status": status(self.period, self.remaining | chosen),
                    "owed": self.owed(node),
                    "left_to": self.left_to(node),
                }
            )
        differ = any(each | {"reading": None} != found[0] | {"reading": None} for each in found)
        return found if differ else []

    def owed(self, node: Node) -> list[dict[str, Any]]:
        """What must still be done by a day, as far as it can matter; ``due`` is None while that day is not known."""
        support = self.table.support(node)
        owed = []
        for index, clock in enumerate(self.period.clocks):
            if len(self.period.variables) + index in support:
                day = self.answers.get(clock.of)
                due = clock.due(day) if isinstance(day, date) else None
                clause = self.period.clauses[clock.clause]
                owed.append(
                    {
                        "clause": clock.clause,
                        "days": (due - day).days if due and isinstance(day, date) else clock.days or 31 * clock.months,
                        "limit": clock.limit,
                        "of": clock.of,
                        "due": due.isoformat() if due else None,
                        "text": clause.text,
                        "cite": list(clause.cite),
                    }
                )
        return owed

    def left_to(self, node: Node) -> list[dict[str, Any]]:
        """Whose decisions can still change the verdict."""
        return self.period.deciders(self.table.support(node))
