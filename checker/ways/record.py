"""A way to yes in the verdict record: its steps as JSON values, with what would do as well and what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checker.case.case import Case
from checker.case.status import MET, Remaining, status
from checker.engine.diagram import NO, Diagram
from checker.engine.variables import Variable
from checker.facts.answers import Value
from checker.facts.tests import Amount, as_answer, day_before, number
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Rulebook
from checker.ways.board import Renewed, holds
from checker.ways.cost import better, goal_of, written_cost
from checker.ways.moves import Way


def describe(rulebook: Rulebook, goal: str, way: Way, others: Iterable[str]) -> dict[str, Any]:
    """The way as JSON values; ``others`` are the goals that it leans on.

    ``wait`` in days and the ``day`` it ends, or would end for whoever begins today; ``begin``, ``change`` and ``if``:
    steps of this goal, each with ``fact``, a ``value`` that does, as an answer is written, what else does (``options``,
    or a range), for what is to begin its number ``now``, and for a change its ``cost`` (None where it is not known);
    ``goals``: other goals that the way leans on, each with these three of its own, and ``met`` where it asks for none
    of them; ``left_to``: decisions the way waits on; ``cost``: all together, ``known`` telling whether that is the
    whole.
    """
    new = dict((*way.begins, *way.changes, *way.opens))
    remaining = Renewed(way.case, new).remaining
    own = {name for period in rulebook.goals[goal].periods for name in period.order}
    leaned: dict[str, dict[str, Any]] = {
        name: {"goal": name, "met": _is_met(rulebook, name, way), "begin": [], "change": [], "if": []}
        for name in others
    }
    here: dict[str, Any] = {"begin": [], "change": [], "if": []}
    for kind, amounts in (("begin", way.begins), ("change", way.changes), ("if", way.opens)):
        for name, amount in amounts:
            place = here if name in own else leaned[_asking(rulebook, name, leaned)]
            step = _step(way, remaining, name, amount)
            if kind == "begin":
                step["value"] = _least(way, new, name)
                step["now"] = as_answer(way.case.fact(name), _amounts_now(way, name)[name], way.case.as_of)
            elif kind == "change":
                step["cost"] = written_cost(way.case.fact(name), _amounts_now(way, name)[name], amount)
            place[kind].append(step)
    days, hours, dollars = way.cost[:3]
    return {
        "wait": way.wait,
        "day": way.case.as_of.isoformat(),
        **here,
        "goals": list(leaned.values()),
        "left_to": [] if way.unconditional else _deciders(way.case.period, remaining),
        "cost": {"days": number(days), "hours": number(hours), "dollars": number(dollars), "known": not way.unknown},
    }


def _is_met(rulebook: Rulebook, goal: str, way: Way) -> bool:
    """Whether the answers meet another goal as they are by then."""
    case = Case(rulebook.goals[goal].period(way.case.as_of), way.case.answers, way.case.as_of)
    return status(case.period, case.remaining) in MET


def _asking(rulebook: Rulebook, fact: str, goals: Iterable[str]) -> str:
    """The first of these goals that asks for the fact."""
    return next(name for name in goals if any(fact in period.order for period in rulebook.goals[name].periods))


class NoWay(Exception):
    """A way that leads to yes only for whoever knows what nobody asked before another goal is met, or left alone."""


def leaned_on(rulebook: Rulebook, goal: str, way: Way) -> list[str]:
    """The goals that bring about what this goal needs and nobody answered yes to; none of them could be left out.
    Raises NoWay.
    """
    new = dict((*way.begins, *way.changes, *way.opens))
    return list(dict.fromkeys(_leaned_on(rulebook, goal, {**way.case.answers, **new}, way)))


def _leaned_on(rulebook: Rulebook, goal: str, answers: dict[str, Value], way: Way) -> Iterator[str]:
    period = rulebook.goals[goal].period(way.case.as_of)
    links = {fact.id: name for variable in period.variables for fact in variable.facts if (name := goal_of(fact))}

    def leads(period: Period, brought: Iterable[str] = ()) -> bool:
        case = Case(period, answers | dict.fromkeys(brought, True), way.case.as_of)
        diagram, root = period.outcome
        return holds(period, diagram.frontier(root, period.readings.start, case.remaining), way.unconditional)

    if leads(period):
        return
    renewed = {name for name, _ in (*way.changes, *way.opens)}
    missing = [name for name in links if answers.get(name) not in (True, Fraction(1)) and name not in renewed]
    others = {name: rulebook.goals[links[name]].period(way.case.as_of) for name in missing}
    met = [name for name in missing if leads(others[name].chained or others[name])]
    needed = met if leads(period, met) else missing
    for name in [*needed]:
        without = [other for other in needed if other != name]
        needed = without if leads(period, without) else needed
    if not leads(period, needed):
        raise NoWay
    for name in needed:
        yield links[name]
        yield from _leaned_on(rulebook, links[name], answers, way)


def _step(way: Way, remaining: Remaining, name: str, amount: Amount) -> dict[str, Any]:
    level, fact = way.case.level_of[name], way.case.fact(name)
    variable, old = way.case.period.variables[level], _amounts_now(way, name).get(name)
    step: dict[str, Any] = {"fact": name, "value": as_answer(fact, amount, way.case.as_of)}
    if len(variable.facts) == 1 and fact.kind != "yes_no":
        good = _good(way, remaining, level)
        if fact.kind == "choice":
            doing = [option for option in fact.options if variable.patterns_for({name: option}) <= good]
            step["options"] = [option for option in doing if old is None or option in better(fact, old)]
        else:
            step |= _range(variable, amount, good, way.case.as_of)
    return step


def _amounts_now(way: Way, name: str) -> dict[str, Amount]:
    """What the tests see of the answers to the facts that stand with this one."""
    return way.case.amounts[way.case.level_of[name]]


def _least(way: Way, new: Mapping[str, Amount], name: str) -> Any:
    """The least that a number must have grown to, as an answer: what it will be by then is a little more."""
    variable = way.case.period.variables[way.case.level_of[name]]
    others = {each: amount for each, amount in {**_amounts_now(way, name), **new}.items() if each != name}
    value = new[name]
    if all(fact.id in others for fact in variable.facts if fact.id != name):
        (pattern,) = variable.patterns_for({**others, name: value})
        value = (variable.point(pattern, others) or new)[name]
    return as_answer(way.case.fact(name), value, way.case.as_of)


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
    """The decisions that the way waits on: those that can still make it a yes or a no."""
    diagram, root = period.outcome
    truths = Diagram(diagram.depth)
    support = truths.support(
        diagram.narrowed(root, remaining, truths, lambda node: None if diagram.end(node) is None else int(node != NO))
    )
    return period.deciders(support)


def _range(variable: Variable, value: Amount, good: frozenset[int], as_of: date) -> dict[str, Any]:
    """The range around the value that does as well: ``at_least`` or ``more_than`` and ``at_most`` or ``less_than`` of a
    number, ``from`` and ``until`` of a day.
    """
    if not isinstance(value, Fraction):
        return {}
    low, high = next((span.low, span.high) for span in variable.spans(good) if value in span)
    if variable.facts[0].kind == "day":
        days = {"from": high, "until": low}
        return {key: day_before(as_of, int(edge[0])).isoformat() for key, edge in days.items() if edge}
    words = {"more_than" if low and low[1] else "at_least": low, "less_than" if high and high[1] else "at_most": high}
    return {key: number(edge[0], up=edge is low) for key, edge in words.items() if edge}
