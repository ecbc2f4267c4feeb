"""The plan in the verdict record: where a person stands on the path, what is still to do, and what it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from checker.case.case import Case
from checker.case.clause_states import state_of
from checker.facts.answers import UNKNOWN, Value
from checker.facts.calendar import add_months
from checker.facts.tests import number
from checker.path.route import Route, Routes, sums
from checker.rulebook.rulebook import Goal
from checker.rulebook.step import YOU, Door, Length, Start, Step

NOW = ("next", "waiting")
"""The states of a step whose time has come: what a person can do comes before what takes only time."""
TO_DO = (*NOW, "later")
"""The states of steps that are still to be taken."""


def plan(goal: Goal, case: Case) -> dict[str, Any] | None:
    """The plan as JSON values, or None where the goal has no path.

    ``path``      the id of the path
    ``steps``     in order: ``id``, ``title``, ``text``, ``by`` (``you`` or the id of a contact), ``actor`` (its name),
                  ``changes`` (the facts that it makes true), ``state``, ``day`` (by which time alone does it, or None),
                  ``where`` (``{label, address|phone|mail, seen}`` or None), ``goal`` (another goal that the step meets,
                  or None), ``takes`` (``{least, most, unit}`` or None), ``fee`` (``{value, dollars}`` or None),
                  ``price`` (a sentence on what has no figure, or None), ``last_day`` (ISO or None), ``cite``,
                  ``checked_on``
    ``now``       the id of the step to take now, else of the one to wait for, or None
    ``blocked``   clauses that no step and no wait can make true: ``{clause, text}``; empty where some can
    ``find_out``  facts answered "I don't know" that would tell where the person stands on the path
    ``turns_on``  what the goal still turns on once the steps are taken: ``find_out`` (facts answered "I don't know"),
                  ``readings`` and ``left_to`` as in the record
    ``wait``      what time alone has to bring beside the steps: ``{days, day}`` or None
    ``left``      ``steps`` of the person that are still to do, and ``dollars``, ``hours`` of own work, ``days`` of
                  waiting: each ``{amount, at_least}``, where ``at_least`` tells that a part of it is not known
    ``ask``       where to ask when no step is the next one: a door as under ``where``, or None
    ``last_day``  the last day by the clock that runs (ISO), or None
    ``clock``     the limit that the steps still to do have to respect: ``{clock, text, lasts, begun}`` (``begun`` the
                  day it began, or None), or None

    The state of a step is ``done``; ``next`` (to do, and all before it is done); ``waiting`` (the same, and somebody
    else acts); ``later``; ``not_needed`` (the goal comes true without it, or it does not apply); or ``not_known``.
    The goal comes true by the cheapest set of steps and wait, for good where it can.
    """
    if not case.period.steps:
        return None
    return _Planner(goal, case).record()


def questions(case: Case, found: Mapping[str, Any] | None) -> list[str]:
    """The facts, in the order of the steps, that tell how far a person has come on the path, and were not asked."""
    if found is None or found["blocked"]:
        return []
    open_steps = {step["id"] for step in found["steps"] if step["state"] == "not_known"}
    names = (name for step in case.period.steps if step.id in open_steps for name in step.changes)
    return [name for name in dict.fromkeys(names) if name not in case.answers]


def as_way(found: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The plan as the only way to yes: its ``steps`` by their ids, its wait, and its price."""
    rest, wait = found["left"], found["wait"]
    days = rest["days"]["amount"]
    return {
        "wait": wait["days"] if wait else 0,
        "day": wait["day"] if wait else as_of.isoformat(),
        **{kind: [] for kind in ("begin", "change", "if", "goals", "left_to")},
        "steps": [step["id"] for step in found["steps"] if step["state"] in TO_DO],
        "cost": {
            "days": number(Fraction(days) - (wait["days"] if wait else 0)),
            "hours": rest["hours"]["amount"],
            "dollars": rest["dollars"]["amount"],
            "known": not any(rest[unit]["at_least"] for unit in ("days", "hours", "dollars")),
        },
    }


class _Planner:
    def __init__(self, goal: Goal, case: Case) -> None:
        self.goal, self.case, self.steps = goal, case, case.period.steps
        self.clause_states = {step.id: self._clause_state(step) for step in self.steps if step.done}
        self.done = self._done()
        applying = [step for step in self.steps if self.clause_states.get(step.id) != "does_not_apply"]
        self.open_steps = frozenset(step.id for step in applying) - self.done
        self.routes = Routes(goal, case, self.open_steps)

    def record(self) -> dict[str, Any]:
        route = self.routes.cheapest(self.case.period.clause)
        needed = self.routes.needed(route) if route else self.open_steps
        ripe = self.routes.ripe(route.wait) if route and route.wait else frozenset[str]()
        states = self._states(needed | ripe, ripe)
        to_do = [step for step in self.steps if states[step.id] in TO_DO]
        wait = self._wait(route.wait) if route and route.wait else None
        unsure = "not_known" in states.values()
        clock = next((start for step in to_do if (start := self._start(step.by_end_of))), None)
        begun = self._begun(clock) if clock else None
        last_days = [day for step in to_do if (day := self._last_day(step))]
        return {
            "path": self.goal.path,
            "steps": [
                self._step(step, states[step.id], wait["day"] if wait and step.id in ripe else None)
                for step in self.steps
            ],
            "now": next((step.id for state in NOW for step in self.steps if states[step.id] == state), None),
            "blocked": [] if route else [{"clause": each.id, "text": each.text} for each in self.routes.blocked()],
            "find_out": [
                name
                for step in self.steps
                if states[step.id] == "not_known"
                for name in step.changes
                if self.case.answers.get(name) == UNKNOWN
            ],
            "turns_on": self._turns_on(route),
            "wait": wait,
            "left": self._rest([step for step in to_do if step.id not in ripe], wait, unsure=unsure),
            "last_day": min(last_days).isoformat() if last_days else None,
            "ask": self.goal.ask and _door(self.goal.ask),
            "clock": clock
            and {
                "clock": clock.clock,
                "text": clock.text,
                "lasts": clock.lasts,
                "begun": begun.isoformat() if begun else None,
            },
        }

    def _turns_on(self, route: Route | None) -> dict[str, Any]:
        if route is None:
            return {kind: [] for kind in ("find_out", "readings", "left_to")}
        after = self.routes.taken(route)
        stepwise = {name for step in self.steps if step.id in self.open_steps for name in step.changes}
        return {
            "find_out": [name for name in after.find_out if name not in stepwise],
            "readings": after.readings(),
            "left_to": after.left_to(after.possible),
        }

    def _clause_state(self, step: Step) -> str:
        """What is settled of a step's clause; what is not known of the steps after it counts as not done."""
        remaining = dict(self.case.remaining)
        for later in self.steps[self.steps.index(step) + 1 :]:
            for effect in later.effects if len(later.effects) == 1 else ():
                if not self.case.amounts[effect.level].keys() >= set(later.changes):
                    remaining[effect.level] -= frozenset(effect.patterns)
        return state_of(self.case.period, remaining)(step.done) if step.done else "not_settled"

    def _done(self) -> frozenset[str]:
        """The steps that are done: by their clause, or because a step is done that comes after them."""
        done = {name for name, state in self.clause_states.items() if state == "met"}
        for step in reversed(self.steps):
            if step.id in done:
                done |= {other.id for other in self.steps if not other.done and other.id in step.after}
        return frozenset(done)

    def _states(self, needed: Collection[str], ripe: Collection[str]) -> dict[str, str]:
        states: dict[str, str] = {}
        for step in self.steps:
            before = [states[name] for name in step.after]
            if step.id in self.done:
                states[step.id] = "done"
            elif step.id not in self.open_steps or step.id not in needed:
                states[step.id] = "not_needed"
            elif any(state in TO_DO for state in before):
                states[step.id] = "later"
            elif self.clause_states.get(step.id, "not_settled" if "not_known" in before else "") == "not_settled":
                states[step.id] = "not_known"
            elif "not_known" in before:
                states[step.id] = "later"
            else:
                states[step.id] = "next" if step.by == YOU and step.id not in ripe else "waiting"
        return states

    def _step(self, step: Step, state: str, ripe: str | None) -> dict[str, Any]:
        last_day = self._last_day(step) if state in TO_DO else None
        return {
            "id": step.id,
            "title": step.title,
            "text": step.text,
            "by": step.by,
            "actor": step.actor,
            "changes": list(step.changes),
            "state": state,
            "day": ripe,
            "where": step.where and _door(step.where),
            "goal": step.goal or None,
            "takes": step.takes and _length(step.takes),
            "fee": None if step.fee is None else {"value": step.fee_name, "dollars": number(step.fee)},
            "price": step.price or None,
            "last_day": last_day and last_day.isoformat(),
            "cite": list(step.cite),
            "checked_on": step.checked_on,
        }

    def _start(self, clock: str) -> Start | None:
        return next((step.starts for step in self.steps if step.starts and step.starts.clock == clock), None)

    def _begun(self, start: Start) -> date | None:
        """The day on which a clock began that runs; None where it has not begun, or begins again."""
        day: Value | None = self.case.answers.get(start.of)
        begins = next(step.id for step in self.steps if step.starts is start)
        return day if isinstance(day, date) and begins in self.done else None

    def _last_day(self, step: Step) -> date | None:
        start = self._start(step.by_end_of)
        begun = self._begun(start) if start else None
        if start is None or begun is None:
            return None
        return add_months(begun, start.months) if start.months else begun + timedelta(start.days)

    def _wait(self, days: int) -> dict[str, Any]:
        return {"days": days, "day": (self.case.as_of + timedelta(days)).isoformat()}

    def _rest(self, to_do: Sequence[Step], wait: Mapping[str, Any] | None, *, unsure: bool) -> dict[str, Any]:
        days, hours, dollars = sums(to_do)
        own = [step for step in to_do if step.by == YOU]
        others = [step for step in to_do if step.by != YOU]
        return {
            "steps": len(own),
            "dollars": _amount(dollars, unsure or any(step.price or step.goal for step in to_do)),
            "hours": _amount(hours, unsure or not all(step.takes for step in own)),
            "days": _amount(days + (wait["days"] if wait else 0), unsure or not all(step.takes for step in others)),
        }


def _amount(value: Fraction, at_least: bool) -> dict[str, Any]:
    return {"amount": number(value), "at_least": at_least}


def _door(door: Door) -> dict[str, str]:
    named = {"address": door.address, "phone": door.phone, "mail": door.mail}
    return {"label": door.label} | {key: value for key, value in named.items() if value} | {"seen": door.seen}


def _length(length: Length) -> dict[str, Any]:
    least = None if length.least is None else number(length.least)
    return {"least": least, "most": number(length.most), "unit": length.unit}
