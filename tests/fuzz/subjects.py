"""What is given a bad file, and what it may do with it: a verdict, faults with their places, or a plain message."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.command.main import main
from checker.facts.answers import read_answers
from checker.saved.receipt import write
from macros.content import load
from tests.fuzz.in_guide import DAY, FILES, RECORDS, SETTINGS, interview, outcome_in_guide
from tests.fuzz.mutations import Mutation, of_bytes, of_json, of_page, of_table, of_words, of_yaml
from tests.support.cases import ROOT
from tests.support.folders import GOOD
from tests.support.sample_rulebook import SOURCES, compiled

KINDS = (
    *("record", "record", "record", "page", "answers", "receipt", "table"),
    *("draft", "set", "points", "labels", "settings", "interview"),
)
ANSWERS = {"member": True, "age": 18, "swum": 1, "joined": "not_yet", "school": "none"}
TABLE = "name,member,age,swum,joined (MM/DD/YYYY),school\nAda,yes,18,1.5,03/04/2025,none\nBo,no,?,,not yet,diploma\n"
PAGE = "---\ntitle: A page\naudience: [applicant]\nhide: [toc]\nsearch: {boost: 0.8}\n---\n\n# A page\n"
LARGEST = 30_000
"""Bytes of a record file of the guide; larger ones take long, and hold nothing that others do not."""


class Silent(Exception):
    """An outcome that tells nobody what is wrong."""


class Case(NamedTuple):
    """One bad file; the same number gives the same."""

    kind: str
    source: Path | None
    content: bytes


def case(number: int) -> Case:
    """The bad file of this number."""
    chance = random.Random(number)
    kind = chance.choice(KINDS)
    source = chance.choice(_record_files()) if kind == "record" else None
    good = source.read_bytes() if source else _good()[kind]
    mutations: dict[str, Mutation] = {"page": of_page, "table": of_table, "settings": of_words}
    mutations |= dict.fromkeys(("record", *FILES), of_yaml)
    for _ in range(chance.choice((1, 1, 1, 2))):
        mutation = chance.choice((of_bytes, of_words, mutations.get(kind, of_json)))
        try:
            good = mutation(chance, good)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, csv.Error):  # no structure is left
            good = of_bytes(chance, good)
    return Case(kind, source, good)


def judge(found: Case, folder: Path) -> str:
    """What becomes of a case in an empty folder. Raises whatever the product raises, and Silent."""
    if found.kind in ("record", "page"):
        return _loaded(found, folder)
    if found.kind in (*FILES, "settings", "interview"):
        return outcome_in_guide(found.kind, found.content, len(found.content), folder)
    (folder / "rulebook.json").write_text(compiled(SOURCES).to_json(), "utf-8")
    file = folder / "given"
    file.write_bytes(found.content)
    command = {
        "answers": ["verdict", "club", "--answers", str(file)],
        "receipt": ["open", str(file)],
        "table": ["team", "club", str(file)],
    }[found.kind]
    with _captured() as (out, err):
        status = main([*command, "--rulebook", str(folder / "rulebook.json"), "--as-of", DAY.isoformat()])
    text = err.getvalue() if status else out.getvalue()
    if status not in (0, 1, 2) or not text.strip() or "Traceback" in text:
        raise Silent(f"status {status}: {text[:200]!r}")
    return "a verdict" if out.getvalue() else "a message"


def _loaded(found: Case, folder: Path) -> str:
    if found.source is None:
        (folder / "data").mkdir()
        (folder / "data" / "rules.yml").write_text(RECORDS, "utf-8")
        (folder / "page.md").write_bytes(found.content)
    elif found.source.is_relative_to(ROOT / "content"):
        (folder / "records.yml").write_bytes(found.content)
    else:
        good = next(parent for parent in GOOD if found.source.is_relative_to(parent))
        shutil.copytree(good, folder, dirs_exist_ok=True)
        (folder / found.source.relative_to(good)).write_bytes(found.content)
    content, faults = load(folder)
    for fault in faults:
        if not fault.file or fault.line < 1 or not fault.message.strip():
            raise Silent(f"a fault without a place or words: {fault!r}")
    if not faults and content.rulebook is None:
        raise Silent("neither a rulebook nor a fault")
    return "faults" if faults else "a rulebook"


@contextmanager
def _captured() -> Iterator[tuple[io.StringIO, io.StringIO]]:
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdin
    with redirect_stdout(out), redirect_stderr(err):
        yield out, err
    sys.stdin = before


@cache
def _record_files() -> list[Path]:
    of_folders = [path for folder in GOOD for path in sorted(folder.rglob("*.y*ml"))]
    of_guide = [path for path in sorted((ROOT / "content" / "data").rglob("*.yml")) if path.stat().st_size < LARGEST]
    return [*of_folders, *of_guide]


@cache
def _good() -> dict[str, bytes]:
    rules = compiled(SOURCES)
    receipt = write(rules, "club", read_answers(rules.facts, ANSWERS, DAY), DAY, "The site", "https://example.org")
    of_guide = {kind: path.read_bytes() for kind, path in FILES.items()}
    of_guide |= {"settings": SETTINGS.encode(), "interview": interview()}
    texts = {"page": PAGE, "answers": json.dumps(ANSWERS), "receipt": receipt, "table": TABLE}
    return {kind: text.encode() for kind, text in texts.items()} | of_guide


def warm() -> None:
    """Read what all cases share."""
    _good()
