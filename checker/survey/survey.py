"""Many goals judged by one set of answers, and the one next question that serves them together best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from checker.case.case import Case
from checker.case.status import Status, status
from checker.facts.answers import Value
from checker.facts.fact import BY_A_STEP
from checker.facts.frozen import frozen
from checker.rulebook.rulebook import Rulebook
from checker.ways.cost import goal_of

WHOLE = 232_792_560
"""What a goal gives to the questions that it still asks, each the same share: a number that 1 to 20 divide."""


@frozen
class Standing:
    """Where the answers leave one goal."""

    goal: str
    status: Status
    ask: tuple[str, ...]
    """Facts that were not asked and can still change something, in the goal's asking order."""
    find_out: tuple[str, ...] = ()
    """Facts that were answered "I don't know" and can still change something."""

    @property
    def is_final(self) -> bool:
        """Whether no further answer can change it, only another one in the place of one that was given."""
        return not self.ask and not self.find_out and self.status != "met_with_duty"

    def to_data(self) -> dict[str, Any]:
        """The standing as JSON values."""
        return {"goal": self.goal, "status": self.status, "ask": list(self.ask)}


class Survey:
    """Goals judged together on a day. After each answer only the goals that ask about it are judged again.

    ``standings`` holds goal id → Standing, in the order of the goals. Raises KeyError for an unknown goal.
    """

    def __init__(self, rulebook: Rulebook, goals: Iterable[str], as_of: date) -> None:
        self.rulebook, self.as_of = rulebook, as_of
        self.periods = {name: rulebook.goals[name].period(as_of) for name in goals}
        self.answers: Mapping[str, Value] = {}
        self.standings = {name: self._standing(name) for name in self.periods}
        self.ask = self._next()
        """The one next question; None when all is settled."""

    def answer(self, answers: Mapping[str, Value]) -> None:
        """Take these read answers instead of the earlier ones."""
        changed = {name for name in {*self.answers, *answers} if self.answers.get(name) != answers.get(name)}
        added = changed - self.answers.keys()
        self.answers = dict(answers)
        for name, period in self.periods.items():
            matters = changed - added if self.standings[name].is_final else changed
            if not matters.isdisjoint(period.order):
                self.standings[name] = self._standing(name)
        self.ask = self._next()

    def of(self, goals: Iterable[str]) -> Survey:
        """A survey of other goals by the same answers."""
        other = Survey(self.rulebook, goals, self.as_of)
        other.answer(self.answers)
        return other

    def case(self, goal: str) -> Case:
        """A goal, which may be none of the survey's, with the answers so far."""
        asked = self.rulebook.goals[goal]
        return Case(self.periods.get(goal) or asked.period(self.as_of), self.answers, self.as_of, asked.every_clause)

    def _standing(self, goal: str) -> Standing:
        case = self.case(goal)
        return Standing(goal, status(case.period, case.remaining), tuple(case.to_ask), tuple(case.unknown))

    def _next(self) -> str | None:
        """The question to ask next.

        No goal is asked about what time or a step changes before what nobody can change, and none before the question
        whether the person has it already; besides that, first comes what settles most: the greatest sum, over the goals
        that ask it, of 1 / (questions that the goal still asks).
        """
        weights: dict[str, int] = {}
        early: set[str] = set()
        asked = {name for standing in self.open for name in standing.ask}
        for standing in self.open:
            having = self.having.get(standing.goal)
            names = (having,) if having in asked else standing.ask
            first = min((self.changes[name] for name in names), default=0)
            for name in names:
                weights[name] = weights.get(name, 0) + WHOLE // len(names)
                if self.changes[name] > first:
                    early.add(name)
        ripe = [name for name in weights if name not in early]
        return min(ripe, key=lambda name: (-weights[name], self.changes[name], self.places[name]), default=None)

    @cached_property
    def changes(self) -> dict[str, int]:
        """How each fact changes: 0 never, more with time, most by a step, with all of that step's topic."""
        facts = self.rulebook.facts
        stepwise = {fact.topic for name, fact in facts.items() if name in self.asking and fact.change == BY_A_STEP}
        return {name: BY_A_STEP if fact.topic in stepwise - {None} else fact.change for name, fact in facts.items()}

    @cached_property
    def asking(self) -> frozenset[str]:
        """Every fact that some goal may ask about."""
        return frozenset(name for period in self.periods.values() for name in period.order)

    @cached_property
    def having(self) -> Mapping[str, str]:
        """Goal → the fact of another goal that tells whether the person has it already."""
        facts = ((name, goal_of(self.rulebook.facts[name])) for name in self.asking)
        return {goal: name for name, goal in facts if goal in self.periods}

    def has(self, goal: str) -> bool:
        """Whether the person has said that they have it already; then nothing is asked about it."""
        return self.answers.get(self.having.get(goal, "")) is True

    @property
    def open(self) -> list[Standing]:
        """The standings of goals that something is left to ask about."""
        return [standing for goal, standing in self.standings.items() if standing.ask and not self.has(goal)]

    @property
    def most(self) -> int:
        """How many questions are left at most."""
        return len({name for standing in self.open for name in standing.ask})

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where each fact stands: its topic's place among the topics, and its own in the file."""
        topics: dict[str | None, int] = {}
        for fact in self.rulebook.facts.values():
            topics.setdefault(fact.topic, len(topics))
        return {name: (topics[fact.topic], place) for place, (name, fact) in enumerate(self.rulebook.facts.items())}
