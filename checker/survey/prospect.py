"""What lies between a person and one goal: nothing, some steps that take hours, dollars and days, or a closed door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any, Literal

from checker.case.case import Case
from checker.case.clause_states import states
from checker.case.status import MET
from checker.facts.frozen import frozen
from checker.path.plan import TO_DO, plan
from checker.result import missing
from checker.survey.survey import Survey
from checker.ways.moves import Way
from checker.ways.search import Nearest

Group = Literal["now", "one", "more", "unclear", "others", "blocked", "has"]
GROUPS: tuple[Group, ...] = ("now", "one", "more", "unclear", "others", "blocked", "has")
"""In the order in which a list shows them."""

NONE = Fraction(0)


@frozen
class Prospect:
    """Where one goal stands in the list, and how far away it is.

    ``to_do`` are the titles of the steps still to take or, where there is no path, of what is not met; ``find_out`` the
    facts that were answered "I don't know" and still matter. ``at_least`` tells that a part of ``days``, ``hours`` or
    ``dollars`` is not known.
    """

    goal: str
    group: Group
    to_do: tuple[str, ...] = ()
    find_out: tuple[str, ...] = ()
    days: Fraction | int = NONE
    hours: Fraction | int = NONE
    dollars: Fraction | int = NONE
    at_least: bool = False
    as_of: date = date.min

    @property
    def earliest(self) -> date:
        """The first day on which it can be met, as far as its days are known."""
        return self.as_of + timedelta(ceil(self.days))

    @property
    def rank(self) -> tuple[Any, ...]:
        """Nearest first: by group, then by days, hours and dollars; what is known before what is not."""
        return GROUPS.index(self.group), self.at_least and not self.days, self.days, self.hours, self.dollars


def prospect(survey: Survey, goal: str) -> Prospect:
    """The prospect of one goal of a survey. It is exact wherever the plan or the nearest way of its own check is."""
    if survey.has(goal):
        return Prospect(goal, "has", as_of=survey.as_of)
    standing = survey.standings[goal]
    if standing.status not in (*MET, "left_to_others", "not_met"):
        return Prospect(goal, "unclear", find_out=standing.find_out, as_of=survey.as_of)
    case = survey.case(goal)
    if standing.status in MET:
        duties = (duty["text"] for duty in case.owed(case.possible))
        return Prospect(goal, "now", tuple(duties), as_of=survey.as_of)
    if standing.status == "left_to_others":
        return Prospect(goal, "others", as_of=survey.as_of)
    return _planned(survey, goal, case) if case.period.steps else _searched(survey, goal, case)


def _planned(survey: Survey, goal: str, case: Case) -> Prospect:
    """By the path of the goal; a step that meets another goal takes what that goal's own path takes."""
    found = plan(survey.rulebook.goals[goal], case)
    if found is None or found["blocked"]:
        return _blocked(survey, goal, case, found)
    steps = [step for step in found["steps"] if step["state"] in TO_DO and step["changes"]]
    rest = found["left"]
    days, hours, dollars = (Fraction(rest[unit]["amount"]) for unit in ("days", "hours", "dollars"))
    at_least = _is_unsure(found)
    count = len(steps) + bool(found["wait"] and not any(step["day"] for step in steps))
    for step in steps:
        if step["goal"]:
            other = _leaned_on(survey, step["goal"])
            if other.group == "blocked":
                return Prospect(goal, "blocked", other.to_do, as_of=survey.as_of)
            days, hours, dollars = days + other.days, hours + other.hours, dollars + other.dollars
            at_least |= other.at_least or other.group == "unclear"
            count += max(len(other.to_do), 1) - 1
    titles = tuple(step["title"] for step in steps) or _unmet(case)  # where only time is missing
    group: Group = "one" if count <= 1 else "more"
    return Prospect(goal, group, titles, (), days, hours, dollars, at_least, survey.as_of)


def _is_unsure(found: Mapping[str, Any]) -> bool:
    """Whether a part of what a plan takes is not known, besides what other goals take that its steps meet."""
    own = [step for step in found["steps"] if step["state"] in TO_DO and not step["day"] and not step["goal"]]
    unknown = any(step["state"] == "not_known" for step in found["steps"])
    return unknown or any(step["price"] or not step["takes"] for step in own)


def _leaned_on(survey: Survey, goal: str) -> Prospect:
    """The prospect of another goal by the same answers, which may be none of the survey's."""
    return prospect(survey if goal in survey.periods else survey.of([goal]), goal)


def _searched(survey: Survey, goal: str, case: Case) -> Prospect:
    """By the nearest way of the goal, where no path tells the steps."""
    ways = Nearest(survey.rulebook.goals[goal], survey.as_of).ways(case.answers)
    if not ways:
        return _blocked(survey, goal, case)
    way: Way = ways[0]
    days, hours, dollars, *_ = way.cost
    count = len(way.changes) + len(way.begins) + (way.wait > 0 and not way.begins)
    group: Group = "one" if count <= 1 and not way.opens else "more"
    unsure = way.unknown or bool(way.opens)
    return Prospect(goal, group, _unmet(case), (), days + way.wait, hours, dollars, unsure, survey.as_of)


def _blocked(survey: Survey, goal: str, case: Case, found: dict[str, Any] | None = None) -> Prospect:
    texts = tuple(clause["text"] for clause in found["blocked"]) if found else _unmet(case)
    return Prospect(goal, "blocked", texts, as_of=survey.as_of)


def _unmet(case: Case) -> tuple[str, ...]:
    """What of the rule is not met, line by line."""
    texts = {clause.id: clause.text for clause in case.period.clause.walk()}
    unmet = missing(case.period.clause, states(case.period, case.answers, case.remaining))
    return tuple(texts[line["clause"]] for line in unmet)
