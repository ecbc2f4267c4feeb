"""Raw facts, rules and values into a rulebook, by the one reading that the content goes through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from checker import Rulebook
from checker.compile import Fault, Faults, Line, Unread
from checker.compile import compile_proved as compile_read
from checker.compile import compile_rulebook as compile_unproved
from macros.content import rules as reading
from macros.content.load import Content, read_record
from macros.folder.folder import Folder

Raw = Mapping[str, Any]
Citations = Callable[[Any], list[dict[str, Any]]]


def compile_rulebook(
    facts: Raw,
    rules: Raw,
    values: Raw,
    citations: Citations = reading.read_citations,
    paths: Raw | None = None,
    contacts: Raw | None = None,
) -> tuple[Rulebook | None, list[Fault]]:
    """The rulebook, or None and every fault of its records."""
    sources, faults = read_sources(facts, rules, values, citations, paths, contacts)
    return compile_unproved(sources, faults), list(faults)


def compile_proved(
    facts: Raw, rules: Raw, values: Raw, citations: Citations = reading.read_citations
) -> tuple[Rulebook | None, list[Line], list[Fault]]:
    """The rulebook and its proof sheet, or None and every fault, clauses that decide nothing among them."""
    sources, faults = read_sources(facts, rules, values, citations)
    rulebook, lines = compile_read(sources, faults)
    return rulebook, lines, list(faults)


def read_whole(folder: Folder, content: Content) -> Any:
    """The sources of a whole guide, which has no fault, with its paths, doors and checks; and what reading found."""
    faults = Faults()
    records = {section: getattr(content, section) for section in folder.records}
    return reading.read_sources(records, folder.records, Unread(frozenset()), faults), faults


def read_sources(
    facts: Raw, rules: Raw, values: Raw, citations: Citations, paths: Raw | None = None, contacts: Raw | None = None
) -> Any:
    """The sources and what reading them found."""
    faults = Faults()
    raws = {"facts": facts, "rules": rules, "values": values, "paths": paths or {}, "contacts": contacts or {}}
    records: dict[str, dict[str, Any]] = {section: {} for section in raws}
    for section, named in raws.items():
        for name, raw in named.items():
            record, found = read_record(section, name, raw)
            faults.extend(found)
            if record is not None:
                records[section][name] = record
    broken = {section: {name for name in raws[section] if name not in records[section]} for section in raws}
    unread = Unread(
        frozenset(set().union(*broken.values())),
        has_rules=any(not isinstance(rules[name], dict) or "need" not in rules[name] for name in broken["rules"]),
        has_goals=bool(broken["rules"]),
    )
    return reading.read_sources(records, raws, unread, faults, citations), faults
