"""A way to yes in the verdict record: its steps as JSON values, with what would do as well and what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from checker.case.status import Remaining
from checker.engine.diagram import Diagram
from checker.engine.inequalities import Edge
from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET
from checker.facts.tests import Amount, as_answer, number
from checker.rulebook.rulebook import Period, Rulebook
from checker.ways.moves import cost_of
from checker.ways.search import Way, holds, remaining_after


def describe(rulebook: Rulebook, goal: str, way: Way) -> dict[str, Any]:
    """The way as JSON values.

    ``wait`` in days and the ``day`` it ends; ``change`` and ``if``: steps of this goal, each with ``fact``, a ``value``
    that does, as an answer is written, what else does (``options``, or a range), and for a change its ``cost`` (None
    where it is not known); ``goals``: other goals to meet on the way, each with ``change`` and ``if`` of its own;
    ``left_to``: decisions it still waits on; ``cost``: all together, ``known`` telling whether that is the whole.
    """
    remaining = remaining_after(way.case, dict((*way.changes, *way.opens)))
    own = {name for period in rulebook.goals[goal].periods for name in period.order}
    changes = [_step(way, remaining, name, value) | _cost(way, name, value) for name, value in way.changes]
    opens = [_step(way, remaining, name, value) for name, value in way.opens]
    days, hours, dollars = way.price[:3]
    return {
        "wait": way.wait,
        "day": way.case.as_of.isoformat(),
        "change": [step for step in changes if step["fact"] in own],
        "if": [step for step in opens if step["fact"] in own],
        "goals": _goals(rulebook, own, changes, opens),
        "left_to": _deciders(way.case.period, remaining),
        "cost": {"days": number(days), "hours": number(hours), "dollars": number(dollars), "known": not way.unknown},
    }


def _goals(
    rulebook: Rulebook, own: set[str], changes: list[dict[str, Any]], opens: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The steps that belong to other goals, by the first goal that asks for them."""
    found: dict[str, dict[str, Any]] = {}
    for kind, steps in (("change", changes), ("if", opens)):
        for step in steps:
            if step["fact"] not in own:
                name = next(
                    goal.id
                    for goal in rulebook.goals.values()
                    if any(step["fact"] in period.order for period in goal.periods)
                )
                found.setdefault(name, {"goal": name, "change": [], "if": []})[kind].append(step)
    return list(found.values())


def _step(way: Way, remaining: Remaining, name: str, value: Amount) -> dict[str, Any]:
    level = way.case.level_of[name]
    variable = way.case.period.variables[level]
    fact = next(fact for fact in variable.facts if fact.id == name)
    step = {"fact": name, "value": as_answer(fact, value, way.case.as_of)}
    if len(variable.facts) > 1 or fact.kind == "yes_no":
        return step
    good = _good(way, remaining, level)
    return step | (_options(variable, good) if fact.kind == "choice" else _range(variable, value, good, way.case.as_of))


def _cost(way: Way, name: str, value: Amount) -> dict[str, Any]:
    level = way.case.level_of[name]
    fact = next(fact for fact in way.case.period.variables[level].facts if fact.id == name)
    return {"cost": cost_of(fact, way.case.amounts[level][name], value)}


def _good(way: Way, remaining: Remaining, level: int) -> frozenset[int]:
    """The patterns of a level that would do as well as the way's own."""
    period = way.case.period
    diagram, root = period.outcome
    return frozenset(
        value
        for value in period.variables[level].patterns_for({})
        if holds(
            period,
            diagram.frontier(root, period.readings.start, {**remaining, level: frozenset([value])}),
            way.unconditional,
        )
    )


def _deciders(period: Period, remaining: Remaining) -> list[dict[str, Any]]:
    """The decisions that can still change the end of the way."""
    diagram, root = period.outcome
    then = Diagram(diagram.depth, ends=3)
    return period.deciders(then.support(diagram.narrowed(root, remaining, then)))


def _options(variable: Variable, good: Iterable[int]) -> dict[str, Any]:
    fact = variable.facts[0]
    return {
        "options": [option for option in fact.options if variable.patterns_for({fact.id: option}) <= frozenset(good)]
    }


def _range(variable: Variable, value: Amount, good: frozenset[int], as_of: date) -> dict[str, Any]:
    """The range around the value that does as well: ``at_least`` or ``more_than`` and ``at_most`` or ``less_than`` of a
    number, ``from`` and ``until`` of a day.
    """
    fact = variable.facts[0]
    if value == NOT_YET:
        return {}
    (here,) = variable.patterns_for({fact.id: value})
    reached = {index: variable.edges(index) for index in good}
    low, high = _around(here, {index: edges for index, edges in reached.items() if _has_amounts(*edges)})
    if fact.kind == "day":
        first = None if high is None else as_of - timedelta(ceil(high[0]) - 1 if high[1] else floor(high[0]))
        last = None if low is None else as_of - timedelta(floor(low[0]) + 1 if low[1] else ceil(low[0]))
        days = {"from": first, "until": last}
        return {key: day.isoformat() for key, day in days.items() if day is not None}
    words = {"more_than" if low and low[1] else "at_least": low, "less_than" if high and high[1] else "at_most": high}
    return {key: number(edge[0]) for key, edge in words.items() if edge is not None}


def _has_amounts(low: Edge, high: Edge) -> bool:
    """Whether anything lies between the edges; nothing does where only "not yet" makes the pattern."""
    return low is None or high is None or low[0] < high[0] or (low[0] == high[0] and not low[1] and not high[1])


def _around(here: int, edges: Mapping[int, tuple[Edge, Edge]]) -> tuple[Edge, Edge]:
    """The edges of the unbroken run of patterns around one of them."""
    low, high = edges[here]
    grown = True
    while grown:
        grown = False
        for below, above in edges.values():
            if low and above and above[0] == low[0] and above[1] != low[1]:
                low, grown = below, True
            elif high and below and below[0] == high[0] and below[1] != high[1]:
                high, grown = above, True
    return low, high
