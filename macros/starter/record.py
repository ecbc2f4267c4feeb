"""Writes a record into a guide, with its page and the page's entry in the menu, every field explained."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from macros.content import Content
from macros.folder import read_folder, shown
from macros.guide import Guide
from macros.models import NAME
from macros.starter.new import MARK, NotNew

RECORDS = Path(__file__).resolve().parent / "records"
SECTIONS = {"source": "sources", "guideline": "guidelines", "county": "agencies", "page": None}
"""What can be written, with the kind of record it is."""
NAV = re.compile(r"^nav:[ \t]*\n(?:[ \t]+.*\n|[ \t]*#.*\n|[ \t]*\n)*", re.MULTILINE)


def new_record(guide: Guide, content: Content, what: str, name: str, today: date) -> list[Path]:
    """Write a record, a page or both; returns the paths of what was written or changed.

    Raises NotNew when the name cannot be one, or is taken.
    """
    if not NAME.fullmatch(name):
        raise NotNew(f"`{name}` cannot be a name: letters, digits, _ and -, beginning with a letter")
    section = SECTIONS[what]
    if section and name in read_folder(guide.content).records[section]:
        raise NotNew(f"`{name}` stands under `{section}` already; choose another name")
    files = {guide.content / "data" / f"{what}_{name}.yml": RECORDS / f"{what}.yml"} if section else {}
    page = RECORDS / f"{what}.md"
    if page.exists():
        files[guide.content / f"{name}.md"] = page
    if there := [path for path in files if path.exists()]:
        raise NotNew(f"{shown(there[0])} is there already; choose another name")
    words = _words(content, name, today)
    for path, example in files.items():
        text = MARK.sub(lambda mark: words[mark[1]], example.read_text("utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
    written = list(files)
    if page.exists():
        _add_to_menu(guide.configuration, f"{name}.md")
        written.append(guide.configuration)
    return written


def _words(content: Content, name: str, today: date) -> dict[str, str]:
    """What stands for each mark: the first word of each vocabulary, and the first source."""
    words = content.guide.words.known if content.guide else {}
    first = {mark: next(iter(words.get(vocabulary, [])), "a_word") for mark, vocabulary in (
        ("topic", "topics"), ("reader", "readers"), ("employer_kind", "employer_kinds"),
    )}  # fmt: skip
    return {"id": name, "today": today.isoformat(), "source": next(iter(content.sources), "a_source"), **first}


def _add_to_menu(configuration: Path, page: str) -> None:
    """An entry at the end of the menu; no other line changes."""
    text = configuration.read_text("utf-8")
    nav = NAV.search(text if text.endswith("\n") else text + "\n")
    if nav is None:
        raise NotNew(f"{shown(configuration)} has no `nav` to add {page} to")
    lines = nav[0].rstrip("\n")
    configuration.write_text(text.replace(nav[0].rstrip("\n"), f"{lines}\n  - {page}", 1), "utf-8", newline="\n")
