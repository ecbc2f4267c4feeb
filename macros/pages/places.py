"""Where a reader finds each record: the page whose macro shows it, so that a log or a list can link there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from checker.compile import NOTES
from macros.content.load import Content

PAGES = Path(__file__).resolve().parent.parent.parent / "content"

SHOWN: dict[str, tuple[str, ...]] = {
    "sources": ('source_list(kind="{kind}")#{id}',),
    "facts": ('checker(goal="{goal}")', 'rule(goal="{goal}")', 'requirements(goal="{goal}"'),
    "rules": ('checker(goal="{goal}")', 'rule(goal="{goal}")', 'requirements(goal="{goal}"'),
    "values": ('fees(names=[…"{id}"', 'amounts(names=[…"{id}"', 'checker(goal="{goal}")'),
    "trainings": ('training_facts(training="{id}")',),
    "conflicts": ('conflict_list(area="{area}")#{id}',),
    "agencies": ('not_seen(agency="{id}")', 'neighbor(agency="{id}")'),
    "guidelines": ('guideline(id="{id}")#{id}',),
    "findings": ('findings(about="{about}")', 'unseen(about=[…"{about}"', 'fees(names=[…"{id}"'),
    "standards": ('standard(id="{id}"', 'specialization(id="{specialization}"'),
    "specializations": ('specialization(id="{id}")',),
    "money_help": ('money_help(status="{status}")#{id}',),
    "steps": ('timeline(path="{path}")',),
    "points": ('point_list(area="{area}")#{id}',),
    "terms": ('glossary(topic="{topic}")#{id}',),
    "questions": ('question_list(audience="{audience}")#{id}',),
    "contacts": ("contact_list()",),
    "changes": ("change_list()#{id}",),
}
"""The calls that show a record, by kind; the page with the first of them is its place. After # stands the anchor it has
there, and … is anything inside the call."""


def place(content: Content, kind: str, name: str) -> str:
    """The file of the page that shows a record, below `content/`, with the record's anchor where it has one.

    Raises:
        LookupError: when no page shows it.
    """
    record = getattr(content, kind)[name]
    about = {
        **vars(record),
        "id": name,
        "status": getattr(record, "status", ""),
        "specialization": _specialization(content, name),
    }
    for shown in SHOWN[kind]:
        for goal in _goals(content, name) if "{goal}" in shown else [""]:
            call, _, anchor = shown.format(**about, goal=goal).partition("#")
            if page := _page_with(call):
                return f"{page}#{anchor}" if anchor else page
    raise LookupError(f"no page shows {kind}/{name}")


def last_changed(content: Content) -> dict[str, str]:
    """The last day in the log of changes, by page, for every page with a record that the log names."""
    days = [
        (place(content, kind, name).partition("#")[0], change.day.isoformat())
        for change in content.changes.values()
        for kind, names in change.records.items()
        for name in names
    ]
    return {page: max(day for other, day in days if other == page) for page, _ in days}


def named(content: Content, kind: str, name: str) -> str:
    """What readers call a record."""
    record = getattr(content, kind)[name]
    said = (getattr(record, key, None) for key in ("title", "name", "says", "ask", "text"))
    return next((str(words) for words in said if words), name.replace("_", " ").capitalize())


@cache
def _page_with(call: str) -> str | None:
    pattern = re.compile(r"[^)]*".join(map(re.escape, call.split("…"))))
    return next((page for page, text in _pages().items() if pattern.search(text)), None)


@cache
def _pages() -> dict[str, str]:
    return {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in sorted(PAGES.rglob("*.md"))}


def _goals(content: Content, name: str) -> list[str]:
    """The goals that use a fact, a value or a rule; before them the rule itself, where it is a goal."""
    goals = content.rulebook.goals if content.rulebook else {}
    using = [goal for goal in goals if goal != name and name in _words(content, content.rules[goal].need)]
    return [name, *using] if name in goals else using


def _words(content: Content, need: Any) -> set[str]:
    """Every name in a clause as written, and in the rules that it names."""
    match need:
        case dict():
            meant = {key: inner for key, inner in need.items() if key not in NOTES}
            return {word for key, inner in meant.items() for each in (key, inner) for word in _words(content, each)}
        case list():
            return {word for inner in need for word in _words(content, inner)}
        case str() if need in content.rules:
            return {need} | _words(content, content.rules[need].need)
    return set(re.findall(r"\w+", str(need)))


def _specialization(content: Content, standard: str) -> str:
    """The specialization whose competencies a list holds."""
    return next((each.id for each in content.specializations.values() if each.competencies == standard), "")
