"""Facts as the YAML writes them, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from checker.compile.language.faults import Faults, Path
from checker.facts.fact import Citation, Fact

KEYS = tuple(each.name for each in fields(Fact) if each.name not in ("id", "kind"))
COSTS = ("hours", "dollars", "days")
GROWING = ("years", "months", "weeks", "days", "hours")
"""Units of numbers that grow while a person goes on as now."""

SIDES = ("past", "future", "any")


def read_facts(
    raw_facts: Mapping[str, Any], goals: set[str], citations: Callable[[Any], list[Citation]], faults: Faults
) -> dict[str, Fact]:
    """The facts by id. One that cannot be made sense of is left out, and said."""
    facts = {}
    for name, raw in raw_facts.items():
        path: Path = ("facts", name)
        if not isinstance(raw, Mapping):
            faults.tell(path, f"the fact “{name}” must be a mapping with ask, open or decided_by")
            continue
        unknown = [key for key in raw if key not in KEYS]
        for key in unknown:
            faults.tell((*path, key), f"a fact has no key “{key}”", str(key), KEYS)
        kind = _kind(name, raw, path, faults)
        if kind and not unknown:
            facts[name] = _fact(name, kind, raw, goals, citations, faults)
    return facts


def _kind(name: str, raw: Mapping[str, Any], path: Path, faults: Faults) -> str | None:
    tellers = [key for key in ("ask", "open", "decided_by") if key in raw]
    shapes = [key for key in ("unit", "options", "date") if key in raw]
    if len(tellers) != 1:
        faults.tell(path, f"the fact “{name}” needs exactly one of ask, open and decided_by")
    elif len(shapes) > 1:
        faults.tell((*path, shapes[1]), f"“{name}” has both {shapes[0]} and {shapes[1]}, so two kinds at once")
    elif tellers == ["open"] and shapes != ["options"]:
        faults.tell(path, f"the open sentence “{name}” needs options, one for each reading")
    elif tellers == ["decided_by"] and shapes:
        faults.tell((*path, shapes[0]), f"“{name}” is someone's decision, so it is yes or no and has no {shapes[0]}")
    else:
        return {"unit": "number", "options": "choice", "date": "day"}[shapes[0]] if shapes else "yes_no"
    return None


def _fact(
    name: str,
    kind: str,
    raw: Mapping[str, Any],
    goals: set[str],
    citations: Callable[[Any], list[Citation]],
    faults: Faults,
) -> Fact:
    path: Path = ("facts", name)
    if kind == "choice" and (not isinstance(raw["options"], Mapping) or len(raw["options"]) < 2):
        faults.tell((*path, "options"), f"“{name}” needs at least two options, each an id with its words")
        raw = {**raw, "options": {}}
    if kind == "day" and raw["date"] not in SIDES:
        faults.tell((*path, "date"), f"date is past, future or any, not “{raw['date']}”", str(raw["date"]), SIDES)
    if raw.get("whole") and kind != "number":
        faults.tell((*path, "whole"), "whole is for numbers, so the fact needs a unit")
    _check_get(raw, kind, goals, faults, (*path, "get"))
    kept = {key: value for key, value in raw.items() if key not in ("cite", "options", "get")}
    return Fact(
        id=name,
        kind=kind,
        **kept,
        options={str(key): str(words) for key, words in raw.get("options", {}).items()},
        get=_plain(raw.get("get")),
        cite=citations(raw["cite"]) if "cite" in raw else [],
    )


def _check_get(raw: Mapping[str, Any], kind: str, goals: set[str], faults: Faults, path: Path) -> None:
    get = raw.get("get")
    if get is None:
        return
    if "ask" not in raw:
        faults.tell(path, "get is for facts that a person can change, so for those with ask")
    elif get == "wait":
        if kind != "number" or raw["unit"] not in GROWING:
            faults.tell(path, f"only a number of {', '.join(GROWING)} grows by waiting")
    elif not isinstance(get, Mapping):
        faults.tell(path, "get is wait, a cost such as {hours: 1, dollars: 0}, {} or {goal: …}", str(get), ["wait"])
    elif "goal" in get:
        if set(get) != {"goal"}:
            faults.tell(path, "a goal's cost is worked out from its rules: write goal alone")
        elif get["goal"] not in goals:
            faults.tell((*path, "goal"), f"no goal is called “{get['goal']}”", str(get["goal"]), goals)
    else:
        for key, value in get.items():
            if key not in COSTS:
                faults.tell((*path, key), f"a cost is in {', '.join(COSTS)}, not “{key}”", str(key), COSTS)
            elif isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
                faults.tell((*path, key), f"{key} must be a number from 0 up")


def _plain(get: Any) -> Any:
    """Costs as JSON values: whole numbers as they are, fractions as text."""
    if not isinstance(get, Mapping):
        return get
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in get.items()}
