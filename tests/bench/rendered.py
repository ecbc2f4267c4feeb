"""A hook of MkDocs that keeps each page's Markdown as it is once the macros have run, and ends the build there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from macros.pages.rendering.raw_html import TOKEN, RawHtml

LAST = -100


@event_priority(LAST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Write the page, under its own front matter, into the folder that RENDERED names."""
    source = page.content or ""
    front_matter = source.removesuffix(get_data(source)[0])
    path = Path(os.environ["RENDERED"], page.file.src_uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    (raw_html,) = (extension for extension in config.markdown_extensions if isinstance(extension, RawHtml))
    path.write_text(front_matter + TOKEN.sub(raw_html.html, markdown), "utf-8")


def on_env(_: Any, **__: Any) -> NoReturn:
    """All pages have been read by now, and none has been built."""
    raise SystemExit(0)
