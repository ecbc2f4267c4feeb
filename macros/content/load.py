"""Loads a folder of content: every record in its model, the rules compiled, and all faults of all files in one run."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker import Rulebook
from checker.compile import Fault, Line
from macros.citations import citation_faults
from macros.content.agreement import (
    ask_faults,
    check_faults,
    draft_faults,
    draft_rule_faults,
    is_newer,
    read_guide,
    record_faults,
    rule_faults,
    unused_words,
)
from macros.content.cache import Cache
from macros.content.goal_sets import other_words_faults, set_faults, with_sets
from macros.content.records import fit, markup_faults
from macros.content.rules import LANGUAGE, compile_rules
from macros.folder import Stored, read_folder, read_pages, read_settings, shown, state
from macros.linter import Comparison, clause_names
from macros.models import (
    KINDS,
    Agency,
    Change,
    Check,
    Citation,
    Conflict,
    Contact,
    Draft,
    FactRecord,
    Finding,
    GoalSetRecord,
    Guideline,
    GuideRecord,
    MoneyHelp,
    PageSettings,
    PathRecord,
    Point,
    Question,
    RuleRecord,
    Source,
    Specialization,
    Standard,
    Term,
    Training,
    ValueRecord,
    Words,
    read_cite,
)
from macros.wording import SUBJECTS, Formats
from macros.yaml import words_in


@dataclass(frozen=True, eq=False, repr=False)  # mkdocs-macros writes out all it is given, for a log nobody reads
class Content:
    """All records by kind and id; a record with a fault is not among them."""

    sources: dict[str, Source]
    facts: dict[str, FactRecord]
    rules: dict[str, RuleRecord]
    values: dict[str, ValueRecord]
    agencies: dict[str, Agency]
    trainings: dict[str, Training]
    guidelines: dict[str, Guideline]
    points: dict[str, Point]
    drafts: dict[str, Draft]
    findings: dict[str, Finding]
    standards: dict[str, Standard]
    specializations: dict[str, Specialization]
    money_help: dict[str, MoneyHelp]
    paths: dict[str, PathRecord]
    sets: dict[str, GoalSetRecord]
    terms: dict[str, Term]
    questions: dict[str, Question]
    conflicts: dict[str, Conflict]
    contacts: dict[str, Contact]
    changes: dict[str, Change]
    checks: dict[str, Check]
    guide: GuideRecord | None
    """None in a folder of records that is no guide, and when there is a fault in it."""
    fingerprints: dict[str, Stored]
    """Of the sources whose words we can check."""
    rulebook: Rulebook | None
    """None when there is any fault."""
    proof: tuple[Line, ...]
    """What each clause of the rulebook decides; empty when there is any fault."""

    @cached_property
    def formats(self) -> Formats:
        """How the guide writes days, numbers and money."""
        return Formats(self.guide.locale, self.guide.currency) if self.guide else Formats()

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What pages call each subject on which a class asks something."""
        return SUBJECTS | (self.guide.labels if self.guide else {})

    @cached_property
    def comparison(self) -> Comparison:
        """What postings are compared with."""
        if self.guide is None:
            return Comparison(self.formats, subjects=self.subjects)
        experiences = self.guide.vocabularies.experiences
        postings = self.guide.postings
        if postings is None or self.rulebook is None:
            return Comparison(self.formats, experiences=experiences, subjects=self.subjects)
        names = clause_names(self.rules[postings.rule].need)
        whole = self.rulebook.goals[postings.rule].periods[-1].clause
        clauses = whole.clauses if len(whole.clauses) == len(names) else (whole,)
        points = {name: clause.text for name, clause in zip(names, clauses, strict=False)}
        listed = {name: words for name, words in points.items() if name not in postings.uncounted}
        return Comparison(self.formats, postings.called, listed, postings.uncounted, experiences, self.subjects)

    def cited(self, cite: Any) -> list[Citation]:
        """The citations in a `cite` as the YAML writes it; a record's own is read already."""
        return read_cite(cite)


def load(folder: Path, cache: Cache | None = None) -> tuple[Content, list[Fault]]:
    """Everything in a content folder, and every fault in it by file and line. Raises for no mistake of an editor.

    Content without a fault is saved in `cache`, and taken from there while neither it nor our code has changed.
    """
    now = state(folder)
    if cache and (content := cache.get(now)):
        return content, page_faults(folder, content.guide.words if content.guide else None)
    content, words, faults = _loaded(folder)
    if cache and not faults:
        cache.put(now, content)
    return content, sorted([*faults, *page_faults(folder, words)])


def page_faults(folder: Path, words: Words | None) -> list[Fault]:
    """What is wrong with the pages of a content folder and with the settings beside it; one without `data` is a folder
    of records alone.
    """
    if not (folder / "data").is_dir():
        return []
    pages, faults = read_pages(folder, shown)
    found = (page.located(fault) for page in pages for fault in fit(PageSettings, page.settings, words)[1])
    return sorted({*faults, *found, *read_settings(folder.parent / "mkdocs.yml", shown)})


def _loaded(folder: Path) -> tuple[Content, Words | None, list[Fault]]:
    read = read_folder(folder)
    guide, words, wrong_guide = read_guide(read)
    records: dict[str, dict[str, Any]] = {section: {} for section in read.records}
    broken: dict[str, set[Any]] = {section: set() for section in read.records}
    found: list[Fault] = []
    for section, raws in read.records.items():
        for name, raw in raws.items():
            record, misfits = read_record(section, name, raw, words)
            found += misfits
            if record is None or (section, name) in read.slipped:
                broken[section].add(name)
            if record is not None:
                records[section][name] = record
    sound = {
        section: {name: record for name, record in named.items() if name not in broken[section] or section == "rules"}
        for section, named in records.items()
    }

    def is_unread(section: str, name: str) -> bool:
        """Whether a record may be there that could not be read; what refers to it is no fault of its own."""
        return section in read.lost or name in broken[section]

    formats = Formats(guide.locale, guide.currency) if guide else Formats()
    rulebook, proof, wrong = compile_rules(read, sound, broken, formats.messages)
    if guide:
        goals = [name for name, rule in read.records["rules"].items() if is_unread("rules", name) or rule.get("title")]
        wrong_guide += rule_faults(guide, goals)
        found += record_faults(guide, records)
    if "contacts" not in read.lost | read.passed_over:
        found += ask_faults(records, read.records["contacts"])
    found += draft_faults(records["drafts"], read, words)
    if not (read.lost or read.passed_over or any(broken[section] for section in LANGUAGE)):
        found += draft_rule_faults(records["drafts"], read, records)
    if words and not (read.lost or read.passed_over):
        page_faults(folder, words)  # a page may be the only one that uses a word
        unread = (raw for section, names in broken.items() for name in names for raw in [read.records[section][name]])
        wrong_guide += unused_words(words, set(words_in([*unread])))
    if not (broken["rules"] or read.lost or read.passed_over):  # a goal that nobody could read is not missing
        found += set_faults(records)
    faults = {
        *read.faults,
        *map(read.in_guide, wrong_guide),
        *map(read.located, [*found, *wrong, *check_faults(records["checks"], read.records, is_unread)]),
        *citation_faults(read),
    }
    if is_newer(read):  # nothing else can be read for sure
        faults = set(map(read.in_guide, wrong_guide))
    stored = {source: each.stored for source, each in read.fingerprints.items() if each}
    rulebook = None if faults or rulebook is None else with_sets(rulebook, records)
    if rulebook:
        faults.update(map(read.located, other_words_faults(records, rulebook)))
    rulebook = None if faults else rulebook
    sheet = () if faults else tuple(proof)
    content = Content(**records, guide=guide, fingerprints=stored, rulebook=rulebook, proof=sheet)
    return content, words, sorted(faults)


def read_record(section: str, name: str, raw: Any, words: Words | None = None) -> tuple[BaseModel | None, list[Fault]]:
    """A record in its model, or all that does not fit in it; `words` are those that the guide defines."""
    record, faults = _record(section, name, raw, words)
    faults += markup_faults(raw)
    return record, [replace(fault, path=(section, name, *fault.path)) for fault in faults]


def _record(section: str, name: str, raw: Any, words: Words | None) -> tuple[BaseModel | None, list[Fault]]:
    if section == "values":
        return fit(ValueRecord, raw)
    if not isinstance(raw, dict):
        problem = "{name} holds a mapping: keys and their values, indented below it"
        return None, [] if raw is None else [Fault((), problem, (("name", name),))]
    if "id" in raw:
        return None, [Fault(("id",), "the name {name} is already the id; delete this line", (("name", name),))]
    return fit(KINDS[section], {**raw, "id": name}, words)
