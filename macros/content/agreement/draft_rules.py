"""What the facts and clauses of a draft’s options are that no rule could hold: told here, not to the reader’s file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.compile import Fault, Faults, Path, Unread, check_rules
from checker.draft import filled
from macros.content.records import fit
from macros.content.rules import read_sources
from macros.folder import Folder
from macros.models import Draft, DraftOption, FactRecord

SOURCE = "a_source"
"""The posting, which every record of a draft cites and nobody has yet."""


def draft_rule_faults(
    drafts: Mapping[str, Draft], folder: Folder, records: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    """What is wrong in the facts that options add, and in their clauses as rules beside all others."""
    facts, raws, rules = dict(records["facts"]), dict(folder.records["facts"]), dict(folder.records["rules"])
    places: dict[str, Path] = {}
    listed, broken = set(), set()
    for draft, key, name, option in _options(drafts):
        place = ("drafts", draft, "questions", key, "options", name)
        for written, raw in option.facts.items():
            ((fact, whole),) = _filled(option, {written: raw}).items()
            whole = {**whole, "cite": SOURCE} if isinstance(whole, dict) else whole
            record, faults = fit(FactRecord, {**whole, "id": fact} if isinstance(whole, dict) else whole)
            yield from (replace(fault, path=(*place, "facts", written, *fault.path)) for fault in faults)
            if record and not faults:
                facts[fact], raws[fact] = record, whole
            else:
                broken.add(fact)
        if option.need is not None:
            need, rule = _filled(option, option.need), "/".join(place)
            if isinstance(need, list):
                need = {"all": need}
                listed.add(rule)
            rules[rule] = {"title": option.label, "cite": SOURCE, "need": need}
            places[rule] = (*place, "need")
    found = Faults()
    raw_records = {**folder.records, "facts": raws, "rules": rules}
    sources = read_sources({**records, "facts": facts}, raw_records, Unread(frozenset(broken)), found, lost=folder.lost)
    check_rules(sources, [*places], found)
    for fault in found:
        match fault.path:
            case ("rules", trial, "need", *inside) if trial in places:
                yield replace(fault, path=(*places[trial], *inside[1 if trial in listed else 0 :]))


def _options(drafts: Mapping[str, Draft]) -> Iterator[tuple[str, str, str, DraftOption]]:
    for draft, form in drafts.items():
        for key, question in form.questions.items():
            for name, option in question.options.items():
                yield draft, key, name, option


def _filled(option: DraftOption, value: Any) -> Any:
    """What an option writes, its blanks filled in, but for the name of the draft."""
    words = {"employer": "An employer"} | {name: blank.mark for name, blank in option.blanks.items()}
    return filled(value, words, {name: int(blank.mark) for name, blank in option.blanks.items() if blank.number})
