"""What is asked once the requirements ask nothing more: whether what makes a number grow goes on, and how fast."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.case.case import Case
from checker.case.status import MET, status
from checker.facts.answers import Value
from checker.facts.fact import Fact
from checker.ways.search import Nearest
from checker.ways.waiting import Answers, grows

FULL_TIME = Decimal(40)
"""Hours a week that are supposed where they were not asked yet."""


def growth_questions(search: Nearest, case: Case) -> list[str]:
    """The facts that tell whether a number grows, where they were not asked and its growth could change the ways to
    yes.
    """
    variables = case.period.variables
    facts = [fact for variable in variables for fact in variable.facts if _next_question(fact, case.answers)]
    if not facts or status(case.period, case.remaining) in MET:
        return []
    supposed = {fact.id: _supposed(fact, case.answers) for fact in facts}
    every = {name: value for each in supposed.values() for name, value in each.items()}
    if search.are_sooner(case.answers, {**case.answers, **every}) and all(fact.unit != "hours" for fact in facts):
        return []
    whole = _ways(search, {**case.answers, **every})
    found = []
    for fact in facts:
        others = {name: value for name, value in every.items() if name not in supposed[fact.id]}
        if _ways(search, {**case.answers, **others}) != whole:
            found.append(_next_question(fact, case.answers))
    return [name for name in dict.fromkeys(found) if name]


def _next_question(fact: Fact, answers: Answers) -> str | None:
    """The first of the fact's own questions about its growth that was not asked; None where it stands at 0, grows
    already, or is said not to go on.
    """
    if not grows(fact, {**answers, **_supposed(fact, answers)}):
        return None
    return next((name for name in fact.growth_facts if name not in answers), None)


def _supposed(fact: Fact, answers: Answers) -> dict[str, Value]:
    growth = fact.growth or {}
    usual: dict[str, Value] = {"while": True, "per_week": FULL_TIME}
    return {growth[key]: value for key, value in usual.items() if key in growth and growth[key] not in answers}


def _ways(search: Nearest, answers: Answers) -> list[Any]:
    return [(way.rank, way.steps) for way in search.ways(answers)]
