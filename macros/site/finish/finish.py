"""Finishes each page: names its permalinks, links its terms, writes its policy, and lists the files it loads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from macros.models import Term
from macros.site.finish.permalinks import name_permalinks
from macros.site.finish.policy import add_policy, foreign, is_finished
from macros.site.finish.terms import Glossary

PARTS = 'script[src], img[src], link:is([rel="stylesheet"], [rel="icon"], [rel="modulepreload"])[href]'
"""What a page loads at once."""


class MarkupFault(Exception):
    """A page that may not be published as it is; the message says which, and why."""


class Page(NamedTuple):
    """A finished page."""

    html: str
    parts: list[str]
    """The addresses of the files that it loads at once, as the page writes them."""


def finish_site(site: Path, terms: Iterable[Term], places: Mapping[str, str]) -> dict[str, list[str]]:
    """Finish every HTML file below `site`, and return what each loads at once, by its path from there.

    `places` holds the address of each term's entry.

    A page that is finished already stays as it is.

    Raises:
        MarkupFault: when a page cannot have a policy.
    """
    glossary = Glossary(terms, places)
    parts = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        try:
            page = finish(file.read_text("utf-8"), path.removesuffix("index.html"), glossary)
        except MarkupFault as fault:
            raise MarkupFault(f"{path}: {fault}") from None
        file.write_text(page.html, "utf-8", newline="\n")
        parts[path] = page.parts
    return parts


def finish(html: str, address: str, glossary: Glossary) -> Page:
    """One page; `address` is its own from the root of the site."""
    tree = LexborHTMLParser(html)
    article = tree.css_first("article")
    if not is_finished(tree) and (tag := foreign(tree)):
        raise MarkupFault(f"there is a <{tag}> that is not from our templates, which no page may have")
    name_permalinks(tree)
    if article:
        glossary.link(tree, article, address)
    if not is_finished(tree) and not add_policy(tree):
        raise MarkupFault("there is no <meta charset> in the head, and the policy must follow it")
    parts = [node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css(PARTS)]
    return Page(tree.html or "", parts)
