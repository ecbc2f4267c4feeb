"""Facts, rules and values from their records: read once into the checker's types, and compiled into the rulebook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from checker import Fact, Rulebook
from checker.compile import (
    GRAMMAR,
    Closed,
    Dated,
    Faults,
    Line,
    Path,
    Reader,
    Rule,
    Sources,
    Trial,
    Unread,
    check_value,
    compile_proved,
    read_fact,
)
from macros.content.paths import Places, read_path
from macros.content.records import fit
from macros.folder import Folder
from macros.models import Chain, CostRecord, DatedAmount, FactRecord, RuleRecord, ValueRecord, Waiting, read_cite
from macros.progress import tell
from macros.yaml import plain, words_in

LANGUAGE = ("facts", "rules", "values", "paths")

Citations = Callable[[Any], list[dict[str, Any]]]
"""What turns a `cite` into citations."""

Records = Mapping[str, Mapping[str, Any]]
"""Records in their models, by section and name."""


def compile_rules(
    folder: Folder, records: Records, broken: Mapping[str, set[Any]], messages: Mapping[str, str]
) -> tuple[Rulebook | None, list[Line], Faults]:
    """The rulebook, its proof sheet, and what is wrong with facts, rules and values beyond their shape.

    ``broken`` holds the names of records that are not in their models, by section. What follows from them, and from
    what the files hold and nobody could read, is no fault of its own.
    ``messages`` are those that the guide words in its own way.
    """
    faults = Faults()
    raw_rules = folder.records["rules"]
    slipped = {name for section, name in folder.slipped if section == "rules"}
    rules_unknown = bool({"rules"} & (folder.lost | folder.passed_over)) or any(
        not isinstance(raw_rules[name], dict) or "need" not in raw_rules[name] for name in broken["rules"]
    )
    unread = Unread(
        frozenset(name for section in LANGUAGE for name in broken[section]),
        is_open=bool(folder.lost & set(LANGUAGE)),
        has_rules=rules_unknown or bool(slipped),
        has_goals=bool(broken["rules"] | slipped),
    )
    sources = read_sources(records, folder.records, unread, faults, lost=folder.lost, messages=messages)
    faults.unsound |= {("rules", name, "need") for name in slipped}
    rulebook, lines = compile_proved(sources, faults, tell)
    return rulebook, lines, faults


def read_citations(cite: Any) -> list[dict[str, Any]]:
    """The citations as the rulebook holds them; the faults of a cite are found elsewhere."""
    try:
        return [{"source": citation.source, "quote": citation.quote} for citation in read_cite(cite)]
    except PydanticCustomError:
        return []


def read_sources(
    records: Records,
    raws: Mapping[str, Mapping[str, Any]],
    unread: Unread,
    faults: Faults,
    citations: Citations = read_citations,
    lost: Collection[str] = (),
    messages: Mapping[str, str] = {},
) -> Sources:
    """Facts, rules and values in the checker's types. A rule with a wrong key is read without that key.

    ``lost`` are the sections that may hold records whose names are not known.
    """
    reader = Reader(GRAMMAR, faults, citations)
    contacts = records.get("contacts", {})
    checks = {name: check.messages(contacts) for name, check in records.get("checks", {}).items()}
    rules = {
        name: _rule(name, raw, records["rules"].get(name), {**messages, **checks.get(name, {})}, reader)
        for name, raw in raws["rules"].items()
        if isinstance(raw, dict)
    }
    goals = {name for name, rule in rules.items() if rule.title} | unread.names
    facts: dict[str, Fact] = {}
    for name, record in records["facts"].items():
        raw = raws["facts"][name]
        cite = citations(raw["cite"]) if "cite" in raw else []
        fact = _fact(name, record, cite, None if unread.is_open else goals, faults)
        facts |= {name: fact} if fact else {}
    values = {name: _value(name, record, reader.days) for name, record in records["values"].items()}
    for value in values.values():
        check_value(value, faults)

    def is_unread(section: str, name: str) -> bool:
        return section in lost or name in raws.get(section, {})

    cited, agencies = (records.get(kind, {}) for kind in ("sources", "agencies"))
    places = Places(contacts, cited, agencies, is_unread)
    paths = {
        name: read_path(name, record, raws["paths"][name], places, reader)
        for name, record in records.get("paths", {}).items()
    }
    unread = Unread(
        unread.names | {name for name in records["facts"] if name not in facts},
        unread.is_open,
        unread.has_rules,
        unread.has_goals,
        frozenset(words_in([*raws["rules"].values(), *raws.get("paths", {}).values()])),
    )
    return Sources(facts, rules, values, reader.days, paths, unread)


def _rule(
    name: str, raw: Mapping[str, Any], record: RuleRecord | None, words: Mapping[str, str], reader: Reader
) -> Rule:
    path: Path = ("rules", name, "need")
    is_sound = record is not None
    if record is None:
        wrong = {fault.path[0] for fault in fit(RuleRecord, {**raw, "id": name})[1] if fault.path} | {"id", "cite"}
        sound = {key: value for key, value in raw.items() if key not in wrong and value is not None}
        record = fit(RuleRecord, {"need": None, **sound, "id": name})[0]
    if record is None:
        reader.faults.unsound.add(path)
        return Rule(Closed(path))
    is_part = is_sound and "title" not in raw  # else the title may be what could not be read
    examples = record.examples if record.title or is_part else []
    return Rule(
        reader.clause(raw.get("need"), path),
        record.title,
        tuple(record.audience),
        record.path,
        record.every_clause,
        words,
        tuple(reader.citations(raw["cite"])) if "cite" in raw else None,
        tuple(Trial(example.answers, example.as_of, example.status) for example in examples),
        record.note,
        record.text,
    )


NOT_COMPILED = ("id", "cite", "always_known")
"""Keys of a fact that say nothing to the checker, or are read apart."""


def _fact(
    name: str, record: FactRecord, cite: list[dict[str, Any]], goals: Collection[str] | None, faults: Faults
) -> Fact | None:
    values = {key: getattr(record, key) for key in type(record).model_fields if key in record.model_fields_set}
    values = {key: value for key, value in values.items() if key not in NOT_COMPILED and value is not None}
    if isinstance(record.get, CostRecord | Chain | Waiting):
        values["get"] = record.get.model_dump(by_alias=True, exclude_unset=True)
    return read_fact(name, values, cite, goals, faults)


def _value(name: str, record: ValueRecord, days: set[str]) -> Dated[Any]:
    path: Path = ("values", name)
    amount = record.root
    if isinstance(amount, DatedAmount):
        path, amount = (*path, "amount"), amount.amount
    if not isinstance(amount, dict):
        return Dated((("", amount, path),))
    days.update(map(str, amount))
    return Dated(tuple((str(day), amount[day], (*path, plain(day))) for day in sorted(amount)))
