"""Many goals at once in a terminal: where some answers stand on each, what to ask next, what one step would open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.command.reports.verdict import wrapped
from checker.rulebook.rulebook import Rulebook
from checker.survey import Survey, openings
from checker.wording import format_answer, format_day, shared_catalog

ORDER = ("met", "met_with_duty", "left_to_others", "depends_on_reading", "unsettled", "not_met")
"""The statuses as a list of goals shows them: what is met first, what is not yet last."""


def survey_record(survey: Survey) -> dict[str, Any]:
    """The survey as JSON values: ``goals`` with ``status`` and ``ask``, those of them that the person ``has``, the next
    question ``ask``, how many are left at ``most``, and ``openings``.
    """
    return {
        "as_of": survey.as_of.isoformat(),
        "rules": survey.rulebook.hash,
        "goals": [standing.to_data() for standing in survey.standings.values()],
        "has": [name for name in survey.standings if survey.has(name)],
        "ask": survey.ask,
        "most": survey.most,
        "openings": openings(survey),
    }


def survey_report(survey: Survey) -> str:
    """The survey in lines of at most 100 characters."""
    rulebook, words = survey.rulebook, shared_catalog(survey.rulebook).text
    lines = [words("survey", day=format_day(survey.as_of.isoformat())), ""]
    for status in ORDER:
        goals = [name for name, each in survey.standings.items() if each.status == status and not survey.has(name)]
        if goals:
            lines += [f"{words(f'heading.{status}')}:", *_titles(rulebook, goals), ""]
    had = [name for name in survey.standings if survey.has(name)]
    if had:
        lines += [f"{words('survey.has')}:", *_titles(rulebook, had), ""]
    steps = openings(survey)
    if steps:
        lines += [f"{words('survey.openings')}:", *(line for step in steps for line in _step(rulebook, step)), ""]
    if survey.ask:
        lines += [words("survey.ask", count=survey.most), *wrapped(f"{rulebook.facts[survey.ask].ask}", "  "), ""]
    return "\n".join([*lines, *wrapped(words("no_decision"))])


def _titles(rulebook: Rulebook, goals: list[str]) -> Iterator[str]:
    for goal in goals:
        yield from wrapped(f"{rulebook.goals[goal].title} ({goal})", "- ")


def _step(rulebook: Rulebook, step: dict[str, Any]) -> Iterator[str]:
    """A step with the answer that it brings, and the goals that this answer meets."""
    fact = rulebook.facts[step["fact"]]
    for value in dict.fromkeys(opened["value"] for opened in step["opens"]):
        goals = [opened["goal"] for opened in step["opens"] if opened["value"] == value]
        yield from wrapped(
            shared_catalog(rulebook).text("answered", ask=fact.ask, answer=format_answer(fact, value)), "- "
        )
        yield from (f"  {line}" for line in _titles(rulebook, goals))
