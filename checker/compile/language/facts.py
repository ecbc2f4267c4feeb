"""Facts from their values, whose types are right already: that what stands together in one fact can be true at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from checker.compile.faults import Faults, Path
from checker.compile.language.clause import Unread
from checker.facts.fact import GROWTH, Citation, Fact

GROWING = ("years", "months", "weeks", "days", "hours")
"""Units of numbers that grow while a person goes on as now."""

OPTION = re.compile(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")
ANSWERS = ("never", "not_yet", "unknown")
"""Words that a test or an answer may have, so that no option can be called by one."""
OBJECT_WORDS = frozenset(
    ["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"]
)
"""What every object of JavaScript has under these names, so that nothing of ours may be called by one."""


def read_fact(
    name: str, values: Mapping[str, Any], cite: list[Citation], goals: Collection[str] | None, faults: Faults
) -> Fact | None:
    """The fact, or None where what it is cannot be told.

    ``values`` are its keys but for ``cite``, as YAML's values of the right types. ``goals`` are the goals that it may
    name, None where not all are known.
    """
    path: Path = ("facts", name)
    kind = _kind(name, values, path, faults)
    if kind is None:
        return None
    if values.get("whole") and kind != "number":
        faults.add((*path, "whole"), "whole is for numbers, so the fact needs a unit")
    at_most = values.get("at_most")
    if at_most is not None and (kind != "number" or at_most <= 0):
        faults.add((*path, "at_most"), "at_most is a number above 0, for facts with a unit")
    _check_options(values.get("options") or {}, faults, (*path, "options"))
    _check_get(values, kind, goals, faults, (*path, "get"))
    changed = {"get": _plain(values.get("get")), "at_most": None if at_most is None else _number(at_most)}
    return Fact(id=name, kind=kind, **{**values, **changed}, cite=cite)


def _kind(name: str, values: Mapping[str, Any], path: Path, faults: Faults) -> str | None:
    tellers = [key for key in ("ask", "open", "decided_by") if key in values]
    shapes = [key for key in ("unit", "options", "date") if key in values]
    if len(tellers) != 1:
        faults.add(path, "the fact {name} needs exactly one of ask, open and decided_by", name=name)
    elif len(shapes) > 1:
        both = f"{shapes[0]} and {shapes[1]}"
        faults.add((*path, shapes[1]), f"{{name}} has both {both}, so it is two kinds at once", name=name)
    elif tellers == ["open"] and shapes != ["options"]:
        faults.add(path, "the open sentence {name} needs options, one for each reading", name=name)
    elif tellers == ["decided_by"] and shapes:
        problem = f"{{name}} is someone's decision, so it is yes or no and has no {shapes[0]}"
        faults.add((*path, shapes[0]), problem, name=name)
    else:
        return {"unit": "number", "options": "choice", "date": "day"}[shapes[0]] if shapes else "yes_no"
    return None


def _check_options(options: Mapping[str, str], faults: Faults, path: Path) -> None:
    for option in options:
        place = (*path, option)
        if option in ANSWERS or option in OBJECT_WORDS:
            language = "the rule language" if option in ANSWERS else "JavaScript"
            faults.add(
                place, f"{{option}} is a reserved word in {language}: choose another name for the option", option=option
            )
        elif not OPTION.fullmatch(option):
            advice = "use only letters, digits, _ and -"
            faults.add(place, f"{{option}} cannot be the name of an option: {advice}", option=option)


def _check_get(values: Mapping[str, Any], kind: str, goals: Collection[str] | None, faults: Faults, path: Path) -> None:
    get = values.get("get")
    if get is None:
        return
    if "ask" not in values:
        faults.add(path, "get is for facts that a person can change, so for those with ask")
    elif get == "wait" or GROWTH & get.keys():
        _check_growth({} if get == "wait" else get, values if kind == "number" else {}, faults, path)
    elif "goal" in get:
        if goals is not None and get["goal"] not in goals:
            faults.add((*path, "goal"), "no goal is called {goal}", get["goal"], goals, goal=get["goal"])
    else:
        for key, cost in get.items():
            if cost < 0:
                faults.add((*path, key), "{key} must be a number from 0 up", key=key)


def _check_growth(get: Mapping[str, Any], values: Mapping[str, Any], faults: Faults, path: Path) -> None:
    unit = values.get("unit")
    if unit not in GROWING:
        faults.add(path, f"only a number of {', '.join(GROWING)} grows by waiting")
    elif values.get("whole") and ("per_week" in get or unit != "hours"):
        faults.add(path, "a number that grows day by day is a fraction most of the time, so take its whole away")
    elif "per_week" in get and unit != "hours":
        faults.add((*path, "per_week"), f"per_week is for numbers of hours, and this one counts {unit}")
    elif "while" in get and unit == "hours" and "per_week" not in get:
        faults.add((*path, "while"), "hours grow by the hours a week that go into them: name that fact under per_week")


def check_growth(facts: Mapping[str, Fact], unread: Unread, faults: Faults) -> None:
    """That the facts which tell whether a number grows, and how fast, are there and can tell it."""
    for fact in facts.values():
        for key, name in (fact.growth or {}).items():
            path: Path = ("facts", fact.id, "get", key)
            if key == "begin" or name in unread.names:
                continue
            kind, needed = ("yes_no", "yes or no") if key == "while" else ("number", "a number of hours")
            other = facts.get(name)
            if other is None and unread.is_open:
                faults.unsound.add(path)
            elif other is None:
                fitting = [each.id for each in facts.values() if each.asked and each.kind == kind]
                faults.add(path, "no fact is called {name}", name, fitting, name=name)
            elif not other.asked or other.kind != kind or (key == "per_week" and other.unit != "hours"):
                faults.add(path, f"{key} names a question about {needed}, but {{name}} is not one", name=name)


def _plain(get: Any) -> Any:
    """Costs as JSON values: whole numbers as they are, fractions as text."""
    if not isinstance(get, Mapping):
        return get
    return {key: _number(value) if isinstance(value, Decimal) else value for key, value in get.items()}


def _number(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else str(value)
