"""What one step would open: for each answer that a person can change, the goals that this change alone would meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from checker.case.case import Case
from checker.case.status import MET, status
from checker.facts.tests import Amount, as_answer
from checker.survey.survey import Survey
from checker.ways.board import Renewed
from checker.ways.cost import FREE, Cost, goal_of
from checker.ways.moves import moves
from checker.ways.waiting import grows

REACHED = (*MET, "left_to_others")
"""The statuses in which a person has nothing more to do than to keep a promise."""


def openings(survey: Survey, steps: Callable[[str], Mapping[str, Any]] | None = None) -> list[dict[str, Any]]:
    """The steps that would each meet some goal at once, those first that open most: ``{"fact", "opens"}``, where
    ``opens`` holds ``{"goal", "value"}``, the cheapest value of the fact that meets the goal, as JSON holds it.

    Only goals count whose questions are all answered. Where it takes two changes, neither is a step of its own here.
    ``steps`` gives the ``steps_to`` of a goal, where they are known.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for name in survey.standings:
        for fact, value in (steps(name) if steps else steps_to(survey, name)).items():
            found.setdefault(fact, []).append({"goal": name, "value": value})
    return [{"fact": fact, "opens": opens} for fact, opens in sorted(found.items(), key=lambda item: -len(item[1]))]


def steps_to(survey: Survey, goal: str) -> dict[str, Any]:
    """The facts whose change alone meets a goal, each with its cheapest value; none while the goal asks something."""
    standing = survey.standings[goal]
    if standing.ask or standing.status in REACHED:
        return {}
    case = survey.case(goal)
    best: dict[str, tuple[Cost, Any]] = {}
    for name, amount, cost in _changes(case):
        if status(case.period, Renewed(case, {name: amount}).remaining) in REACHED and (
            name not in best or cost < best[name][0]
        ):
            best[name] = cost, amount
    return {name: as_answer(case.fact(name), amount, case.as_of) for name, (_, amount) in best.items()}


def _changes(case: Case) -> Iterator[tuple[str, Amount, Cost]]:
    for level, amounts in enumerate(case.amounts):
        variable = case.period.variables[level]
        timed = {fact.id for fact in variable.facts if grows(fact, case.answers)}
        for pattern in range(len(variable.patterns)):
            for move in moves(variable, pattern, amounts, {}, timed, unknown=True):
                if len(move.changes) == 1 and not move.opens:
                    yield (*move.changes[0], move.cost)
        for fact in variable.facts:
            if goal_of(fact) and amounts.get(fact.id) == 0:
                yield fact.id, Fraction(1), FREE
