"""Bad files of a guide that stand among its good ones: a form of drafts, sets with their words for another person,
points, labels, settings, and saved interviews with their plans. The rest of the guide is read once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.compile import Fault
from checker.draft import draft
from checker.facts.answers import read_answers
from checker.protocol import Service
from checker.saved.survey import write_survey
from macros.content import Content, load
from macros.content.agreement import draft_faults, draft_rule_faults, read_guide, record_faults
from macros.content.goal_sets import other_words_faults, set_faults, with_sets
from macros.content.load import page_faults, read_record
from macros.folder import Folder, read_folder
from macros.guide import Guide
from macros.linter import occurrences
from macros.mkdocs_adapter import setting_faults
from macros.pages.draft_form import draft_form
from macros.yaml import Document, read
from tests.support.cases import ROOT
from tests.support.drafts import TODAY, some_answers

CONTENT = ROOT / "content"
FILES = {
    "draft": CONTENT / "data" / "draft.yml",
    "set": CONTENT / "data" / "sets.yml",
    "points": CONTENT / "data" / "points.yml",
    "labels": CONTENT / "data" / "guide.yml",
}
"""The files of records that mean something only beside all others."""
SETTINGS = """\
site_name: A guide
site_url: !ENV [FUZZED_URL, "https://guide.example/"]
not_in_nav: |
  /old.md
extra:
  report: about/#tell-us
  repository: https://code.example/guide
nav:
  - Home: index.md
  - About:
      - Us: about.md
"""


DAY = date(2026, 6, 1)
RECORDS = 'facts: {m: {ask: "Member?"}}\nrules: {g: {title: G, need: m}}\n'


class Whole(NamedTuple):
    """The good guide."""

    content: Content
    folder: Folder
    rules: str


@cache
def whole() -> Whole:
    """This guide, read once in a process."""
    content, faults = load(CONTENT)
    if faults or content.rulebook is None:
        raise ValueError(faults)
    return Whole(content, read_folder(CONTENT), content.rulebook.to_json())


@cache
def interview() -> bytes:
    """A saved interview over the first set, with two goals in its plan."""
    rulebook = whole().content.rulebook
    name, found = next(iter(rulebook.sets.items()))
    yes_no = [fact.id for fact in rulebook.facts.values() if fact.asked and fact.kind == "yes_no"]
    answers = read_answers(rulebook.facts, dict.fromkeys(yes_no[:5], True), DAY)
    return write_survey(rulebook, name, answers, DAY, "A site", "https://guide.example/", found.goals[:2]).encode()


class Unplaced(Exception):
    """A fault without a line or words."""


def outcome_in_guide(kind: str, content: bytes, number: int, folder: Path) -> str:
    """What becomes of a bad file of one of these kinds."""
    if kind == "interview":
        return _reopened(content)
    if kind == "settings":
        return _configured(content, folder)
    document = read(content)
    faults = _labels(document) if kind == "labels" else _records_at_fault(document, number)
    for fault in [*document.faults, *faults]:
        if not fault.message.strip() or document.line(fault.path) < 1:
            raise Unplaced(repr(fault))
    return "faults" if document.faults or faults else "records"


def _reopened(content: bytes) -> str:
    """A file opened on the page of the interview, as far as it is text, which the page sees to."""
    service, name = _service(), next(iter(whole().content.rulebook.sets))
    args = {"text": content.decode("utf-8", "replace"), "today": DAY.isoformat(), "goal": name}
    reply = json.loads(service.reply(json.dumps({"id": 1, "call": "open", "args": args})))
    return "a verdict" if "ok" in reply else reply["error"]["message"]


@cache
def _service() -> Service:
    return Service(whole().rules)


def _configured(content: bytes, folder: Path) -> str:
    """Settings beside one page."""
    (folder / "content" / "data").mkdir(parents=True)
    (folder / "content" / "index.md").write_text("---\ntitle: Home\n---\n\n# Home\n", "utf-8")
    (folder / "content" / "data" / "rules.yml").write_text(RECORDS, "utf-8")
    (folder / "mkdocs.yml").write_bytes(content)
    faults = page_faults(folder / "content", None)
    found = [str(fault) for fault in faults] or setting_faults(Guide(folder))
    if not all(text.strip() for text in found):
        raise Unplaced(repr(found))
    return "faults" if found else "settings"


def _records_at_fault(document: Document, number: int) -> list[Fault]:
    """The faults of a file of records among the good ones; without any, the records are used as pages use them."""
    known, records = whole(), _records()
    faults: list[Fault] = []
    for section, named in (document.value if isinstance(document.value, dict) else {}).items():
        if section not in records or not isinstance(named, dict):
            continue
        records[section] = {}
        for name, raw in named.items():
            record, misfits = read_record(section, name, raw, known.content.guide.words)
            faults += misfits
            if record and not misfits:
                records[section][name] = record
    faults += _agreement(records)
    if not (faults or document.faults):
        _used(records, number)
    return faults


def _records() -> dict[str, Any]:
    return {section: dict(getattr(whole().content, section)) for section in whole().folder.records}


def _agreement(records: Mapping[str, Any]) -> Iterator[Fault]:
    known = whole()
    yield from draft_faults(records["drafts"], known.folder, known.content.guide.words)
    yield from draft_rule_faults(records["drafts"], known.folder, records)
    yield from record_faults(known.content.guide, records)
    yield from set_faults(records)
    yield from other_words_faults(records, with_sets(known.content.rulebook, records))


def _used(records: Mapping[str, Any], number: int) -> None:
    """What pages do with records: a draft by some answers, and points beside each employer."""
    content = whole().content
    for each in records["drafts"].values():
        form = json.loads(json.dumps(draft_form(content, each)))
        draft(form, some_answers(form, number % 20), TODAY)
    for agency in content.agencies.values():
        occurrences(content.comparison, records["points"], agency)


def _labels(document: Document) -> list[Fault]:
    guide, _, faults = read_guide(replace(whole().folder, guide=document))
    if guide:
        faults += record_faults(guide, _records())
    return faults
