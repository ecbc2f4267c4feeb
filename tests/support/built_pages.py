"""The pages of a built site, each with the address it would have, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

SITE = "https://guide.example/peer-workforce-guide/"
"""Any address will do to join links with, as long as it has a path of its own."""


class BuiltPage:
    """One HTML file, with the address it would have."""

    def __init__(self, site: Path, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(site).as_posix()
        self.url = urljoin(SITE, self.name.removesuffix("index.html"))
        self.html = path.read_text("utf-8")
        self.tree = LexborHTMLParser(self.html)
        self.ids = {node.attributes["id"] for node in self.tree.css("[id]")}

    def all(self, selector: str, attribute: str) -> list[str]:
        return [node.attributes[attribute] or "" for node in self.tree.css(f"{selector}[{attribute}]")]

    def text(self, selector: str) -> list[str]:
        return [node.text(strip=True) for node in self.tree.css(selector)]

    def internal_links(self) -> Iterator[tuple[str, str, str]]:
        """Each link to the site itself: as written, the address it leads to, and the anchor there."""
        for href in self.all("a", "href"):
            url, _, anchor = urljoin(self.url, href).partition("#")
            if url.startswith(SITE):
                yield href, url, unquote(anchor)


def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of a site by its address."""
    pages = [BuiltPage(site, path) for path in sorted(site.rglob("*.html"))]
    return {page.url: page for page in pages}


def broken_links(site: Path, pages: Mapping[str, BuiltPage]) -> list[str]:
    """Links to no page, to no file and to no place on a page, each as a sentence."""
    wrong = []
    for page in pages.values():
        for href, url, anchor in page.internal_links():
            if url in pages:
                if anchor and anchor not in pages[url].ids:
                    wrong.append(f"{page.name}: {href} leads to no place on that page")
            elif not (site / unquote(urlsplit(url).path).removeprefix(urlsplit(SITE).path)).is_file():
                wrong.append(f"{page.name}: {href} leads nowhere")
    return wrong
