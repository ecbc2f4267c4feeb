"""Run MkDocs over `content/`, strictly, and put what comes out in the place of the site before it."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

LINK = re.compile(r"Doc file '(?P<page>[^']+)' (?P<what>contains .*?'(?P<link>[^']*)'.*)", re.DOTALL)
"""How MkDocs tells of a link that leads nowhere: with the page, but without the line."""


class PageFault(Exception):
    """The pages cannot be built; `faults` holds a line for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@contextmanager
def replaced(site: Path) -> Iterator[Path]:
    """An empty folder to build in, which takes the place of `site` when all has gone well and is dropped when not."""
    with tempfile.TemporaryDirectory(prefix="site.", dir=site.parent) as temporary:
        new, old = Path(temporary) / "new", Path(temporary) / "old"
        new.mkdir(mode=0o755)
        yield new
        if site.exists():
            site.rename(old)
        new.rename(site)


def make_pages(project: Path, destination: Path, bundle: str) -> None:
    """Build every page into `destination`; `bundle` is the name of the checker's folder beside them.

    Raises PageFault, also for what MkDocs only warns of.
    """
    os.environ["CHECKER_BUNDLE"] = bundle
    log = logging.getLogger("mkdocs")
    collector = _Collector(project / "content")
    log.addHandler(collector)
    try:
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(destination), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort as abort:  # its reasons have been logged
        raise PageFault(collector.faults or [str(abort)]) from None
    except MkDocsException as fault:
        raise PageFault([*collector.faults, f"mkdocs.yml:1: {fault.message}"]) from None
    except SystemExit:  # mkdocs-macros ends the program when a macro fails
        raise PageFault(collector.faults) from None
    finally:
        log.removeHandler(collector)



class _Collector(logging.Handler):
    """Takes down each warning of a build, as `path:line: message` where it is about a line of a page."""

    def __init__(self, content: Path) -> None:
        super().__init__(logging.WARNING)
        self.content = content
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if found := LINK.fullmatch(message):
            page = self.content / found["page"]
            line = _line_of(page.read_text("utf-8"), found["link"])
            message = f"content/{found['page']}:{line}: {found['what']}"
        self.faults.append(message)


def _line_of(text: str, words: str) -> int:
    """The first line that holds these words; 1 when none does, as when a template wrote them."""
    return text[: max(text.find(words), 0)].count("\n") + 1
