"""Gives the link beside each heading a name of its own: Python-Markdown writes one and the same for all of a page."""

import re
from html import unescape
from pathlib import Path

from markupsafe import escape

HEADING = re.compile(
    r"(?P<start><h(?P<level>[1-6])\b[^>]*>)(?P<words>(?:(?!</h(?P=level)>).)*?)"
    r'<a class="headerlink" href="(?P<to>[^"]*)"(?: title="[^"]*")?>',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")


def name_permalinks(site: Path) -> None:
    """Rewrite each page of a built site."""
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        path.write_text(with_names(html), encoding="utf-8", newline="\n")


def with_names(html: str) -> str:
    """The page, where a screen reader says of each such link to which heading it leads."""

    def named(heading: re.Match[str]) -> str:
        name = escape("Link to: " + " ".join(unescape(TAG.sub("", heading["words"])).split()))
        link = f'<a class="headerlink" href="{heading["to"]}" aria-label="{name}" title="{name}">'
        return heading["start"] + heading["words"] + link

    return HEADING.sub(named, html)
