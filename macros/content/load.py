"""Loads a folder of content: every record in its model, the rules compiled, and all faults of all files in one run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker.compile import Line
from checker.rulebook.rulebook import Rulebook
from macros.citations.citations import citation_faults
from macros.citations.fingerprints import Stored
from macros.content.cache import keep, kept
from macros.content.folder import read_folder, state
from macros.content.records import Misfit, fit
from macros.content.rules import Misfits, compile_rules
from macros.models import (
    KINDS,
    Agency,
    Change,
    Citation,
    Conflict,
    Fact,
    Finding,
    Guideline,
    MoneyHelp,
    Point,
    Question,
    Rule,
    Source,
    Specialization,
    Standard,
    Step,
    Term,
    Training,
    Value,
)
from macros.models.sources import read_cite
from macros.yaml.faults import Fault


@dataclass(frozen=True, eq=False, repr=False)  # mkdocs-macros writes out all it is given, for a log nobody reads
class Content:
    """All records by kind and id; a record with a fault is not among them."""

    sources: dict[str, Source]
    facts: dict[str, Fact]
    rules: dict[str, Rule]
    values: dict[str, Value]
    agencies: dict[str, Agency]
    trainings: dict[str, Training]
    guidelines: dict[str, Guideline]
    points: dict[str, Point]
    findings: dict[str, Finding]
    standards: dict[str, Standard]
    specializations: dict[str, Specialization]
    money_help: dict[str, MoneyHelp]
    steps: dict[str, Step]
    terms: dict[str, Term]
    questions: dict[str, Question]
    conflicts: dict[str, Conflict]
    changes: dict[str, Change]
    fingerprints: dict[str, Stored]
    """Of the sources whose words we can check."""
    rulebook: Rulebook | None
    """None when there is any fault."""
    proof: tuple[Line, ...]
    """What each clause of the rulebook decides; empty when there is any fault."""

    def cited(self, cite: Any) -> list[Citation]:
        """The citations in a `cite` as the YAML writes it; a record's own is read already."""
        return read_cite(cite)


def load(folder: Path, file: Path | None = None) -> tuple[Content, list[Fault]]:
    """Everything in a content folder, and every fault in it by file and line. Raises for no mistake of an editor.

    The same files are read once: MkDocs asks again for what the build has just checked. Content without a fault is also
    kept in `file`, when one is named, and taken from there while neither the content nor our code has changed.
    """
    now = state(folder)
    if _latest.get(folder, ("",))[0] != now:
        _latest[folder] = now, _found(folder, now, file)
    content, faults = _latest[folder][1]
    return content, list(faults)


_latest: dict[Path, tuple[str, tuple[Content, list[Fault]]]] = {}


def _found(folder: Path, now: str, file: Path | None) -> tuple[Content, list[Fault]]:
    content = kept(file, now) if file else None
    if content is None:
        content, faults = _loaded(folder)
        if faults or not file:
            return content, faults
        keep(file, now, content)
    return content, []


def _loaded(folder: Path) -> tuple[Content, list[Fault]]:
    read = read_folder(folder)
    records: dict[str, dict[str, Any]] = {section: {} for section in read.records}
    misfits: Misfits = {}
    for section, raws in read.records.items():
        for name, raw in raws.items():
            record, found = _record(section, name, raw)
            if record is None:
                misfits[section, name] = found
            else:
                records[section][name] = record
    rulebook, proof, wrong = compile_rules(read, misfits)
    faults = {
        *read.faults,
        *(read.fault((*key, *place), said) for key, found in misfits.items() for place, said in found),
        *(read.fault(path, said) for path, said in wrong),
        *citation_faults(read),
    }
    held = {source: each.stored for source, each in read.fingerprints.items() if each}
    sheet = () if faults else tuple(proof)
    return Content(**records, fingerprints=held, rulebook=None if faults else rulebook, proof=sheet), sorted(faults)


def _record(section: str, name: str, raw: Any) -> tuple[BaseModel | None, list[Misfit]]:
    if section == "values":
        return fit(Value, raw)
    if not isinstance(raw, dict):
        said = f"`{name}` holds a mapping: keys and their values, indented below it"
        return None, [] if raw is None else [((), said)]
    if "id" in raw:
        return None, [(("id",), f"the name `{name}` is the id already; take this line away")]
    return fit(KINDS[section], {**raw, "id": name})
