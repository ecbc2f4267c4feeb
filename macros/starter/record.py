"""Writes a record into a guide, with its page and the page's entry in the menu, every field explained."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.compile import did_you_mean
from macros.content import Content
from macros.folder import read_folder, shown
from macros.guide import Guide
from macros.models import NAME
from macros.starter.insertion import NoPlaceError, with_class, with_entry
from macros.starter.new import MARK, NotNew

RECORDS = Path(__file__).resolve().parent / "records"
SECTIONS = {"source": "sources", "guideline": "guidelines", "county": "agencies", "class": "agencies", "page": None}
"""What can be written, with the kind of record that it is, or is a part of."""


class WrittenFile(NamedTuple):
    """What a file will hold."""

    path: Path
    text: str


def new_record(
    guide: Guide, content: Content, what: str, name: str, today: date, employer: str | None = None
) -> list[Path]:
    """Write a record, a page or both; returns the paths of what was written or changed. A class is its employer's.

    Raises NotNew when the name cannot be one or is taken, and then nothing is written.
    """
    if not NAME.fullmatch(name):
        raise NotNew(f"`{name}` cannot be a name: use letters, digits, _ and -, starting with a letter")
    words = _words(content, name, today)
    page = guide.content / f"{name}.md"
    try:
        if what == "class":
            employer = _employer(content, employer)
            below = [*content.agencies[employer].classes]
            words |= {"employer": employer, "below": below[-1], "rank": str(1 + max(_ranks(content, employer)))}
            page = guide.content / f"{employer}_{name}.md"
            changes = [_class_in(content, employer, name, _example("class.yml", words), guide)]
        else:
            changes = _record_of(guide, content, what, name, words)
        if (RECORDS / f"{what}.md").exists():
            changes.append(WrittenFile(_free(page), _example(f"{what}.md", words)))
            menu = with_entry(guide.configuration.read_text("utf-8"), page.name)
            changes.append(WrittenFile(guide.configuration, menu))
    except NoPlaceError as fault:
        raise NotNew(str(fault)) from None
    for path, text in changes:
        path.write_text(text, encoding="utf-8", newline="\n")
    return [file.path for file in changes]


def _record_of(guide: Guide, content: Content, what: str, name: str, words: dict[str, str]) -> list[WrittenFile]:
    section = SECTIONS[what]
    if section is None:
        return []
    if name in getattr(content, section):
        raise NotNew(f"`{name}` is already under `{section}`; choose another name")
    path = _free(guide.content / "data" / f"{what}_{name}.yml")
    return [WrittenFile(path, _example(f"{what}.yml", words))]


def _class_in(content: Content, employer: str, name: str, text: str, guide: Guide) -> WrittenFile:
    """The file of an employer with one more class."""
    if name in content.agencies[employer].classes:
        raise NotNew(f"`{name}` is already a class of `{employer}`; choose another name")
    file, home = read_folder(guide.content).homes["agencies", employer]
    classes = ("agencies", employer, "classes")
    last = [*content.agencies[employer].classes][-1]
    written = Path(file).read_text("utf-8")
    try:
        return WrittenFile(Path(file), with_class(written, home.line(classes), home.line((*classes, last)), text))
    except NoPlaceError:
        problem = "write `classes:` and the name of each class on lines of their own, and try again"
        raise NoPlaceError(f"{file}:{home.line(classes)}: {problem}") from None


def _employer(content: Content, employer: str | None) -> str:
    """The employer whose class it is: the one that was named, or the only one."""
    known = [*content.agencies]
    if employer is None and len(known) == 1:
        return known[0]
    if employer in known:
        return str(employer)
    if not known:
        raise NotNew("this guide has no employer yet; begin with `new county`")
    if employer is None:
        raise NotNew(f"say whose class it is with --employer: {_some(known)}")
    near = did_you_mean(employer, known) or f"; the employers here are {_some(known)}"
    raise NotNew(f"there is no employer `{employer}`{near}")


def _some(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _ranks(content: Content, employer: str) -> list[int]:
    return [each.rank for each in content.agencies[employer].classes.values()]


def _free(path: Path) -> Path:
    if path.exists() or path.is_symlink():
        raise NotNew(f"{shown(path)} already exists; choose another name")
    return path


def _example(file: str, words: dict[str, str]) -> str:
    return MARK.sub(lambda mark: words[mark[1]], (RECORDS / file).read_text("utf-8"))


def _words(content: Content, name: str, today: date) -> dict[str, str]:
    """What stands for each mark: the first word of each vocabulary, and the first source."""
    words = content.guide.words.known if content.guide else {}
    first = {mark: next(iter(words.get(vocabulary, [])), "a_word") for mark, vocabulary in (
        ("topic", "topics"), ("reader", "readers"), ("employer_kind", "employer_kinds"),
    )}  # fmt: skip
    goals = content.rulebook.goals if content.rulebook else {}
    named = {"source": next(iter(content.sources), "a_source"), "goal": next(iter(goals), "a_rule")}
    return {"id": name, "today": today.isoformat(), **named, **first}
