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
    """What finds any of the names, the longest first; the group that matched has the term's id."""
    longest_first = sorted(terms, key=lambda term: -len(term.name))
    names = "|".join(f"(?P<{term.id}>{_name(term)})" for term in longest_first)
    # The start of a word is asked for once, not by each name: a page takes a third of the time.
    return re.compile(rf"(?<![\w-])(?:{names or '(?!)'})")


def _name(term: Term) -> str:
    """The name, also with a large first letter, across line breaks, in the plural, and with its abbreviation behind."""
    words = r"\s+".join(re.escape(escape(word)) for word in term.name.split())
    short = rf"(?:\s+\({re.escape(escape(term.short))}\))?" if term.short else ""
    return rf"[{term.name[0].upper()}{term.name[0]}]{words[1:]}s?(?![\w-]){short}"


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
    end, sentence, apart = 0, False, False
    for tag in TAG.finditer(html):
        yield html[end : tag.start()], sentence and not apart
        yield tag[0], False
        end = tag.end()
        name = (tag["name"] or "").lower()
        if tag["end"]:
            while open_tags:
                opened, sentence, apart = open_tags.pop()
                if opened == name:
                    break
        elif name and name not in VOID and not tag["rest"].endswith("/"):
            open_tags.append((name, sentence, apart))
            classes = CLASS.search(tag["rest"])
            sentence = sentence or name in TEXT
            apart = apart or name in APART or "-" in name
            apart = apart or bool(classes and not APART_BY_CLASS.isdisjoint(classes["names"].split()))
    yield html[end:], False
