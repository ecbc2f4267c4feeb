"""The goals that a person chose, after those that they lean on, each with the verdict of its own check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from checker.facts.answers import AnswerError
from checker.facts.frozen import frozen
from checker.path.plan import TO_DO
from checker.survey.prospect import Prospect, prospect
from checker.survey.survey import Survey
from checker.verdict import verdict


@frozen
class Chosen:
    """What was chosen. ``records`` holds goal → verdict record, a goal that another one leans on before that one."""

    goals: tuple[str, ...]
    records: Mapping[str, Mapping[str, Any]]
    prospects: Mapping[str, Prospect]
    ask: tuple[str, ...]
    """What is still to be asked for it, in this order: at most so much."""
    total: Prospect
    """All of it taken as one: its hours and dollars in sum, and the days until the last of it."""


def choose(survey: Survey, goals: Iterable[str]) -> Chosen:
    """A plan by the answers of a survey. Raises AnswerError for a goal that the rulebook does not have."""
    names = tuple(dict.fromkeys(goals))
    records: dict[str, Mapping[str, Any]] = {}

    def add(goal: str) -> None:
        if goal not in survey.rulebook.goals:
            raise AnswerError(None, f"No goal is called “{goal}”.")
        if goal in records:
            return
        record = verdict(survey.rulebook, goal, survey.answers, survey.as_of)
        for step in record["plan"]["steps"] if record["plan"] else ():
            if step["goal"] and step["state"] in TO_DO:
                add(step["goal"])
        records[goal] = record

    for name in names:
        add(name)
    whole = survey.of(records)
    prospects = {goal: prospect(whole, goal) for goal in records}
    return Chosen(names, records, prospects, _questions(whole, records), _total(survey, records, prospects))


def _questions(whole: Survey, records: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The questions that can still change a verdict, the next one first; once there are none, those of the paths."""
    several = [name for standing in whole.standings.values() for name in standing.ask]
    if whole.ask:
        return tuple(dict.fromkeys([whole.ask, *several]))
    return tuple(dict.fromkeys(name for record in records.values() for name in record["ask_plan"]))


def _total(survey: Survey, records: Mapping[str, Mapping[str, Any]], prospects: Mapping[str, Prospect]) -> Prospect:
    """Steps are taken one after another, but what only takes time goes on beside it: so days are those of the last."""
    hours = dollars = Fraction(0)
    for goal, record in records.items():
        plan = record["plan"]
        if plan and not plan["blocked"]:
            hours += Fraction(plan["left"]["hours"]["amount"])
            dollars += Fraction(plan["left"]["dollars"]["amount"])
        elif not plan:
            hours, dollars = hours + prospects[goal].hours, dollars + prospects[goal].dollars
    days = max((each.days for each in prospects.values()), default=0)
    unsure = any(each.at_least or each.group in ("unclear", "blocked") for each in prospects.values())
    return Prospect("", "more", (), (), days, hours, dollars, unsure, survey.as_of)
