"""Writes the service worker into the site, with the list of what it keeps on the device: every page of a check, the
checker's bundle and Python, each file with its hash, and the page that says that a page is not there.

A check's page is about 12 KB to transfer, so that all of them are a small part of what the bundle is; whoever has done
one check can do any other without a line. All other pages are kept when they are opened.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

OF_CHECKS = ("/checker.mjs", "/open-saved.mjs")
"""What the pages of checks load, and the page where saved answers are opened."""
SEARCH = ("search/search_index.json", "assets/javascripts/workers/search.*.min.js")
"""The index of the search and the worker that reads it, which no page names: they come when somebody searches."""


INSTEAD = "503.html"
"""Says that a page is not on the device. It is named by a status, so that MkDocs writes its addresses in full."""


def write_offline(generator: Path, site: Path, bundle: str, python: str, parts: Mapping[str, list[str]]) -> None:
    """Write `offline.js` into a finished site.

    `bundle` and `python` are the folders there that its checks load; `parts` is what each page loads at once.
    """
    source = generator / "checker" / "web" / "worker" / "offline.js"
    offline = {
        "bundle": bundle,
        "files": integrities(site, bundle, python),
        "pages": pages(site, bundle, parts),
        "instead": INSTEAD,
    }
    head = f"const OFFLINE = {json.dumps(offline, indent=1)};\n\n"
    (site / "offline.js").write_text(head + source.read_text("utf-8"), "utf-8", newline="\n")


def integrities(site: Path, *folders: str) -> dict[str, str]:
    """By each file's path from the site's root its hash, as the attribute `integrity` has it."""
    return {
        f"{folder}/{path.name}": f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
        for folder in folders
        for path in sorted((site / folder).iterdir())
    }


def pages(site: Path, bundle: str, parts: Mapping[str, list[str]]) -> list[str]:
    """The home page, the pages of the checks and what all of them are shown with, from the site's root."""
    found = []
    checks = sorted(file for file, loads in parts.items() if any(part.endswith(OF_CHECKS) for part in loads))
    for file in ["index.html", *checks]:
        address = file.removesuffix("index.html")
        loaded = (urljoin(address, part) for part in parts[file])
        found += [address, *(part for part in loaded if not part.startswith(f"{bundle}/"))]
    searched = (path for pattern in SEARCH for path in site.glob(pattern))
    found += [INSTEAD] if INSTEAD in parts else []
    return list(dict.fromkeys([*found, *(path.relative_to(site).as_posix() for path in searched)]))
