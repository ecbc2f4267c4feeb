"""Where each person of a table stands: the status, what is missing, what must be done by a day, and days that come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from checker.case.case import Case
from checker.case.clause_states import state_of
from checker.case.status import status
from checker.facts.answers import UNKNOWN
from checker.facts.frozen import frozen
from checker.result import missing
from checker.rulebook.clause import Clause
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


class Team:
    """Judges people by one goal on a day, and tells where the same answers leave them in some others (``also``).

    People whose answers come to the same are judged once. Raises KeyError for an unknown goal.
    """

    def __init__(self, rulebook: Rulebook, goal: str, as_of: date, also: tuple[str, ...] = ()) -> None:
        self.rulebook, self.as_of = rulebook, as_of
        self.goals = (goal, *also)
        self.periods = {name: rulebook.goals[name].period(as_of) for name in self.goals}
        self._known: dict[Any, tuple[Any, ...]] = {}

    def judge(self, person: Person) -> Judged:
        """Where a person stands. A row with a fault is not judged: a missing answer could make its status wrong."""
        if person.faults:
            return Judged(person, None)
        goal, *others = self.goals
        case = self._case(goal, person)
        standing, lacking, ask, clocks, left_to = self._settled(goal, case)
        return Judged(
            person,
            standing,
            lacking,
            ask,
            tuple((duty["text"], duty["due"]) for duty in case.owed(case.possible)) if clocks else (),
            left_to,
            tuple(self._soon(person)),
            tuple((other, self._settled(other, self._case(other, person))[0]) for other in others),
        )

    def _case(self, goal: str, person: Person) -> Case:
        return Case(self.periods[goal], person.answers, self.as_of, self.rulebook.goals[goal].every_clause)

    def _settled(self, goal: str, case: Case) -> tuple[Any, ...]:
        """What all whose answers leave the same share: status, texts of what is missing, open facts, whether a clock
        matters, and who decides.
        """
        blank = frozenset(name for name in case.period.order if case.answers.get(name, UNKNOWN) == UNKNOWN)
        key = goal, tuple(case.remaining.values()), blank
        if key not in self._known:
            period, standing = case.period, status(case.period, case.remaining)
            state = state_of(period, case.remaining)
            found = missing(period.clause, _unmet(period.clause, state)) if standing == "not_met" else []
            lacking = [name for entry in found for name in entry["below"] or [entry["clause"]]]
            self._known[key] = (
                standing,
                tuple(dict.fromkeys(text for name in lacking if (text := period.clauses[name].text))),
                tuple(name for name in period.order if name in case.open_facts),
                bool(case.owed(case.possible)),
                tuple(f"{decision['text']} ({decision['decided_by']})" for decision in case.left_to(case.possible)),
            )
        return self._known[key]

    def _soon(self, person: Person) -> Iterator[tuple[str, str]]:
        for name, value in person.answers.items():
            if isinstance(value, date) and self.as_of <= value <= self.as_of + SOON:
                yield name, value.isoformat()


def _unmet(clause: Clause, state: Callable[[Clause], str]) -> dict[str, Any]:
    """The states of a clause that is not met and of all below it; nothing below one that is met is looked at."""
    own = state(clause)
    return {"state": own, "clauses": [_unmet(each, state) for each in clause.clauses] if own == "not_met" else []}
