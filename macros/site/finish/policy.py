"""Writes into each page the Content Security Policy that holds it to its own files: Pages sends no headers of ours.

Material 9.8.1 has inline scripts in each page, one of them different at each depth, so each page allows its own by
hash. Its scripts set styles only through the DOM, so no inline style is allowed. A worker is not bound by the policy of
the page that starts it by address, so Pyodide compiles its WebAssembly there without 'wasm-unsafe-eval' here.
"""

from __future__ import annotations

import base64
import hashlib

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
HOST, FRAMES = "eligibility-check", "frame-src 'self'"
"""The element that shows a check in a frame, and what a page with one allows besides."""
CHARSET = "head meta[charset]"
"""The policy stands after this, before anything that it could concern."""

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
CODE = {None, "", "module", "text/javascript"}
"""The types of a script that a browser runs; another, such as `application/ld+json`, is data."""


def inline_scripts(tree: LexborHTMLParser | LexborNode) -> list[str]:
    """The texts of the scripts in a page that a browser would run."""
    return [node.text() for node in tree.css("script:not([src])") if node.attributes.get("type") in CODE]


def script_hash(text: str) -> str:
    """As the policy spells it: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(tree: LexborHTMLParser) -> str:
    """The policy of one page; the same page has the same policy each time."""
    hashes = dict.fromkeys(script_hash(text) for text in inline_scripts(tree))
    rules = [*RULES, FRAMES] if tree.css_first(HOST) else RULES
    return "; ".join(rules).format(hashes=" ".join(hashes))


def add_policy(tree: LexborHTMLParser) -> bool:
    """Put the policy of a page into its head, instead of one it may have; False when there is no place for it."""
    text = policy(tree)
    if before := tree.css_first(POLICY):
        before.attrs["content"] = text
        return True
    charset = tree.css_first(CHARSET)
    if charset is None:
        return False
    node = tree.create_node("meta")
    node.attrs["http-equiv"] = "Content-Security-Policy"
    node.attrs["content"] = text
    charset.insert_after(node)
    charset.insert_after("\n")
    return True
