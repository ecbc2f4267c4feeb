"""Where each person of a table stands: the status, what is missing, what must be done by a day, and days that come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from checker.case.case import Case
from checker.case.clause_states import state_of
from checker.case.status import status
from checker.engine.diagram import Diagram
from checker.facts.answers import UNKNOWN, Value
from checker.facts.frozen import frozen
from checker.result import due_by_later_rules, missing
from checker.rulebook.clause import Clause
from checker.rulebook.period import Clock
from checker.rulebook.rulebook import Rulebook
from checker.team.people import CellFault, Person

SOON = timedelta(90)
"""How long before a day in a person's answers the table names it, such as the end of a certificate."""


@frozen
class Judged:
    """One person's standing, or the faults of the row, which is not judged then (``status`` is None)."""

    person: Person
    status: str | None
    missing: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    """Facts that are blank or not known and can still change something."""
    owed: tuple[tuple[str, str | None], ...] = ()
    """What must still be done, with its last day as ISO; None while that is not known."""
    left_to: tuple[str, ...] = ()
    soon: tuple[tuple[str, str], ...] = ()
    """Facts whose day lies in the coming 90 days, with that day as ISO."""
    also: tuple[tuple[str, str], ...] = ()
    """Other goals, each with its status by the same answers."""

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """What does not fit in the row."""
        return self.person.faults

    def to_data(self) -> dict[str, Any]:
        """The standing as JSON values."""
        return {
            "row": self.person.row,
            "status": self.status,
            "missing": list(self.missing),
            "ask": list(self.ask),
            "owed": [{"text": text, "due": due} for text, due in self.owed],
            "left_to": list(self.left_to),
            "soon": [{"fact": fact, "day": day} for fact, day in self.soon],
            "also": dict(self.also),
            "faults": [{"column": fault.column, "message": fault.message} for fault in self.faults],
        }


@frozen
class Alike:
    """What all whose answers leave the same patterns share; the days of duties and what is blank are each person's."""

    status: str
    missing: tuple[str, ...]
    open: tuple[str, ...]
    """Facts that could still change something, in asking order."""
    clocks: tuple[tuple[str, Clock], ...]
    left_to: tuple[str, ...]


class Team:
    """Judges people by one goal on a day, and tells where the same answers leave them in some others (``also``).

    People whose answers come to the same are judged once. Raises KeyError for an unknown goal.
    """

    def __init__(self, rulebook: Rulebook, goal: str, as_of: date, also: tuple[str, ...] = ()) -> None:
        self.rulebook, self.as_of = rulebook, as_of
        self.goals = (goal, *also)
        self.periods = {name: rulebook.goals[name].period(as_of) for name in self.goals}
        self._tables = {name: Diagram(period.diagram.depth) for name, period in self.periods.items()}
        self._standings: dict[Any, Alike] = {}
        self._by_function: dict[Any, Alike] = {}
        self._patterns: dict[Any, frozenset[int]] = {}

    def judge(self, person: Person) -> Judged:
        """Where a person stands. A row with a fault is not judged: a missing answer could make its status wrong."""
        if person.faults:
            return Judged(person, None)
        goal, *others = self.goals
        found = self._standing(goal, person)
        return Judged(
            person,
            found.status,
            found.missing,
            tuple(name for name in found.open if person.answers.get(name, UNKNOWN) == UNKNOWN),
            tuple(self._owed(goal, found, person)),
            found.left_to,
            tuple(self._soon(person)),
            tuple((other, self._standing(other, person).status) for other in others),
        )

    def _standing(self, goal: str, person: Person) -> Alike:
        levels = range(self.periods[goal].readings.start)
        remaining = tuple([self._patterns_at(goal, level, person.answers) for level in levels])
        found = self._standings.get((goal, remaining))
        if found is None:
            found = self._standings[goal, remaining] = self._worked_out(goal, dict(enumerate(remaining)))
        return found

    def _worked_out(self, goal: str, remaining: Mapping[int, frozenset[int]]) -> Alike:
        """The standing that these patterns leave: for a yes and whatever is open, the same wherever the goal's truth is
        the same function of what is left.
        """
        period, every_clause = self.periods[goal], self.rulebook.goals[goal].every_clause
        function = goal, period.diagram.narrowed(period.clause.root, remaining, self._tables[goal])
        found = self._by_function.get(function)
        if found is None:
            found = _standing_of(Case(period, {}, self.as_of, every_clause, remaining))
            if found.status != "not_met" and not every_clause:  # of these, single clauses tell more
                self._by_function[function] = found
        return found

    def _owed(self, goal: str, found: Alike, person: Person) -> Iterator[tuple[str, str | None]]:
        """What must still be done, with its last day by the rules of today or by later ones, as in a check of one."""
        if not found.clocks:
            return
        asked = self.rulebook.goals[goal]
        if asked.periods[-1].start in (None, self.periods[goal].start):  # no later rules could cut a duty short
            for text, clock in found.clocks:
                day = person.answers.get(clock.of)
                yield text, clock.due(day).isoformat() if isinstance(day, date) else None
            return
        case = Case(self.periods[goal], person.answers, self.as_of, asked.every_clause)
        for duty in due_by_later_rules(asked, person.answers, self.as_of, case.owed(case.possible)):
            yield duty["text"], duty["due"]

    def _patterns_at(self, goal: str, level: int, answers: Mapping[str, Value]) -> frozenset[int]:
        """The patterns that the answers to the facts of a level leave."""
        variable = self.periods[goal].variables[level]
        key = goal, level, *[answers.get(fact.id) for fact in variable.facts]
        if key not in self._patterns:
            self._patterns[key] = variable.patterns_for(variable.amounts(answers, self.as_of))
        return self._patterns[key]

    def _soon(self, person: Person) -> Iterator[tuple[str, str]]:
        for name, value in person.answers.items():
            if isinstance(value, date) and self.as_of <= value <= self.as_of + SOON:
                yield name, value.isoformat()


def _standing_of(case: Case) -> Alike:
    period, standing = case.period, status(case.period, case.remaining)
    state = state_of(period, case.remaining)
    found = missing(period.clause, _unmet(period.clause, state)) if standing == "not_met" else []
    lacking = [name for entry in found for name in entry["below"] or [entry["clause"]]]
    clocks = {(clock.clause, clock.of): clock for clock in period.clocks}
    return Alike(
        standing,
        tuple(dict.fromkeys(text for name in lacking if (text := period.clauses[name].text))),
        tuple(name for name in period.order if name in case.open_facts),
        tuple((duty["text"], clocks[duty["clause"], duty["of"]]) for duty in case.owed(case.possible)),
        tuple(f"{decision['text']} ({decision['decided_by']})" for decision in case.left_to(case.possible)),
    )


def _unmet(clause: Clause, state: Callable[[Clause], str]) -> dict[str, Any]:
    """The states of a clause that is not met and of all below it; nothing below one that is met is looked at."""
    own = state(clause)
    return {"state": own, "clauses": [_unmet(each, state) for each in clause.clauses] if own == "not_met" else []}
