"""Adds to the search index the words that people use, so that a page is found by words it does not have itself."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from macros.content import Content
from macros.models import Question, Term
from macros.site.finish import GLOSSARY

FIELD = "words"
"""A field of the index beside title and text. Material 9.8.1 gives Lunr every field of it, and shows only its own."""
BOOST = 10_000
"""Above the title of a page, which Material boosts by 1,000: `car` finds what we say of driving before all care."""
QUESTIONS = "questions.md"

Words = tuple[str, str]
"""The address of a place in the site, and what people type to find it."""


def add_words(site: Path, content: Content, pages: Mapping[str, str]) -> None:
    """Add what people type to the search index of a site; `pages` has the address of each page of the content."""
    index = site / "search" / "search_index.json"
    add_to_index(index, words_of(content.questions.values(), content.terms.values(), pages))


def add_to_index(index: Path, words: Iterable[Words]) -> None:
    """Add words to their entries in the index; where a place is no section of its own, to the page it is on.

    Raises:
        LookupError: when the index has neither.
    """
    found = json.loads(index.read_text("utf-8"))
    entries = {entry["location"]: entry for entry in found["docs"]}
    for address, typed in words:
        entry = entries.get(address) or entries.get(address.partition("#")[0])
        if entry is None:
            raise LookupError(f"the search index has no entry for {address}")
        entry[FIELD] = " ".join(filter(None, [entry.get(FIELD), typed]))
    found["config"]["fields"][FIELD] = {"boost": BOOST}
    index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8", newline="\n")


def words_of(questions: Iterable[Question], terms: Iterable[Term], pages: Mapping[str, str]) -> Iterator[Words]:
    """What people type to find an answer or a term; `pages` has the address of each page of the content."""
    for question in questions:
        page, _, anchor = next(iter(question.answers), f"{QUESTIONS}#{question.id}").partition("#")
        yield f"{pages[page]}#{anchor}" if anchor else pages[page], " ".join(question.searched_as)
    for term in terms:
        yield f"{GLOSSARY}#{term.id}", " ".join(filter(None, [term.short, *term.other_names]))
