"""Adds to the search index the words that people use, so that a page is found by words it does not have itself."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from macros.content import Content
from macros.pages import PageOf

FIELD = "words"
"""A field of the index beside title and text. Material 9.8.1 gives Lunr every field of it, and shows only its own."""
BOOST = 1_000
"""As the title of a page in Material."""

Place = Callable[[str | None], str | None]
"""Of a page's file, with an anchor or without: its address in the site."""


class Phrase(NamedTuple):
    """What people type to find a place; places of the lower rank come first."""

    address: str
    words: str
    rank: int


def add_words(site: Path, content: Content, page_of: PageOf, place: Place) -> None:
    """Add what people type to the search index of a site."""
    index = site / "search" / "search_index.json"
    add_to_index(index, phrases(content, page_of, place))


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


def phrases(content: Content, page_of: PageOf, place: Place) -> Iterator[Phrase]:
    """What people type to find an answer, an employer or a term."""
    checks = {page_of.calling("checker", "goal", goal) for goal in content.rules}
    for question in content.questions.values():
        target = next(iter(question.places), page_of("questions", question.id))
        yield from _phrases(place(target), [*question.searched_as, question.ask], 0)
        for page in question.places:
            if page in checks:
                yield from _phrases(place(page), [f"check {words}" for words in question.searched_as], 0)
    for agency in content.agencies.values():
        yield from _phrases(place(page_of.employer(agency)), [agency.name, agency.id.replace("_", " ")], 0)
    for term in content.terms.values():
        yield from _phrases(place(page_of("terms", term.id)), [term.short, *term.other_names], 1)


def _phrases(address: str | None, typed: Iterable[str | None], rank: int) -> Iterator[Phrase]:
    if address is None:
        raise LookupError(f"no page for what people find by {list(typed)}")
    yield from (Phrase(address, words, rank) for words in typed if words)
