"""Gathers what the records say that we have not seen, page by page, so that nobody takes our silence for an answer."""

from __future__ import annotations

from typing import NamedTuple

from macros.content import Content
from macros.models import Agency, Guideline, Record
from macros.pages.places import PageOf


class Gap(NamedTuple):
    """One thing that we looked for and did not find."""

    title: str | None
    """What it is about, where the record has a title."""
    text: str
    ask: list[str]
    """Who can tell: ids of contacts, where the record names any."""


def gaps(content: Content, page_of: PageOf, kinds: list[str]) -> dict[str, list[Gap]]:
    """The gaps of some kinds of records, by the page that tells of them."""
    found: dict[str, list[Gap]] = {}
    for kind in kinds:
        for name, record in getattr(content, kind).items():
            if unseen := getattr(record, "not_seen", None):
                gaps_of_page = found.setdefault(page_of(kind, name).partition("#")[0], [])
                for text in [unseen] if isinstance(unseen, str) else unseen:
                    gaps_of_page.append(Gap(_title(record, page_of), text, _ask(record)))
    return found


def _title(record: Record, page_of: PageOf) -> str | None:
    """What a gap is about: the record's title, or the employer's name where several share a page."""
    if isinstance(record, Agency):
        return record.name if "#" in page_of.employer(record) else None
    title: str | None = getattr(record, "title", None)
    return title


def _ask(record: Record) -> list[str]:
    """Who to ask. What a guideline asks is a question to its reader, and no contact."""
    ask: list[str] = [] if isinstance(record, Guideline) else getattr(record, "ask", [])
    return ask
