"""The one step that a verdict points to next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.result.outlook import leads_on


def next_step(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """The step by its ``kind``, or None where nothing is left to do.

    ``step`` names a ``step`` of the plan, ``duty`` its ``clause``, ``find_out`` and ``decision`` their ``fact``,
    ``change`` and ``begin`` a ``fact`` of the ``way`` (a position in ``nearest``), ``wait`` its ``way``, ``goal``
    another ``goal`` to meet first, ``apply`` one that is met.
    """
    status, nearest, plan = record["status"], record["nearest"], record["plan"]
    if plan and not plan["blocked"] and not (status == "unsettled" and record["find_out"]):
        unknown = [*plan["turns_on"]["find_out"], *([] if plan["now"] else plan["find_out"])]
        if status == "not_met" and unknown:
            return {"kind": "find_out", "fact": unknown[0]}
        if plan["now"]:
            return {"kind": "step", "step": plan["now"]}
    if status == "met":
        return None
    if status == "met_with_duty" and record["owed"]:
        first = min(record["owed"], key=lambda duty: duty["due"] or "9")
        return {"kind": "duty", "clause": first["clause"]}
    if status == "unsettled" and record["find_out"]:
        return {"kind": "find_out", "fact": record["find_out"][0]}
    leading = [number for number, way in enumerate(nearest) if leads_on(way)]
    if leading and status != "left_to_others":
        return _first_of(nearest[leading[0]], leading[0])
    deciders = [*record["left_to"], *(nearest[0]["left_to"] if nearest else ())]
    return {"kind": "decision", "fact": deciders[0]["fact"]} if deciders else None


def _first_of(way: Mapping[str, Any], number: int) -> dict[str, Any]:
    """What comes first on a way; of several changes one whose cost is known."""
    if "steps" in way:
        return {"kind": "step", "step": way["steps"][0]} if way["steps"] else {"kind": "wait", "way": number}
    if way["change"]:
        change = next((step for step in way["change"] if step["cost"]), way["change"][0])
        return {"kind": "change", "way": number, "fact": change["fact"]}
    if way["begin"]:
        return {"kind": "begin", "way": number, "fact": way["begin"][0]["fact"]}
    for goal in reversed(way["goals"]):  # of goals that lean on one another, the last is to be met first
        if not (goal["met"] and way["wait"]):
            return {"kind": "apply" if goal["met"] else "goal", "goal": goal["goal"]}
    if way["wait"]:
        return {"kind": "wait", "way": number}
    return {"kind": "find_out", "fact": way["if"][0]["fact"]}
