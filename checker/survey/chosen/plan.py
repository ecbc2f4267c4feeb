"""The goals that a person chose, after those that they lean on, each with the verdict of its own check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from checker.facts.answers import AnswerError
from checker.path.plan import TO_DO, plan
from checker.survey.prospect import Prospect, prospect
from checker.survey.survey import Survey
from checker.verdict import verdict


class Chosen:
    """A plan by the answers of a survey. What a question needs is found at once, and the verdicts when they are asked
    for, since they take many times as long. Raises AnswerError for a goal that the rulebook does not have.
    """

    def __init__(self, survey: Survey, goals: Iterable[str]) -> None:
        self.goals = tuple(dict.fromkeys(goals))
        in_order: dict[str, None] = {}

        def add(goal: str) -> None:
            if goal not in survey.rulebook.goals:
                raise AnswerError(None, f"No goal is called “{goal}”.")
            if goal in in_order:
                return
            found = plan(survey.rulebook.goals[goal], survey.case(goal))
            for step in found["steps"] if found else ():
                if step["goal"] and step["state"] in TO_DO:
                    add(step["goal"])
            in_order[goal] = None

        for name in self.goals:
            add(name)
        self._survey = survey.of(in_order)
        """Of what was chosen, a goal that another one leans on before that one."""

    @cached_property
    def ask(self) -> tuple[str, ...]:
        """The questions that can still change a verdict, the next one first; once there are none, those of the paths:
        at most so many are asked.
        """
        first = self._survey.ask
        if first:
            several = [name for standing in self._survey.open for name in standing.ask]
            return tuple(dict.fromkeys([first, *several]))
        return tuple(dict.fromkeys(name for record in self.records.values() for name in record["ask_plan"]))

    @cached_property
    def records(self) -> Mapping[str, Mapping[str, Any]]:
        """Goal → the verdict record of its own check, a goal that another one leans on before that one."""
        survey = self._survey
        return {goal: verdict(survey.rulebook, goal, survey.answers, survey.as_of) for goal in survey.standings}

    @cached_property
    def prospects(self) -> Mapping[str, Prospect]:
        """Goal → its prospect, in the same order."""
        return {goal: prospect(self._survey, goal) for goal in self._survey.standings}

    @cached_property
    def total(self) -> Prospect:
        """All of it taken as one: its hours and dollars in sum, and the days until the last of it.

        Steps are taken one after another, but what only takes time goes on beside it: so days are those of the last.
        """
        hours = dollars = Fraction(0)
        for goal, record in self.records.items():
            found = record["plan"]
            if found and not found["blocked"]:
                hours += Fraction(found["left"]["hours"]["amount"])
                dollars += Fraction(found["left"]["dollars"]["amount"])
            elif not found:
                hours, dollars = hours + self.prospects[goal].hours, dollars + self.prospects[goal].dollars
        days = max((each.days for each in self.prospects.values()), default=0)
        unsure = any(each.at_least or each.group in ("unclear", "blocked") for each in self.prospects.values())
        return Prospect("", "more", (), (), days, hours, dollars, unsure, self._survey.as_of)
