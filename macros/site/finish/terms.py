"""Links the first use of each term on a page to its entry in the glossary, in running text only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.models import Term
from macros.pages import relative

TEXT = {"p", "li", "dd", "td"}
"""Where a sentence stands."""
APART = {
    "a", "blockquote", "button", "code", "details", "form", "h1", "h2", "h3", "h4", "label", "option", "q", "script",
    "style", "svg", "template",
}  # fmt: skip
"""Where no link belongs: in a link, a heading, a quotation, a control, or something folded away."""
APART_BY_CLASS = {"sources", "guideline__sources"}
"""Lists of sources, whose names of publishers are no sentences."""


class Glossary:
    """The terms, ready to be found in any page."""

    def __init__(self, terms: Iterable[Term], places: Mapping[str, str]) -> None:
        self.names = any_of(terms)
        self.places = places
        """The address of each entry from the root of the site, with its anchor."""

    def link(self, tree: LexborHTMLParser, article: LexborNode, address: str) -> None:
        """Link the first use of each term in the text of a page; `address` is the page's from the root of the site."""
        own = {term for term, place in self.places.items() if place.partition("#")[0] == address}
        linked = {(link.attributes["href"] or "").rpartition("#")[2] for link in article.css("a.term")}
        for text in list(_running_text(article)):
            words, end = text.text_content or "", 0
            for match in self.names.finditer(words):
                term = match.lastgroup or ""
                if term not in linked and term not in own:
                    linked.add(term)
                    link = tree.create_node("a")
                    link.attrs["class"] = "term"
                    page, hash_sign, anchor = self.places[term].partition("#")
                    link.attrs["href"] = relative(page, address) + hash_sign + anchor
                    link.insert_child(match[0])
                    text.insert_before(words[end : match.start()])
                    text.insert_before(link)
                    end = match.end()
            if end:
                text.insert_before(words[end:])
                text.remove()


def any_of(terms: Iterable[Term]) -> re.Pattern[str]:
    """What finds any of the names, the longest first; the group that matched has the term's id.

    It begins with the letters that names begin with, and tries no name with another letter: so most of a text costs it
    next to nothing.
    """
    by_letter: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: -len(term.name)):
        by_letter.setdefault(term.name[0].lower(), []).append(term)
    letters = {letter: f"{letter}{letter.upper()}" for letter in by_letter}
    names = (rf"(?<=[{letters[letter]}])(?:{'|'.join(map(_name, terms))})" for letter, terms in by_letter.items())
    return re.compile(rf"[{''.join(letters.values())}](?<![\w-].)(?:{'|'.join(names)})" if letters else r"(?!)")


def _name(term: Term) -> str:
    """The name behind its first letter, across line breaks, in the plural, and with its abbreviation behind.

    A name that begins with a small letter may also begin a sentence.
    """
    words = r"\s+".join(re.escape(word) for word in term.name.split())[1:]
    first = f"(?<={term.name[0]})" if term.name[0].isupper() else ""
    short = rf"(?:\s+\({re.escape(term.short)}\))?" if term.short else ""
    return rf"(?P<{term.id}>{first}{words}s?(?![\w-]){short})"


def _running_text(node: LexborNode, sentence: bool = False) -> Iterator[LexborNode]:
    """The pieces of text below a node that are parts of sentences."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            if sentence:
                yield child
        elif not _is_apart(child):
            yield from _running_text(child, sentence or child.tag in TEXT)


def _is_apart(node: LexborNode) -> bool:
    tag = node.tag or ""
    return tag in APART or "-" in tag or not APART_BY_CLASS.isdisjoint((node.attributes.get("class") or "").split())
