"""Hands facts, rules and values to the checker's compiler, and keeps its faults except those that only echo ours."""

import re
from typing import Any

from pydantic_core import PydanticCustomError

from checker.compile import Fault, compile_rulebook
from checker.rulebook import Rulebook
from macros.document import Path, plain
from macros.folder import Folder
from macros.models.sources import read_cite
from macros.shape import Misfit

QUOTED = re.compile(r"“([^”]*)”")

Misfits = dict[tuple[str, str], list[Misfit]]


def compile_rules(folder: Folder, misfits: Misfits) -> tuple[Rulebook | None, list[Misfit]]:
    """The rulebook, and what is wrong with facts, rules and values beyond their shape.

    A record whose shape is at fault would lead the compiler to faults that are none, such as an unknown name. So facts
    and values with misfits are held back, rules lose the keys that are, and what is then said of them is left out.
    """
    facts = _sound(folder, "facts", misfits)
    values = _sound(folder, "values", misfits)
    rules = {
        name: {key: value for key, value in rule.items() if key not in _wrong_keys(misfits, name)}
        for name, rule in folder.records["rules"].items()
        if isinstance(rule, dict)
    }
    rulebook, faults = compile_rulebook(facts, rules, values, _checked)
    return rulebook, [(fault.path, fault.message) for fault in faults if not _is_echo(fault, folder, misfits)]


def _sound(folder: Folder, section: str, misfits: Misfits) -> dict[str, Any]:
    return {
        name: raw
        for name, raw in folder.records[section].items()
        if raw is not None and (section, name) not in misfits
    }


def _wrong_keys(misfits: Misfits, rule: str) -> set[Any]:
    return {place[0] for place, _ in misfits.get(("rules", rule), ()) if place and place[0] != "need"}


def _checked(cite: Any) -> list[dict[str, Any]]:
    """The citations as the rulebook keeps them; the faults of a cite are told elsewhere."""
    try:
        return [{"source": citation.source, "quote": citation.quote} for citation in read_cite(cite)]
    except PydanticCustomError:
        return []


def _is_echo(fault: Fault, folder: Folder, misfits: Misfits) -> bool:
    record = fault.path[:2]
    quoted = set(QUOTED.findall(fault.message))
    if record in misfits and fault.path[2:3] != ("need",):
        return True
    if _value(folder, fault.path) is None:
        return True
    if quoted & {name for section, name in misfits if section in ("facts", "rules", "values")}:
        return True
    names = {name for section in ("facts", "rules", "values") for name in folder.records[section]}
    if not folder.readable and quoted - names:
        return True
    rules_lack = not folder.readable or any(section == "rules" for section, _ in misfits)
    return rules_lack and len(fault.path) == 2


def _value(folder: Folder, path: Path) -> Any:
    """What stands at a path, an empty mapping where the path leads to nothing: only an empty value is None."""
    value: Any = folder.records
    for part in path:
        entries = dict(enumerate(value)) if isinstance(value, list) else value
        keys = {plain(key): key for key in entries} if isinstance(entries, dict) else {}
        if part not in keys:
            return {}
        value = entries[keys[part]]
    return value
