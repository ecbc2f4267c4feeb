"""Gives the link beside each heading a name of its own: Python-Markdown writes one and the same for all of a page."""

from selectolax.lexbor import LexborHTMLParser

HEADINGS = ":is(h1, h2, h3, h4, h5, h6)"
LINK = "a.headerlink"


def name_permalinks(tree: LexborHTMLParser) -> None:
    """Let a screen reader say of each such link to which heading it leads."""
    for heading in tree.css(f"{HEADINGS}:has({LINK})"):
        link = heading.css_first(LINK)
        if link:
            words = heading.text().removesuffix(link.text())
            name = f"Link to: {' '.join(words.split())}"
            link.attrs["title"] = name
            link.attrs["aria-label"] = name
