"""Puts a placeholder into the Markdown for the HTML of each macro: Markdown would read it for long, for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

TOKEN = re.compile(r"<!--raw (\d+)-->")
ID = re.compile(r'\bid="[^"]+"')
WITH_IDS = re.compile(TOKEN.pattern + r"(?:<a id=\"[^\"]+\">)*")

BEFORE_MKDOCS, BEFORE_HTML = 22, 20.5
"""Places among the steps of Markdown: MkDocs looks for anchors at 21, and 20 is `html_block`, which takes the time."""

Token = re.Match[str]


class RawHtml(Extension):
    """An extension of Markdown that holds the HTML of macros, and puts it into the page when Markdown is done."""

    def __init__(self) -> None:
        super().__init__()
        self._html: list[str] = []

    def placeholder(self, html: str) -> str:
        """What stands for this HTML in the Markdown of a page."""
        self._html.append(html)
        return f"<!--raw {len(self._html) - 1}-->"

    def html(self, token: Token) -> str:
        """The HTML that a token stands for."""
        return self._html[int(token[1])]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        def with_ids(token: Token) -> str:
            return token[0] + "".join(f"<a {name}>" for name in ID.findall(self.html(token)))

        def stored(token: Token) -> str:
            html, self._html[int(token[1])] = self.html(token), ""  # of a thousand pages it is much
            return str(md.htmlStash.store(html))

        md.preprocessors.register(_Replace(TOKEN, with_ids), "raw_html_ids", BEFORE_MKDOCS)
        md.preprocessors.register(_Replace(WITH_IDS, stored), "raw_html", BEFORE_HTML)


class _Replace(Preprocessor):
    def __init__(self, pattern: re.Pattern[str], new: Callable[[Token], str]) -> None:
        super().__init__()
        self.pattern, self.new = pattern, new

    def run(self, lines: list[str]) -> list[str]:
        return [self.pattern.sub(self.new, line) for line in lines]
