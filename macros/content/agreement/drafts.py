"""What the form of a draft names and nothing has, and what it writes that no record may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.compile import Fault, Path, nearest
from checker.draft import filled
from macros.content.records import fit
from macros.folder import Folder
from macros.models import Classification, Draft, DraftOption, Words

CLASS = {"title": "A class", "short": "A class", "rank": 1, "summary": "A class."}
"""What every class has, for the entries to be tried in."""


def draft_faults(drafts: Mapping[str, Draft], folder: Folder, words: Words | None) -> Iterator[Fault]:
    """Points, classes and standards that are not there, and entries that do not fit into the record of a class."""
    for name, draft in drafts.items():
        for section, within, names in _named(draft):
            if section not in folder.lost:
                yield from _missing(("drafts", name, *within), names, folder.records[section], f"`{section}`")
        for employer, classes in draft.duties.classes.items():
            record = folder.records["agencies"].get(employer)
            if isinstance(record, Mapping) and isinstance(known := record.get("classes", {}), Mapping):
                yield from _missing(
                    ("drafts", name, "duties", "classes", employer), classes, known, f"the `classes` of `{employer}`"
                )
        for key, question in draft.questions.items():
            for option_name, option in question.options.items():
                for place, fault in _entry_faults(option, words):
                    path = ("drafts", name, "questions", key, "options", option_name, *place, *fault.path)
                    yield replace(fault, path=path)


def _missing(path: Path, names: list[str], known: Mapping[str, object], where: str) -> Iterator[Fault]:
    for other in names:
        if other not in known:
            yield Fault(path, f"there is no {{name}} under {where}", (("name", other),), nearest(other, known))


def _named(draft: Draft) -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """The kind of record, the place and the names, wherever the form names some."""
    yield "points", ("settles",), draft.settles
    for field, points in draft.settles_filled.items():
        yield "points", ("settles_filled", field), points
    yield "points", ("duties", "settles_driving"), draft.duties.settles_driving
    yield "standards", ("duties", "standards"), draft.duties.standards
    yield "agencies", ("duties", "classes"), [*draft.duties.classes]
    for key, question in draft.questions.items():
        for name, option in question.options.items():
            place = ("questions", key, "options", name)
            yield "points", (*place, "settles"), option.settles
            yield "points", (*place, "opens"), option.opens
            if option.unfilled:
                yield "points", (*place, "unfilled", "settles"), option.unfilled.settles
                yield "points", (*place, "unfilled", "opens"), option.unfilled.opens


def _entry_faults(option: DraftOption, words: Words | None) -> Iterator[tuple[tuple[str, ...], Fault]]:
    """What is wrong in the entries that an option adds to a class, with its blanks filled in."""
    blanks = {name: blank.mark for name, blank in option.blanks.items()}
    numbers = {name: int(blank.mark) for name, blank in option.blanks.items() if blank.number}
    written: list[tuple[tuple[str, ...], Mapping[str, object]]] = [(("entries",), option.entries)]
    written += [(("unfilled", "entries"), option.unfilled.entries)] if option.unfilled else []
    for place, record in written:
        entries = {
            key: [{**entry, "cite": "a_source"} if isinstance(entry, dict) else entry for entry in value]
            if isinstance(value, list)
            else value
            for key, value in filled(record, blanks, numbers).items()
            if not isinstance(value, dict)
        }
        yield from ((place, fault) for fault in fit(Classification, {**CLASS, **entries}, words)[1])
