"""Links the first use of each term on a finished page to its entry in the glossary, in running text only."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from mkdocs.utils import get_relative_url

from macros.models import Term

GLOSSARY = "glossary/"
"""The address of the page with the entries, in the site."""

ARTICLE = re.compile(r"<article[ >].*</article>", re.DOTALL)
TAG = re.compile(
    r"""<(?P<end>/)?(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>|<!--.*?-->""", re.DOTALL
)
CLASS = re.compile(r'\bclass="(?P<names>[^"]*)"')

TEXT = {"p", "li", "dd", "td"}
"""Where a sentence stands."""
APART = {
    "a", "blockquote", "button", "code", "details", "form", "h1", "h2", "h3", "h4", "label", "q", "script", "style",
    "svg",
}  # fmt: skip
"""Where no link belongs: in a link, a heading, a quotation, a control, or something folded away."""
APART_BY_CLASS = {"sources", "guideline__sources"}
"""Lists of sources, whose names of publishers are no sentences."""
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def link_terms(site: Path, terms: Iterable[Term]) -> None:
    """Rewrite each page of a built site with its links to the glossary."""
    names = any_of(terms)
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        address += "/" if address else ""
        if address != GLOSSARY:
            html = path.read_text("utf-8")
            linked = with_links(html, names, get_relative_url(GLOSSARY, address))
            if linked != html:
                path.write_text(linked, encoding="utf-8", newline="\n")


def any_of(terms: Iterable[Term]) -> re.Pattern[str]:
    """What finds any of the names, the longest first; the group that matched has the term's id.

    It begins with the letters that names begin with, and tries no name with another letter: so most of a text costs it
    next to nothing.
    """
    by_letter: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: -len(term.name)):
        by_letter.setdefault(term.name[0].lower(), []).append(term)
    letters = {letter: f"{letter}{letter.upper()}" for letter in by_letter}
    names = (rf"(?<=[{letters[letter]}])(?:{'|'.join(map(_name, named))})" for letter, named in by_letter.items())
    return re.compile(rf"[{''.join(letters.values())}](?<![\w-].)(?:{'|'.join(names)})" if letters else r"(?!)")


def _name(term: Term) -> str:
    """The name behind its first letter, across line breaks, in the plural, and with its abbreviation behind.

    A name that begins with a small letter may also begin a sentence.
    """
    words = r"\s+".join(re.escape(escape(word)) for word in term.name.split())[1:]
    first = f"(?<={term.name[0]})" if term.name[0].isupper() else ""
    short = rf"(?:\s+\({re.escape(escape(term.short))}\))?" if term.short else ""
    return rf"(?P<{term.id}>{first}{words}s?(?![\w-]){short})"


def with_links(html: str, names: re.Pattern[str], glossary: str) -> str:
    """The page with a link from the first use of each term; `glossary` is the address of the entries from this page."""
    linked: set[str] = set()

    def link(match: re.Match[str]) -> str:
        term = match.lastgroup or ""
        if term in linked:
            return match[0]
        linked.add(term)
        return f'<a class="term" href="{glossary}#{term}">{match[0]}</a>'

    def article(match: re.Match[str]) -> str:
        return "".join(names.sub(link, piece) if is_text else piece for piece, is_text in _pieces(match[0]))

    return ARTICLE.sub(article, html, count=1)


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The HTML in pieces, each with whether it is running text."""
    open_tags: list[tuple[str, bool, bool]] = []  # each with what was true before it
    told = end = 0
    sentence = apart = False
    for tag in TAG.finditer(html):
        if sentence and not apart and end < tag.start():
            yield html[told:end], False
            yield html[end : tag.start()], True
            told = tag.start()
        end = tag.end()
        name = (tag["name"] or "").lower()
        if tag["end"]:
            while open_tags:
                opened, sentence, apart = open_tags.pop()
                if opened == name:
                    break
        elif name and name not in VOID and not tag["rest"].endswith("/"):
            open_tags.append((name, sentence, apart))
            sentence = sentence or name in TEXT
            apart = apart or name in APART or "-" in name or _is_list_of_sources(tag["rest"])
    yield html[told:], False


def _is_list_of_sources(attributes: str) -> bool:
    classes = CLASS.search(attributes) if "class=" in attributes else None
    return bool(classes and not APART_BY_CLASS.isdisjoint(classes["names"].split()))
