"""Reads what is particular to a guide, and finds where it and the records do not fit together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checker.compile import Fault, nearest
from macros.content.records import fit, markup_faults
from macros.folder import GUIDE_FILE, Folder
from macros.linter import CHECKS
from macros.models import FORMAT, Agency, GuideRecord, Point, Vocabularies, Words


def read_guide(folder: Folder) -> tuple[GuideRecord | None, Words | None, list[Fault]]:
    """The guide's record, the words that its records may use, and what is wrong with it. Faults have paths in its file.

    A folder of records that is no guide has neither, and any word is let pass in it.
    """
    raw = folder.guide.value if folder.guide else None
    if raw is None:
        return None, None, []
    if not isinstance(raw, dict):
        return None, None, [Fault((), f"{GUIDE_FILE} holds a mapping: keys and their values")]
    version = raw.get("format")
    if isinstance(version, int) and version > FORMAT:
        problem = f"this guide is of the format {version}, and this generator reads {FORMAT}; take a newer generator"
        return None, None, [Fault(("format",), problem)]
    record, faults = fit(GuideRecord, raw)
    faults += markup_faults(raw)
    words = record.vocabularies if record else fit(Vocabularies, raw.get("vocabularies"))[0]
    return record, words.words if words else None, faults


def is_newer(folder: Folder) -> bool:
    """Whether the guide was written for a later generator, so that nothing in it can be read for sure."""
    raw = folder.guide.value if folder.guide else None
    version = raw.get("format") if isinstance(raw, dict) else None
    return isinstance(version, int) and version > FORMAT


def unused_words(words: Words, unread: Collection[str]) -> Iterator[Fault]:
    """Words that the guide defines and no record uses, nor one that was probably meant, nor one that is ``unread``."""
    for vocabulary, known in words.known.items():
        used = words.used.get(vocabulary, set())
        used = used | {nearest(word, known) for word in used if word not in known}
        for word in known:
            if word not in used and word not in unread:
                path = ("vocabularies", vocabulary, word)
                yield Fault(
                    path, f"no record uses {{word}} of `{vocabulary}`: use it, or take it out", (("word", word),)
                )


def rule_faults(guide: GuideRecord, goals: Collection[str]) -> Iterator[Fault]:
    """The rule with which postings are compared, where it is none."""
    if guide.postings and guide.postings.rule not in goals:
        name = guide.postings.rule
        yield Fault(("postings", "rule"), "no goal is called {name}", (("name", name),), nearest(name, goals))


def record_faults(guide: GuideRecord, records: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Where a record does not fit what the guide says of its words."""
    for point in records["points"].values():
        yield from _point_faults(point)
    for agency in records["agencies"].values():
        yield from _list_faults(guide, agency)


def _point_faults(point: Point) -> Iterator[Fault]:
    if point.id not in CHECKS:
        problem = "no check of postings is called {name}"
        yield Fault(("points", point.id), problem, (("name", point.id),), nearest(point.id, CHECKS))


def _list_faults(guide: GuideRecord, agency: Agency) -> Iterator[Fault]:
    """Lists in postings where the guide has no rule to compare them with."""
    blocks = [(("agencies", agency.id, "shared", at), block) for at, block in enumerate(agency.shared)]
    places: list[tuple[tuple[Any, ...], Any]] = [*blocks]
    places += [(("agencies", agency.id, "classes", name), each) for name, each in agency.classes.items()]
    for path, profile in places:
        for at, asked in enumerate(profile.certification):
            if asked.listed and guide.postings is None:
                problem = f"{GUIDE_FILE} names no rule to compare this list with (`postings`)"
                yield Fault((*path, "certification", at, "listed"), problem)
