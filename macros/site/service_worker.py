"""Writes the service worker into the site, with the list of what it keeps on the device: every page of a check, the
checker's bundle and Python, each file with its hash.

A check's page is about 12 KB to transfer, so that all of them are a small part of what the bundle is; whoever has done
one check can do any other without a line. All other pages are kept when they are opened.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

SOURCE = Path(__file__).resolve().parent.parent.parent / "checker" / "web" / "worker" / "offline.js"
SHOWN_WITH = {"stylesheet", "icon", "modulepreload"}
"""The relations of a page to the files that it is shown with."""

SEARCH = ("search/search_index.json", "assets/javascripts/workers/search.*.min.js")
"""The index of the search and the worker that reads it, which no page names: they come when somebody searches."""


class Parts(HTMLParser):
    """Collects the addresses of the files that a page loads at once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        source = attributes.get("href" if tag == "link" else "src")
        if source and (tag in {"script", "img"} or (tag == "link" and attributes.get("rel") in SHOWN_WITH)):
            self.addresses.append(source)


def write_offline(site: Path, bundle: str, python: str) -> None:
    """Write `offline.js` into a finished site; `bundle` and `python` are the folders there that its checks load."""
    kept = {"bundle": bundle, "files": integrities(site, bundle, python), "pages": pages(site, bundle)}
    head = f"const KEPT = {json.dumps(kept, indent=1)};\n\n"
    (site / "offline.js").write_text(head + SOURCE.read_text("utf-8"), "utf-8", newline="\n")


def integrities(site: Path, *folders: str) -> dict[str, str]:
    """By each file's path from the site's root its hash, as the attribute `integrity` has it."""
    return {
        f"{folder}/{path.name}": f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
        for folder in folders
        for path in sorted((site / folder).iterdir())
    }


def pages(site: Path, bundle: str) -> list[str]:
    """The home page, the pages of the checks and what all of them are shown with, from the site's root."""
    found = []
    for file in [site / "index.html", *sorted(site.glob("check/**/index.html"))]:
        page = file.parent.relative_to(site).as_posix().removeprefix(".")
        page = f"{page}/" if page else ""
        parts = (urljoin(page, address) for address in Parts(file.read_text("utf-8")).addresses)
        found += [page, *(part for part in parts if not part.startswith(f"{bundle}/"))]
    searched = (path for pattern in SEARCH for path in site.glob(pattern))
    return list(dict.fromkeys([*found, *(path.relative_to(site).as_posix() for path in searched)]))
