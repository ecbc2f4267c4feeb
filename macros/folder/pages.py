"""The pages of a content folder as they are written: what each says of itself, and what cannot be published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from checker.compile import Fault
from macros.folder.files import LINK_AS_TEXT, files_below, is_link_as_text
from macros.folder.markup import stopped
from macros.yaml import Document, misread, read

PUBLISHED = {".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".txt", ".webp"}
"""Files beside the pages that readers get as they are; `CNAME` is another, by which a host learns a site's name."""
SETTINGS = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n|)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

NO_SETTINGS = "a page begins with its settings: a line `---`, then `title:` and a title, then a line `---`"
NOT_CLOSED = "the settings of this page start here, but no line of `---` ends them"
ELSEWHERE = "this is not a page (.md), a picture or a text file, and it would be published; delete it, or move it"


class WrittenPage(NamedTuple):
    """A page whose settings can be read."""

    file: str
    """Its path, as an editor types it."""
    settings: Any
    document: Document

    def located(self, fault: Fault) -> Fault:
        """The fault with its file and line."""
        return fault.at(self.file, self.document.line(fault.path))


def page_files(content: Path) -> list[Path]:
    """The Markdown pages of a content folder."""
    return [path for path in files_below(content, data=False) if path.suffix == ".md" and path.is_file()]


def read_pages(content: Path, shown: Callable[[Path], str]) -> tuple[list[WrittenPage], list[Fault]]:
    """Every page of a content folder that can be read, and what is wrong with the others; `shown` names a file."""
    pages: list[WrittenPage] = []
    faults: list[Fault] = []
    names: dict[str, str] = {}
    for path in files_below(content, data=False):
        file = shown(path)
        faults += (Fault((), problem, file=file, line=1) for problem in _misnamed(path, content, names, file))
        if path.suffix == ".md" and path.is_file() and not is_link_as_text(path):
            page, wrong = _read(file, path.read_bytes())
            faults += wrong
            pages += [page] if page else []
    return pages, faults


def read_settings(configuration: Path, shown: Callable[[Path], str]) -> list[Fault]:
    """What the site's own `mkdocs.yml` loses without a word, or what in it cannot be read."""
    if not configuration.is_file():
        return []
    document = read(configuration.read_bytes(), is_ours=False)
    return [fault.at(shown(configuration), fault.line) for fault in document.faults]


def _misnamed(path: Path, content: Path, names: dict[str, str], file: str) -> Iterator[str]:
    """What is wrong with a file before it is opened."""
    inside = path.relative_to(content).as_posix()
    twin = names.setdefault(inside.casefold(), file)
    if path.is_dir():
        yield "this link leads to a folder that it stands in; delete it"
    elif not path.is_file():
        yield "this link leads to no file; mend it, or delete it"
    elif is_link_as_text(path):
        yield LINK_AS_TEXT
    elif path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd") and path.suffix != ".md":
        yield "the name of a page must end with .md, in lowercase letters"
    elif path.suffix != ".md" and path.suffix.lower() not in PUBLISHED and inside != "CNAME":
        yield ELSEWHERE
    elif inside.startswith("templates/"):
        yield "pages in a folder named `templates` are not read; give the folder another name"
    if twin != file:
        yield f"some computers take this name for that of {twin}; choose another"
    if unicodedata.normalize("NFC", inside) != inside:
        yield "letters of this name are in two parts, as macOS may write them; type the name again"


def _read(file: str, content: bytes) -> tuple[WrittenPage | None, list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [Fault((), "this is not UTF-8 text; save the file again as UTF-8", file=file, line=line)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = [
        Fault((), f"the character {control[0]!a} is not allowed in a page; delete it", file=file, line=line)
        for line, words in enumerate(text.split("\n"), 1)
        if (control := CONTROL.search(words))
    ]
    try:
        Environment().parse(text)  # noqa: S701 - reads, and renders nothing
    except TemplateSyntaxError as error:
        faults.append(Fault((), f"a macro cannot be read here: {error.message}", file=file, line=error.lineno))
    written = SETTINGS.match(text)
    begin = written.end() if written else 0
    below = re.sub(r"[^\n]", "", text[:begin]) + text[begin:]  # so that each line keeps its number
    faults += (Fault((), problem, file=file, line=line) for line, problem in stopped(below))
    if not written:
        problem = NOT_CLOSED if text.startswith("---") else NO_SETTINGS
        return None, [*faults, Fault((), problem, file=file, line=1)]
    document = read(f"\n{written['yaml']}".encode())  # so that each line keeps its number
    if not document.value or not isinstance(document.value, dict):
        wrong = document.faults if written["yaml"].strip() else []
        return None, [*faults, *(fault.at(file, fault.line or 1) for fault in wrong or [Fault((), NO_SETTINGS)])]
    faults += [fault.at(file, fault.line) for fault in document.faults]
    if not document.faults:
        faults += [
            Fault((), f"`{key}` is not read as it is written; put it in quotation marks", file=file, line=line)
            for key, line in misread(written["yaml"], document)
        ]
    return WrittenPage(file, document.value, document), faults
