"""Adds to the search index the words that people use, so that a page is found by words it does not have itself."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from macros.content import Content
from macros.pages import agency_page
from macros.site.finish import GLOSSARY

FIELD = "words"
"""A field of the index beside title and text. Material 9.8.1 gives Lunr every field of it, and shows only its own."""
BOOST = 1_000
"""As the title of a page in Material."""
QUESTIONS = "questions.md"
CHECKS = "check/"


class Phrase(NamedTuple):
    """What people type to find a place; places of the lower rank come first."""

    address: str
    words: str
    rank: int


def add_words(site: Path, content: Content, pages: Mapping[str, str]) -> None:
    """Add what people type to the search index of a site; `pages` has the address of each page of the content."""
    index = site / "search" / "search_index.json"
    add_to_index(index, phrases(content, pages))


def add_to_index(index: Path, named: Iterable[Phrase]) -> None:
    """Add phrases to their entries in the index; where a place is no section of its own, to the page it is on.

    The entry holds them twice: as words that Lunr finds, and whole, by which `theme/js/search.mjs` orders the results.

    Raises:
        LookupError: when the index has neither.
    """
    found = json.loads(index.read_text("utf-8"))
    entries = {entry["location"]: entry for entry in found["docs"]}
    for phrase in named:
        entry = entries.get(phrase.address) or entries.get(phrase.address.partition("#")[0])
        if entry is None:
            raise LookupError(f"the search index has no entry for {phrase.address}")
        entry[FIELD] = " ".join(filter(None, [entry.get(FIELD), phrase.words]))
        entry.setdefault("phrases", []).append([phrase.words, phrase.rank])
    found["config"]["fields"][FIELD] = {"boost": BOOST}
    index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8", newline="\n")


def phrases(content: Content, pages: Mapping[str, str]) -> Iterator[Phrase]:
    """What people type to find an answer, an employer or a term."""
    for question in content.questions.values():
        page, _, anchor = next(iter(question.places), f"{QUESTIONS}#{question.id}").partition("#")
        address = f"{pages[page]}#{anchor}" if anchor else pages[page]
        yield from (Phrase(address, words, 0) for words in [*question.searched_as, question.ask])
        for check in filter(pages.get, question.places):
            if check.startswith(CHECKS):
                yield from (Phrase(pages[check], f"check {words}", 0) for words in question.searched_as)
    for agency in content.agencies.values():
        page, _, anchor = agency_page(agency).partition("#")
        address = f"{pages[page]}#{anchor}" if anchor else pages[page]
        yield from (Phrase(address, words, 0) for words in [agency.name, agency.id.replace("_", " ")])
    for term in content.terms.values():
        yield from (Phrase(f"{GLOSSARY}#{term.id}", words, 1) for words in [term.short, *term.other_names] if words)
