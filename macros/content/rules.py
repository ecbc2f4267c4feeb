"""Hands facts, rules and values to the checker's compiler, and keeps its faults except those that only echo ours."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from checker.compile import Fault, Line, compile_proved
from checker.rulebook.rulebook import Rulebook
from macros.content.folder import Folder
from macros.content.records import Misfit, fit
from macros.models.rules import Notes
from macros.models.sources import read_cite
from macros.yaml.document import Path, plain

QUOTED = re.compile(r"“([^”]*)”")
LANGUAGE = {"facts", "rules", "values"}
UNUSED_FACT, UNUSED_RULE = "no rule uses", "no goal uses"
"""How the compiler begins what it can only know when it sees every clause, and the title of every rule."""

Misfits = dict[tuple[str, str], list[Misfit]]


def compile_rules(folder: Folder, misfits: Misfits) -> tuple[Rulebook | None, list[Line], list[Misfit]]:
    """The rulebook, its proof sheet, and what is wrong with facts, rules and values beyond their shape.

    A record whose shape is at fault would lead the compiler to faults that are none, such as an unknown name. So facts
    and values with misfits are held back, rules lose the keys that are, and what is then said of them is left out.
    """
    misfits = {key: [] for key in folder.slipped} | misfits
    facts = _sound(folder, "facts", misfits)
    values = _sound(folder, "values", misfits)
    rules = {
        name: {key: value for key, value in rule.items() if key not in _wrong_keys(misfits, name)}
        for name, rule in folder.records["rules"].items()
        if isinstance(rule, dict)
    }
    rulebook, proof, faults = compile_proved(facts, rules, values, _checked)
    told = [(fault.path, fault.message) for fault in faults if not _is_echo(fault, folder, misfits)]
    return (
        rulebook,
        proof,
        told
        + [
            misfit
            for name, rule in rules.items()
            for misfit in _note_misfits(rule.get("need"), ("rules", name, "need"))
        ],
    )


def _note_misfits(clause: Any, path: Path) -> Iterator[Misfit]:
    """What is wrong with the notes of a clause and of those below it, such as `desirable: yes`, which is text."""
    if isinstance(clause, list):
        for number, inner in enumerate(clause):
            yield from _note_misfits(inner, (*path, number))
    elif isinstance(clause, dict):
        notes = {key: value for key, value in clause.items() if key in Notes.model_fields}
        yield from (((*path, *place), said) for place, said in fit(Notes, notes)[1])
        for key, inner in clause.items():
            if key != "cite" and key not in notes:
                yield from _note_misfits(inner, (*path, plain(key)))


def _sound(folder: Folder, section: str, misfits: Misfits) -> dict[str, Any]:
    return {
        name: raw for name, raw in folder.records[section].items() if raw is not None and (section, name) not in misfits
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
    """Whether a fault may come of another: of a broken or empty value there, a broken name, or rules we did not see."""
    section, name, *inside = map(str, fault.path)
    quoted = set(QUOTED.findall(fault.message))
    if (section, name) in misfits and (inside[:1] != ["need"] or "need" not in folder.records[section][name]):
        return True
    value = _value(folder, fault.path)
    if value is None or (isinstance(value, dict) and None in value.values()):
        return True
    if quoted & {broken for section, broken in misfits if section in LANGUAGE}:
        return True
    if folder.lost & LANGUAGE and quoted - {known for section in LANGUAGE for known in folder.records[section]}:
        return True
    broken = [folder.records["rules"][name] for kind, name in misfits if kind == "rules"]
    if "rules" in folder.lost | folder.passed_over:
        return fault.message.startswith((UNUSED_FACT, UNUSED_RULE))
    if fault.message.startswith(UNUSED_FACT):
        return any(not isinstance(rule, dict) or "need" not in rule for rule in broken)
    return bool(broken) and fault.message.startswith(UNUSED_RULE)


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
