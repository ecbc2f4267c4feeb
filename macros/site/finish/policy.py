"""Writes into each page the Content Security Policy that holds it to its own files: Pages sends no headers of ours.

Material 9.8.1 has inline scripts in each page, one of them different at each depth, so each page allows its own by
hash: those that our templates have marked, and no other. Material's scripts set styles only through the DOM, so no
inline style is allowed. A worker is not bound by the policy of the page that starts it by address, so Pyodide compiles
its WebAssembly there without 'wasm-unsafe-eval' here.
"""

from __future__ import annotations

import base64
import hashlib

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.pages import ATTRIBUTE, MARK

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

POLICY = 'head meta[http-equiv="Content-Security-Policy"]'
CODE = {None, "", "module", "text/javascript"}
"""The types of a script that a browser runs; another, such as `application/ld+json`, is data."""


FOREIGN = (
    f':is(script:not([src]), article script):not([{ATTRIBUTE}="{MARK}"])',
    "article :is(iframe, frame, object, embed, applet, base, meta, link, style)",
)
"""What no template of ours writes: a script without our mark, and in the text whatever would act on the page."""


def is_finished(tree: LexborHTMLParser) -> bool:
    """Whether the page has a policy; its scripts are not marked any more."""
    return tree.css_first(POLICY) is not None


def foreign(tree: LexborHTMLParser) -> str:
    """The tag of an element that is not from our templates, and that no page may have; "" where there is none."""
    found = (node for selector in FOREIGN for node in tree.css(selector))
    return next((str(node.tag) for node in found if not _is_data(node)), "")


def _is_data(node: LexborNode) -> bool:
    return node.tag == "script" and node.attributes.get("type") not in CODE


def inline_scripts(tree: LexborHTMLParser) -> list[str]:
    """The texts of the scripts in a page that a browser would run."""
    return [node.text() for node in tree.css("script:not([src])") if not _is_data(node)]


def script_hash(text: str) -> str:
    """As the policy spells it: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(tree: LexborHTMLParser) -> str:
    """The policy of one page; the same page has the same policy each time."""
    hashes = dict.fromkeys(script_hash(text) for text in inline_scripts(tree))
    rules = [*RULES, FRAMES] if tree.css_first(HOST) else RULES
    return "; ".join(rules).format(hashes=" ".join(hashes))


def add_policy(tree: LexborHTMLParser) -> bool:
    """Put the policy of a page into its head, and take the marks away; False when there is no place for it."""
    charset = tree.css_first(CHARSET)
    if charset is None:
        return False
    node = tree.create_node("meta")
    node.attrs["http-equiv"] = "Content-Security-Policy"
    node.attrs["content"] = policy(tree)
    charset.insert_after(node)
    charset.insert_after("\n")
    for script in tree.css(f"script[{ATTRIBUTE}]"):
        del script.attrs[ATTRIBUTE]
    return True
