"""Where a reader finds each record: the page whose macro shows it, so that a log or a list can link there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.compile import NOTES, Fault
from macros.content import Content
from macros.models import Agency, StepRecord
from macros.pages.places.calls import Calls


class Shown(NamedTuple):
    """A call that shows a record."""

    macro: str
    argument: str
    """The argument that names it, or one entry of it when it is a list; "" for a call without any."""
    by: str
    """What of the record stands there: a field, or `id`, `goal` or `specialization`."""
    anchor: bool = False
    """Whether the record's id is an anchor on the page."""


RULE = (Shown("checker", "goal", "goal"), Shown("rule", "goal", "goal"), Shown("requirements", "goal", "goal"))
SHOWN: dict[str, tuple[Shown, ...]] = {
    "sources": (Shown("source_list", "kind", "kind", anchor=True),),
    "facts": RULE,
    "rules": RULE,
    "values": (Shown("fees", "names", "id"), Shown("amounts", "names", "id"), Shown("checker", "goal", "goal")),
    "trainings": (Shown("training_facts", "training", "id"),),
    "conflicts": (Shown("conflict_list", "area", "area", anchor=True),),
    "agencies": (Shown("not_seen", "agency", "id"), Shown("related_employer", "agency", "id")),
    "guidelines": (Shown("guideline", "id", "id", anchor=True),),
    "findings": (Shown("findings", "about", "about"), Shown("unseen", "about", "about"), Shown("fees", "unseen", "id")),
    "standards": (Shown("standard", "id", "id"), Shown("specialization", "id", "specialization")),
    "specializations": (Shown("specialization", "id", "id"),),
    "money_help": (Shown("money_help", "status", "status", anchor=True),),
    "paths": (Shown("timeline", "path", "id"), Shown("checker", "goal", "id"), Shown("rule", "goal", "id")),
    "sets": (Shown("survey", "of", "id"),),
    "points": (Shown("point_list", "area", "area", anchor=True),),
    "drafts": (Shown("draft_form", "draft", "id"),),
    "terms": (Shown("glossary", "topic", "topic", anchor=True),),
    "questions": (Shown("question_list", "audience", "audience", anchor=True),),
    "contacts": (Shown("contact_list", "", "", anchor=True),),
    "changes": (Shown("change_list", "", "", anchor=True),),
    "checks": (Shown("checker", "goal", "id"),),
}
"""The calls that show a record, by kind; the first page with the first of them is its page."""

ASKED = ("facts", "values", "paths")
"""What no page need show: questions, amounts and paths stand in the checks whose rules name them."""
NAMING = ("id", "specialization", "about")
"""What a call names a record by, but for goals; by a kind or a topic it asks for as many as there are, maybe none."""
SOME = 5
"""Records that a sentence names."""


class PageOf:
    """Finds the page of each record among the Markdown pages of a guide, which are read once."""

    def __init__(self, content: Content, folder: Path) -> None:
        self.content, self.calls = content, Calls(folder)
        self._first: dict[tuple[str, str, str], str] = {}
        for call in self.calls.all:
            self._first.setdefault((call.macro, call.argument, call.value), call.page)

    def __call__(self, kind: str, name: str) -> str:
        """The file of the page that shows the record, below `content/`, with its anchor where it has one.

        Raises LookupError when no page shows it.
        """
        if page := self.find(kind, name):
            return page
        raise LookupError(f"no page shows {kind}/{name}")

    def find(self, kind: str, name: str) -> str | None:
        """The same; None when no page shows it."""
        record = getattr(self.content, kind)[name]
        for call in SHOWN[kind]:
            for value in _values(self.content, record, name, call.by):
                if page := self.calling(call.macro, call.argument, value):
                    return f"{page}#{name}" if call.anchor else page
        return None

    def employer(self, agency: Agency) -> str:
        """The page that shows an employer, with the place there where several share it."""
        page = self("agencies", agency.id)
        return f"{page}#{agency.id}" if agency.brief or agency.is_related_only else page

    def class_of(self, agency: Agency, name: str) -> str:
        """The page that shows one class: its own where there is one, else a place on the employer's page."""
        whole = self.employer(agency)
        if agency.is_related_only or agency.brief or len(agency.classes) == 1:
            return whole
        page = self.calling("class_facts", "agency, name", f"{agency.id}, {name}")
        return page if page and page != whole else f"{whole}#{name}"

    def check(self, goal: str) -> str:
        """The page with the check of a goal, or with its rule where it has none. Raises LookupError."""
        return self.calling("checker", "goal", goal) or self("rules", goal)

    def homeless(self) -> Iterator[Fault]:
        """What no page shows: a fault for each kind of record, at the first of them."""
        for kind, calls in SHOWN.items():
            if kind in ASKED or (calls is RULE and not self.content.rulebook):
                continue
            records = getattr(self.content, kind)
            if kind == "contacts":  # one without a word on what to ask it about has its link wherever it is named
                records = [name for name, contact in records.items() if contact.about]
            missing = [name for name in records if self.find(kind, name) is None]
            if missing:
                names = ", ".join(f"`{name}`" for name in missing[:SOME]) + (" …" if len(missing) > SOME else "")
                ways = " or ".join(f"`{_call(self.content, each, records[missing[0]], missing[0])}`" for each in calls)
                yield Fault((kind, missing[0]), f"no page shows {names} of the {kind}: write {ways} on one")

    def strays(self) -> Iterator[str]:
        """Calls on a page that name a macro or a record that there is not, each with its line."""
        known: dict[tuple[str, str], set[str]] = {}
        for kind, call in ((kind, call) for kind, calls in SHOWN.items() for call in calls if call.by in NAMING):
            values = known.setdefault((call.macro, call.argument), set())
            for name, record in getattr(self.content, kind).items():
                values.update(_values(self.content, record, name, call.by))
        yield from self.calls.faults(self.content, known)

    def calling(self, macro: str, argument: str = "", value: str = "") -> str | None:
        """The first page that calls a macro, with an argument of this value where one is given."""
        return self._first.get((macro, argument, value))


def last_changed(content: Content, page_of: PageOf) -> dict[str, str]:
    """The last day in the log of changes, by page, for every page with a record that the log names."""
    days = [
        (page_of(kind, name).partition("#")[0], change.day.isoformat())
        for change in content.changes.values()
        for kind, names in change.records.items()
        for name in names
    ]
    return {page: max(day for other, day in days if other == page) for page, _ in days}


def title_of(content: Content, kind: str, name: str) -> str:
    """What readers call a record."""
    record = getattr(content, kind)[name]
    titles = (getattr(record, key, None) for key in ("title", "name", "says", "not_seen", "ask", "text"))
    return next((title for title in titles if title and isinstance(title, str)), name.replace("_", " ").capitalize())


def _call(content: Content, call: Shown, record: Any, name: str) -> str:
    """The call as it stands on a page."""
    value = next(iter(_values(content, record, name, call.by)), name)
    return f'{{{{ {call.macro}({call.argument}="{value}") }}}}' if call.argument else f"{{{{ {call.macro}() }}}}"


def _values(content: Content, record: Any, name: str, by: str) -> list[str]:
    match by:
        case "":
            return [""]
        case "id":
            return [name]
        case "goal":
            return _goals(content, name)
        case "specialization":
            return [area.id for area in content.specializations.values() if area.competencies == name]
    return [getattr(record, by)]


def _goals(content: Content, name: str) -> list[str]:
    """The goals that use a fact, a value or a rule; before them the rule itself, where it is a goal."""
    goals = content.rulebook.goals if content.rulebook else {}
    facts = content.rulebook.facts.values() if content.rulebook else ()
    grown = {fact.id for fact in facts if name in fact.growth_facts}  # the numbers that it is asked about
    using = [goal for goal in goals if goal != name and {name, *grown} & _words(content, content.rules[goal].need)]
    for goal, path in content.paths.items():
        if name in _words(content, [_asks(step) for step in path.steps.values()]):
            using.append(goal)
    return [name, *using] if name in goals else using


def _asks(step: StepRecord) -> Any:
    """What a step of a path asks: whether it is done, and when its clock began."""
    return [step.done, step.starts.of if step.starts else None]


def _words(content: Content, need: Any) -> set[str]:
    """Every name in a clause as written, and in the rules that it names."""
    match need:
        case dict():
            meant = {key: inner for key, inner in need.items() if key not in NOTES}
            return {word for entry in meant.items() for part in entry for word in _words(content, part)}
        case list():
            return {word for inner in need for word in _words(content, inner)}
        case str() if need in content.rules:
            return {need} | _words(content, content.rules[need].need)
    return set(re.findall(r"\w+", str(need)))
