"""Stored cases of the proof sheet: read from JSON, and followed through a rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.compile.proof.proof import ENDS, Witness
from checker.facts.answers import read_answers
from checker.rulebook.rulebook import Rulebook


def read_vector(data: Mapping[str, Any]) -> Witness:
    """A case from JSON values."""
    return Witness(**{**data, "as_of": date.fromisoformat(data["as_of"])})


def end_of(rulebook: Rulebook, goal: str, case: Witness) -> str:
    """Where a complete case ends by this rulebook: ``yes``, ``duty`` or ``no``.

    Raises AnswerError where an answer does not fit, and KeyError or ValueError where the case is not complete.
    """
    period = rulebook.goals[goal].period(case.as_of)
    answers = {**read_answers(rulebook.facts, case.answers, case.as_of), **case.readings, **case.decisions}
    diagram, node = period.outcome
    while diagram.level(node) < diagram.depth:
        level = diagram.level(node)
        variable = period.variables[level]
        (value,) = variable.patterns_for(
            variable.amounts({fact.id: answers[fact.id] for fact in variable.facts}, case.as_of)
        )
        node = diagram.child(node, level, value)
    return ENDS[node]
