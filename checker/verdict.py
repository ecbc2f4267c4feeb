"""The verdict: what some answers settle on a day, under every reading and whatever others decide."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from checker.case.case import Case
from checker.case.clause_states import also, states
from checker.case.reasons import because
from checker.case.status import MET, status
from checker.facts.answers import UNKNOWN, Value
from checker.path.plan import as_way, plan, questions
from checker.result import days, documents, due_by_later_rules, missing, next_step, outlook, untimed
from checker.result.growth import growth_questions
from checker.rulebook.rulebook import Rulebook
from checker.ways.record import NoWay, describe, leaned_on
from checker.ways.search import Nearest
from checker.ways.waiting import earliest


def verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> dict[str, Any]:
    """The verdict record on a goal, as JSON values.

    ``answers`` holds fact id → read value; facts of other goals may be among them. Raises KeyError for an unknown goal.
    """
    case, search = _case(rulebook, goal, answers, as_of), Nearest(rulebook.goals[goal], as_of)
    return _reasoned(rulebook, case, search, _planned(rulebook, case, search, _settled(rulebook, goal, case)))


def progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> dict[str, Any]:
    """The verdict record while questions are asked: its ``plan`` is None until the requirements ask nothing more, and
    its reasons and ways are there once nothing at all is left to ask.
    """
    case, search = _case(rulebook, goal, answers, as_of), Nearest(rulebook.goals[goal], as_of)
    record = _settled(rulebook, goal, case)
    if record["ask"]:
        return record
    record = _planned(rulebook, case, search, record)
    return record if record["ask_plan"] else _reasoned(rulebook, case, search, record)


def elsewhere(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> list[dict[str, Any]]:
    """The other goals that the same answers settle or bring closer, those that they settle first.

    Each is ``{"goal", "status", "ask"}``; ``ask`` are the questions still open there.
    """
    known = {name: value for name, value in answers.items() if value != UNKNOWN}
    found = []
    for other in rulebook.goals:
        if other != goal:
            before, after = (_case(rulebook, other, some, as_of) for some in ({}, known))
            now = status(after.period, after.remaining)
            if status(before.period, before.remaining) != now or len(after.to_ask) < len(before.to_ask):
                found.append({"goal": other, "status": now, "ask": after.to_ask})
    return sorted(found, key=lambda each: each["status"] == "unsettled")


def _case(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> Case:
    asked = rulebook.goals[goal]
    return Case(asked.period(as_of), answers, as_of, asked.every_clause)


def _settled(rulebook: Rulebook, goal: str, case: Case) -> dict[str, Any]:
    period = case.period

    def in_time(owed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return due_by_later_rules(rulebook.goals[goal], case.answers, case.as_of, owed)

    return {
        "goal": goal,
        "status": status(period, case.remaining),
        "readings": [reading | {"owed": in_time(reading["owed"])} for reading in case.readings()],
        "owed": in_time(case.owed(case.possible)),
        "left_to": case.left_to(case.possible),
        "ask": case.to_ask,
        "ask_plan": [],
        "plan": None,
        "find_out": case.find_out,
        "clauses": states(period, case.answers, case.remaining),
        "period": period.start,
        "as_of": case.as_of.isoformat(),
        "rules": rulebook.hash,
    }


def _planned(rulebook: Rulebook, case: Case, search: Nearest, record: dict[str, Any]) -> dict[str, Any]:
    """The record with its plan and, once the requirements ask nothing more, with the questions that tell how far a
    person has come on the path and what grows with time, which never change the status.
    """
    found = plan(rulebook.goals[record["goal"]], case)
    later = [] if record["ask"] else [*questions(case, found), *growth_questions(search, case)]
    return record | {"ask_plan": list(dict.fromkeys(later)), "plan": found}


def _reasoned(rulebook: Rulebook, case: Case, search: Nearest, record: dict[str, Any]) -> dict[str, Any]:
    """The record with its reasons, its ways, and what a result brings up of both."""
    goal, period, clauses = rulebook.goals[record["goal"]], case.period, record["clauses"]
    record = record | {
        "because": because(case),
        "nearest": _nearest(rulebook, case, search, record),
        "earliest": earliest(goal, case.answers, case.as_of),
        "also": also(period, case.answers, case.remaining),
        "missing": missing(period.clause, clauses) if record["status"] == "not_met" else [],
        "documents": documents(rulebook.facts, period.order, clauses),
        "untimed": untimed(period, case.answers, case.remaining, case.as_of),
    }
    return record | {
        "next": next_step(record),
        "outlook": outlook(record),
        "days": days(goal, case.answers, case.as_of, record),
    }


def _nearest(rulebook: Rulebook, case: Case, search: Nearest, record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The nearest ways to yes: the plan, where its steps lead there; none where it is yes already. Where no way that
    leans on other goals is sure, those that lean on none.
    """
    goal, found = rulebook.goals[record["goal"]], record["plan"]
    if record["status"] in MET:
        return []
    if record["status"] == "not_met" and found and found["steps"] and not found["blocked"]:
        return [as_way(found, case.as_of)]
    ways: list[dict[str, Any]] = []
    for chained in (True, False) if any(period.chained for period in goal.periods) else (True,):
        for way in search.ways(case.answers, chained):
            with suppress(NoWay):
                ways.append(describe(rulebook, goal.id, way, leaned_on(rulebook, goal.id, way)))
        if ways:
            break
    return ways
