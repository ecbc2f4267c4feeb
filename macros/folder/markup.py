"""The HTML and the addresses that a page may not hold, because its policy would silently stop them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

FENCE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
"""A block of code, whose text is shown and not read."""
SHOWN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
"""Code inside a sentence."""
CALLS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
"""Calls of macros; what they write is ours."""
COMMENT = re.compile(r"<!--(?!-?>).*?--!?>|<[!?]", re.DOTALL)
"""A comment, or the beginning of something else that browsers take for one."""
STAND_IN = re.compile(r"<!--raw \d+-->")
"""What stands for the HTML of a macro while a page is built."""
LISTED = re.compile(r"\{:?(?P<attributes>[^{}\n]*)\}")
"""Attributes that Markdown gives to what stands before them."""
TARGET = re.compile(r"(?P<image>!?)(\[[^\]\n]*\]\(|^ {0,3}\[[^\]\n]*\]:)\s*<?(?P<target>[^)>\s]*)", re.MULTILINE)

STOPPED = frozenset(
    ["applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style"]
)
"""Elements that the policy stops, or that would change what it allows."""
ADDRESSES = ("action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href")
LOADED = ("data", "poster", "src", "srcset")
"""Of those: what a browser loads without being asked."""
SCHEME = re.compile(r"(?!(https?|mailto|tel):)[a-zA-Z][a-zA-Z0-9+.-]*:")
"""How an address begins that is neither a page nor on the web, such as a script."""
ABROAD = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*:)?//")
UNREAD = re.compile(r"[\x00-\x20]")
"""What a browser leaves out where it reads a scheme."""


def leads_astray(address: str) -> str:
    """The scheme of an address that no link may have, such as `javascript:`; "" where it may."""
    scheme = SCHEME.match(UNREAD.sub("", html.unescape(address)))
    return scheme[0] if scheme else ""


def stopped(text: str) -> Iterator[tuple[int, str]]:
    """The line of each thing in a page that its policy would stop, and what is wrong with it."""
    text = _without(_without(_without(text, FENCE), SHOWN), CALLS)
    for found in STAND_IN.finditer(text):
        yield _line(text, found.start()), "a comment in this form stands for a macro; delete it"
    text = _without(text, COMMENT)
    reader = _Tags()
    reader.feed(text)
    reader.close()
    yield from reader.found
    for found in LISTED.finditer(text):
        for name in re.findall(r"([\w-]+)\s*=", found["attributes"]):
            yield from _of_attribute(_line(text, found.start()), name.lower(), "")
    for found in TARGET.finditer(text):
        yield from _of_attribute(_line(text, found.start()), "src" if found["image"] else "href", found["target"])


def _without(text: str, pattern: re.Pattern[str]) -> str:
    """The text with blanks for what the pattern finds, so that all else stays in its line."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _of_attribute(line: int, name: str, value: str) -> Iterator[tuple[int, str]]:
    if name.startswith("on") or name in ("style", "srcdoc"):
        yield line, f"`{name}` does nothing here: the pages’ policy blocks it; delete it"
    elif name in ADDRESSES and (scheme := leads_astray(value)):
        yield line, f"a link leads to a page or an address, and not to `{scheme}`"
    elif name in LOADED and ABROAD.match(value):
        yield line, "a page cannot load anything from another site; put the file beside the page"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag in STOPPED:
            self.found.append((line, f"<{tag}> is not allowed in a page; write Markdown, or show it as code"))
        self.found += (found for name, value in attrs for found in _of_attribute(line, name, value or ""))
