"""What stands in each slot of a check's page, by the name of the slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.facts.answers import UNKNOWN
from checker.facts.fact import Fact
from checker.markup.lines import all_blocks, door, escape, inline, items, paragraph, steps
from checker.rulebook.rulebook import Rulebook
from checker.wording import Catalog, catalog_of, format_answer

Slots = dict[str, str]
"""HTML by the name of its slot."""


def progress_slots(rulebook: Rulebook, record: Mapping[str, Any], answers: Mapping[str, Any]) -> Slots:
    """How far the questions have come, and the answers so far, for the screen and for paper."""
    goal = rulebook.goals[record["goal"]]
    catalog, later = catalog_of(goal), len(record["ask"])
    facts = [rulebook.facts[name] for name in goal.questions if name in answers]
    kind = "all" if goal.every_clause else "some"
    known = sum(answers[fact.id] != UNKNOWN for fact in facts)
    rows = [answer_rows(fact, answers[fact.id], catalog) for fact in facts]
    return asked_slots(catalog, rows, known, later, kind=kind, onward="go_on" if later else "see")


def answer_rows(fact: Fact, answer: Any, catalog: Catalog) -> tuple[str, str]:
    """The row of an answer, for the screen and for paper."""
    return answer_row(fact, answer, catalog, change=True), answer_row(fact, answer, catalog)


def asked_slots(
    catalog: Catalog, rows: Sequence[tuple[str, str]], known: int, later: int, *, kind: str = "some", onward: str
) -> Slots:
    """The slots of the questions so far: ``rows`` as ``answer_rows`` has them, how many of those answers are ``known``,
    and how many questions may come ``later``.
    """
    count, most = len(rows), len(rows) + later
    return {
        "progress": catalog.text(f"progress.{kind}", number=count + 1, most=most),
        "known": catalog.text(f"known.{kind}" if later else "known", known=known, most=most),
        "start": catalog.text(f"start.{onward}" if rows else "start"),
        "answers": "".join(screen for screen, _ in rows),
        "answers-paper": "".join(paper for _, paper in rows),
        "answers-title": catalog.text("answers", count=count) if rows else "",
    }


def result_slots(words: Mapping[str, Any]) -> dict[str, Any]:
    """A result in words as ``slots``; as ``parts``, each with slots of its own; and as ``clauses`` by their ids."""
    outcome, next_step = words["outcome"], words["next"]
    blocked = any(part["part"] == "blocked" for part in words["parts"])
    return {
        "status": outcome["status"],
        "startable": bool(next_step.get("door")) and outcome["status"] == "not_met",
        "slots": {
            "heading": escape(outcome["heading"]),
            "means": escape(outcome["means"]),
            "step": "" if blocked else inline(next_step["step"]),  # which would say what stands above it
            "door": door(next_step["door"], "button") if next_step.get("door") else "",
            "advice": "".join(map(paragraph, next_step["advice"])),
            "judged": inline(words["judged"]),
            "day": escape(words["day"]["text"]),
        },
        "parts": {part["part"]: _part(part, next_step.get("door")) for part in _shown(words["parts"])},
        "clauses": {
            name: {
                "state": clause["state"],
                "standing": clause["standing"],
                "words": escape(clause["words"]),
                "answers": "".join(map(paragraph, clause.get("answers", ()))),
            }
            for name, clause in words["clauses"].items()
        },
    }


def opened_slots(words: Mapping[str, Any]) -> Slots:
    """What a file of saved answers says."""
    return {
        "opened": inline(words["heading"]),
        "doubts": all_blocks(words["intro"]),
        "results": items(words["results"], "h2"),
        "moved": all_blocks(words["outro"]),
        "action": escape(words["action"]),
        "from": inline(words["from"]),
    }


def _shown(parts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The parts that the page shows. What stands in the way comes before any step, and says itself what is enough."""
    names = {part["part"] for part in parts}
    left_out = {"because"} | ({"plan", "plan_then", "standing", "missing", "nearest"} if "blocked" in names else set())
    return [part for part in parts if part["part"] not in left_out]


def _part(part: Mapping[str, Any], here: Mapping[str, str] | None) -> Slots:
    """A part; the place that the button above leads ``here`` stands there alone."""
    lines = [line if line.get("door") != here else {**line, "door": None} for line in part["lines"]]
    if part["part"] == "documents":  # the answers stand by themselves
        lines = [{**line, "notes": []} for line in lines]
    return {
        "part": escape(part["heading"]),
        "intro": all_blocks(part.get("intro", ())),
        "lines": steps(lines) if part["part"] in ("plan", "plan_then") else items(lines),
        "outro": all_blocks(part.get("outro", ())),
    }


def answer_row(fact: Fact, value: Any, catalog: Catalog, change: bool = False) -> str:
    """A question with its answer, and with the button to change it where it is to be there."""
    ask, answer = escape(fact.ask or ""), escape(format_answer(fact, value, catalog))
    row = f"<dt>{ask}</dt><dd>{answer}</dd>"
    if not change:
        return f"<div>{row}</div>"
    words = f'{catalog.text("change")}<span class="unseen"> {catalog.text("change.of", ask=ask)}</span>'
    button = f'<button type="button" class="link-button" data-do="change" data-fact="{fact.id}">{words}</button>'
    return f'<div class="answers__row">{row}<dd class="answers__change">{button}</dd></div>'
