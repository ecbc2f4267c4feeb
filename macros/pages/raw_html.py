"""Keeps the HTML of the macros aside while Markdown reads a page: it has nothing to read there, and would for long."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

TOKEN = re.compile(r"<!--aside (\d+)-->")
ID = re.compile(r'\bid="[^"]+"')
WITH_IDS = re.compile(TOKEN.pattern + r"(?:<a id=\"[^\"]+\">)*")

BEFORE_MKDOCS, BEFORE_HTML = 22, 20.5
"""Places among the steps of Markdown: MkDocs looks for anchors at 21, and 20 is `html_block`, which takes the time."""

Token = re.Match[str]


def shelf(configuration: Any) -> Callable[[str], str]:
    """Where macros put their HTML; gives what then stands in the Markdown.

    That is the HTML itself for a program that only reads mkdocs.yml, and whose Markdown we cannot extend from here.
    """
    extensions = getattr(configuration, "markdown_extensions", None)
    if extensions is None:
        return str
    extensions.append(aside := Aside())
    return aside.keep


class Aside(Extension):
    """An extension of Markdown, and the shelf itself."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[str] = []

    def keep(self, html: str) -> str:
        """What stands for this HTML in the Markdown of a page."""
        self._kept.append(html)
        return f"<!--aside {len(self._kept) - 1}-->"

    def html(self, token: Token) -> str:
        """The HTML that a token stands for."""
        return self._kept[int(token[1])]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        def with_ids(token: Token) -> str:
            return token[0] + "".join(f"<a {each}>" for each in ID.findall(self.html(token)))

        def stored(token: Token) -> str:
            html, self._kept[int(token[1])] = self.html(token), ""  # of a thousand pages it is much
            return str(md.htmlStash.store(html))

        md.preprocessors.register(_Replace(TOKEN, with_ids), "aside_ids", BEFORE_MKDOCS)
        md.preprocessors.register(_Replace(WITH_IDS, stored), "aside", BEFORE_HTML)


class _Replace(Preprocessor):
    def __init__(self, pattern: re.Pattern[str], new: Callable[[Token], str]) -> None:
        super().__init__()
        self.pattern, self.new = pattern, new

    def run(self, lines: list[str]) -> list[str]:
        return [self.pattern.sub(self.new, line) for line in lines]
