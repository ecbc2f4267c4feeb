"""Gathers what the records say that we have not seen, page by page, so that nobody takes our silence for an answer."""

from __future__ import annotations

from typing import NamedTuple

from macros.content.load import Content
from macros.pages.places import place


class Gap(NamedTuple):
    """One thing that we looked for and did not find."""

    title: str | None
    """What it is about, where the record has a title."""
    text: str
    ask: str | None
    """Who can tell, where the record names somebody."""


def gaps(content: Content, kinds: list[str]) -> dict[str, list[Gap]]:
    """The gaps of some kinds of records, by the page that tells of them."""
    found: dict[str, list[Gap]] = {}
    for kind in kinds:
        for name, record in getattr(content, kind).items():
            said = getattr(record, "not_seen", None) or []
            page = place(content, kind, name).partition("#")[0] if said else ""
            for text in [said] if isinstance(said, str) else said:
                gap = Gap(getattr(record, "title", None), text, getattr(record, "ask", None))
                found.setdefault(page, []).append(gap)
    return found
