"""What MkDocs warns of while it builds, as faults with file and line."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.meta import get_data

from macros.folder import shown
from macros.guide import Guide
from macros.pages import TemplateFault

LINK = re.compile(r"Doc file '(?P<page>[^']+)' (?P<what>contains .*?'(?P<link>[^']*)'.*)", re.DOTALL)
"""How MkDocs tells of a link that leads nowhere: with the page, but without the line."""

OUTSIDE_NAV = re.compile(r'The following pages .* not included in the "nav" configuration:(?P<pages>.*)', re.DOTALL)
"""How MkDocs tells of pages that no menu leads to: a line for each, after two spaces and a dash."""
IN_NAV = re.compile(r"(?P<what>An? [\w ]+ to '(?P<page>[^']+)' is included in the 'nav' .*)", re.DOTALL)
"""How it tells of an entry of the menu that leads nowhere."""
SETTING = re.compile(r"Config value '(?P<key>\w+)': (?P<what>.*)", re.DOTALL)
"""How it tells of a setting that it cannot use: with the key, but without the line."""
MACRO = re.compile(r"_Macro [\w ]+ Error_.*?_File_: `(?P<page>[^`]+)`", re.DOTALL)
"""How mkdocs-macros tells of an error, while it handles that error."""


class PageFault(Exception):
    """The pages cannot be built; `faults` holds a line for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Collector(logging.Handler):
    """Takes down each warning of a build, as `path:line: message` where that can be told."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(logging.WARNING)
        self.guide = guide
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if link := LINK.fullmatch(message):
            self.add(f"content/{link['page']}", link["link"], link["what"])
        elif entry := IN_NAV.fullmatch(message):
            self.add("mkdocs.yml", entry["page"], entry["what"])
        elif setting := SETTING.fullmatch(message):
            self.add("mkdocs.yml", f"{setting['key']}:", f"`{setting['key']}`: {setting['what']}")
        elif outside := OUTSIDE_NAV.fullmatch(message):
            for line in outside["pages"].split():
                if line != "-":
                    self.add(f"content/{line}", "", "no entry of `nav` in mkdocs.yml leads to this page")
        elif macro := MACRO.search(message):
            path = self.guide.content / macro["page"]
            self.faults.append(macro_fault(path, macro["page"], sys.exception()))
        else:
            self.faults.append(message)

    def add(self, file: str, words: str, message: str) -> None:
        path = self.guide.root / file
        self.faults.append(f"{shown(path)}:{line_of(path.read_text('utf-8'), words)}: {message}")


@contextmanager
def collecting(guide: Guide) -> Iterator[Collector]:
    """Takes down what MkDocs warns of meanwhile. Raises PageFault where MkDocs gives up."""
    log, collector = logging.getLogger("mkdocs"), Collector(guide)
    log.addHandler(collector)
    try:
        yield collector
    except Abort as abort:  # its reasons have been logged
        raise PageFault(collector.faults or [str(abort)]) from None
    except MkDocsException as fault:
        raise PageFault([*collector.faults, f"{shown(guide.configuration)}:1: {fault.message}"]) from None
    except SystemExit:  # mkdocs-macros ends the program when a macro fails
        raise PageFault(collector.faults) from None
    finally:
        log.removeHandler(collector)


def macro_fault(path: Path, page: str, error: BaseException | None) -> str:
    """Where a call of a macro failed: in a template, or on the page itself."""
    if isinstance(error, TemplateFault):
        return f"macros/templates/{error.template}:{error.line or 1}: {error.error} (called by content/{page})"
    frames = extract_tb(error.__traceback__ if error else None)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    line = getattr(error, "lineno", None) or (lines[-1] if lines else None) or 1
    text = path.read_text("utf-8")
    front_matter = text.count("\n") - get_data(text)[0].count("\n")
    return f"{shown(path)}:{front_matter + line}: {error}"


def line_of(text: str, words: str) -> int:
    """The first line that holds these words; 1 when none does, as when a template wrote them."""
    return text[: max(text.find(words), 0)].count("\n") + 1
