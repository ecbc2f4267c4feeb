"""A plan for several goals as HTML: a section for each, in the parts and words of its own check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.markup.lines import escape
from checker.markup.slots import Slots, result_slots
from checker.markup.survey import LOOKS, choice_button
from checker.wording import Catalog, format_day

PARTS = {
    "blocked": "",
    "find_out": "asks",
    "find_out_then": "asks",
    "find_out_later": "asks",
    "plan": "plan",
    "plan_then": "plan",
    "missing": "",
    "nearest": "ways",
    "earliest": "",
    "readings": "readings",
    "owed": "duties",
    "untimed": "",
    "left_to": "duties",
}
"""The parts of a result that tell what to do, in their order, each with the kind of its list."""
NUMBERED = ("asks", "plan", "ways")


def plan_slots(words: Mapping[str, Any], catalog: Catalog) -> Slots:
    """The plan in its slots."""
    day = format_day(words["day"], catalog)
    return {
        "plan-heading": escape(words["heading"]),
        "plan-whole": "".join(f"<p>{escape(line)}</p>" for line in words["lines"]),
        "plan-sections": "".join(_section(each, catalog) for each in words["sections"]),
        "judged": escape(catalog.text("judged", day=day, version=words["version"])),
        "day": escape(day),
    }


def plan_parts(words: Mapping[str, Any]) -> dict[str, Slots]:
    """The parts of the plan that may be missing, by their names, each with its slots."""
    documents = "".join(f"<li><p>{escape(document)}</p></li>" for document in words["documents"])
    parts = {
        "plan-documents": {"plan-documents": documents},
        "plan-choices": {"plan-choices": _choices([*words["drop"], *words["add"]])},
    }
    return {name: slots for name, slots in parts.items() if slots[name]}


def _choices(choices: Sequence[Mapping[str, Any]]) -> str:
    return "".join(f"<li>{choice_button(each['text'], each['chosen'])}</li>" for each in choices)


def _section(section: Mapping[str, Any], catalog: Catalog) -> str:
    """A goal with its outcome, its next step and its parts. A plan within the plan is called its steps."""
    result = result_slots(section["result"])
    slots, parts = result["slots"], result["parts"]
    if "plan" in parts:
        parts["plan"] |= {"part": escape(catalog.text("chosen.steps"))}
    look = LOOKS["one"] if result["startable"] else result["status"]
    pay = f'<p class="job__pay"><strong>{escape(section["pay"])}</strong></p>' if section["pay"] else ""
    step = f'<p class="next__step">{slots["step"]}</p>' if slots["step"] else ""
    outcome = f'<p class="status" data-status="{look}">{slots["heading"]}</p>'
    shown = "".join(_part(parts[name], kind) for name, kind in PARTS.items() if name in parts)
    title = f"<h2>{escape(section['title'])}</h2>"
    return f'<section class="chosen">{title}{pay}{outcome}{step}{slots["door"]}{shown}</section>'


def _part(part: Slots, kind: str) -> str:
    tag = "ol" if kind in NUMBERED else "ul"
    lines = f'<{tag} class="{kind or "lines"}">{part["lines"]}</{tag}>'
    return f"<h3>{part['part']}</h3>{part['intro']}{lines}{part['outro']}"
