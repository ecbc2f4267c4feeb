"""Writes into each page the Content Security Policy that holds it to its own files: Pages sends no headers of ours.

Material 9.8.1 has inline scripts in each page, one of them different at each depth, so each page allows its own by
hash. Its scripts set styles only through the DOM, so no inline style is allowed. A worker is not bound by the policy of
the page that starts it by address, so Pyodide compiles its WebAssembly there without 'wasm-unsafe-eval' here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

RULES = (
    "default-src 'none'",
    "script-src 'self' {hashes}",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",  # Material's icons are masks written into its style sheet
    "base-uri 'self'",
    "form-action 'none'",
)
CHARSET = '<meta charset="utf-8">'
"""The policy stands after this, before anything that it could concern."""

POLICY = re.compile(r'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">')


SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script", re.DOTALL | re.IGNORECASE)
"""As a browser reads it: up to the first end of a script, whatever stands before that."""
RUNS = re.compile(r"""^(?!.*\bsrc=)(?!.*\btype=(?!["']?(?:module|text/javascript)\b))""", re.DOTALL | re.IGNORECASE)
"""The attributes of a script that stands in the page itself and is code; data in a script element is not run."""


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts in a page that a browser would run."""
    return [found["text"] for found in SCRIPT.finditer(html) if RUNS.match(found["attributes"])]


def script_hash(text: str) -> str:
    """As the policy spells it: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(html: str) -> str:
    """The policy of one page; the same page has the same policy each time."""
    hashes = dict.fromkeys(script_hash(text) for text in inline_scripts(html))
    return "; ".join(RULES).format(hashes=" ".join(hashes))


def with_policy(html: str) -> str:
    """The page with its policy in its head, in the place of one it may have had."""
    html = POLICY.sub("", html)
    head, charset, rest = html.partition(CHARSET)
    if not charset:
        raise ValueError(f"a page without {CHARSET} has no place for its policy")
    return f'{head}{charset}\n<meta http-equiv="Content-Security-Policy" content="{policy(html)}">{rest}'


def write_policies(site: Path) -> None:
    """Writes the policy into each HTML page below `site`."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        try:
            page.write_text(with_policy(html), "utf-8")
        except ValueError as fault:
            raise ValueError(f"{page.relative_to(site)}: {fault}") from None
