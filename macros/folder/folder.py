"""A folder of content: every YAML file in it read, and its records gathered by kind, each with its file and lines."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.compile import OBJECT_WORDS, Fault, did_you_mean, nearest, one_of
from macros.folder.asked_facts import guideline_facts, point_facts
from macros.folder.files import LINK_AS_TEXT, files_below, is_link_as_text
from macros.folder.fingerprints import Fingerprint
from macros.models import KINDS, NAME
from macros.yaml import Document, document

SECTIONS = ("sources", "values", *(kind for kind in KINDS if kind != "sources"))
"""The top-level keys of a file: the kinds of records, and the dated amounts that rules and pages name."""
NOT_CONTENT = ("schema", "fingerprints")
YAML_NAMES = {".yaml", ".yml"}
NOTES = {".csv", ".json", ".md", ".pdf", ".txt"}
"""How the names of other files end that may be beside records."""
GUIDE_FILE = "guide.yml"
"""What is particular to the guide; it holds no records."""


@dataclass
class Folder:
    """What the files of one folder say, whether or not it makes sense."""

    data: Path
    """Where the YAML stands: the folder's `data`, or the folder itself when it has none."""
    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {section: {} for section in SECTIONS})
    """The records as written, by section and name."""
    faults: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    """Sections that may hold names we could not read, so that names may seem unknown which are not."""
    slipped: set[tuple[str, str]] = field(default_factory=set)
    """Records with a slip of YAML in them, so that they may say less than was written."""
    passed_over: set[str] = field(default_factory=set)
    """Sections with a second record of one name, so that what only this one uses may seem unused."""
    fingerprints: dict[str, Fingerprint | None] = field(default_factory=dict)
    """The fingerprints we hold, by source; None for one that cannot be read, which is a fault of its own."""
    homes: dict[tuple[str, str], tuple[str, Document]] = field(default_factory=dict)
    guide: Document | None = None
    """What `guide.yml` holds; None where there is none."""
    origins: dict[str, str] = field(default_factory=dict)
    """The section of the record that a fact is made from, by the name of both: a guideline, or a point of postings."""

    def add(self, file: str, line: int, problem: str) -> None:
        """Record a fault at a line of a file."""
        self.faults.append(Fault((), problem, file=file, line=line))

    def fault(self, path: document.Path, problem: str) -> Fault:
        """A fault at a place inside a record: the path begins with the section and the name of the record."""
        return self.located(Fault(tuple(path), problem))

    def in_guide(self, fault: Fault) -> Fault:
        """A fault of `guide.yml` with its file and line."""
        return fault.at(shown(self.data / GUIDE_FILE), self.guide.line(fault.path) if self.guide else 1)

    def located(self, fault: Fault) -> Fault:
        """The fault with its file and line."""
        section, name, *inside = tuple[Any, ...](fault.path)
        if section == "facts":
            section = self.origins.get(name, section)
        file, home = self.homes[section, name]
        return fault.at(file, home.line((section, name, *inside)))


def remedy(source: str) -> str:
    """The command that makes a fingerprint."""
    return f"`python3 build.py fingerprint FILE --source {source}`"


def shown(path: Path) -> str:
    """A file's path as an editor types it: from the folder they work in, where it is below that."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return path.as_posix()
    return (str(path) if relative.startswith("..") else relative).replace(os.sep, "/")


def state(content: Path) -> str:
    """A hash of all that reading the folder depends on: the same files give the same."""
    data = content / "data"
    data = data if data.is_dir() else content
    digest = hashlib.sha256()
    for path in sorted([*_yaml_files(data), *_unread(data), *data.glob("fingerprints/*.json")]):
        written = path.read_bytes() if path.is_file() else b""
        digest.update(f"{shown(path)}\0{len(written)}\0".encode() + written)
    return digest.hexdigest()


def read_folder(content: Path) -> Folder:
    """Read every YAML file below a content folder, all faults of all files gathered."""
    data = content / "data"
    folder = Folder(data if data.is_dir() else content)
    files = sorted(_yaml_files(folder.data))
    if (content.parent / "mkdocs.yml").exists() and folder.data / GUIDE_FILE not in files:
        problem = "this guide has no such file; `python3 build.py new` writes one to begin with"
        folder.add(shown(folder.data / GUIDE_FILE), 1, problem)
    if not any(path.is_file() for path in files):
        what = "there is no YAML file in this folder" if content.is_dir() else "there is no such folder"
        folder.add(shown(content), 1, what)
    for path in files:
        if path.is_file() and is_link_as_text(path):
            folder.add(shown(path), 1, LINK_AS_TEXT)
        elif path == folder.data / GUIDE_FILE and path.is_file():
            folder.guide = document.read(path.read_bytes())
            folder.faults += (fault.at(shown(path), fault.line) for fault in folder.guide.faults)
        elif path.is_file():
            _add(folder, shown(path), document.read(path.read_bytes()))
        elif path.is_dir():
            folder.add(shown(path), 1, "this link leads to a folder that it stands in; delete it")
        else:
            folder.add(shown(path), 1, "this link leads to no file; mend it, or delete it")
    for path in _unread(folder.data):
        problem = "a file with this name is not read; its name must end with .yml, or with .md or .txt if it is a note"
        folder.add(shown(path), 1, LINK_AS_TEXT if is_link_as_text(path) else problem)
    _add_facts(folder, "guidelines", guideline_facts(folder.records["guidelines"]))
    _add_facts(folder, "points", point_facts(folder.records["points"], folder.records["rules"]))
    for path in sorted(folder.data.glob("fingerprints/*.json")):
        _add_fingerprint(folder, path)
    return folder


def _yaml_files(data: Path) -> Iterator[Path]:
    """Every YAML file below a folder, and every link that leads nowhere."""
    for path in files_below(data):
        if path.relative_to(data).parts[0] not in NOT_CONTENT and (
            path.suffix.lower() in YAML_NAMES or not path.is_file()
        ):
            yield path


def _unread(data: Path) -> Iterator[Path]:
    """Files that seem meant as YAML or as anything, and whose names nobody reads."""
    for path in files_below(data):
        endings = [suffix.lower() for suffix in path.suffixes] or [""]
        if endings[-1] in YAML_NAMES or not path.is_file():
            continue
        if {*endings} & YAML_NAMES or nearest(endings[-1], YAML_NAMES) or endings[-1] not in NOTES:
            yield path


def _add(folder: Folder, file: str, home: Document) -> None:
    folder.faults += (fault.at(file, fault.line) for fault in home.faults)
    if home.value is None:
        folder.lost |= home.lost(SECTIONS)
        return
    if not isinstance(home.value, dict):
        kind = "a list" if isinstance(home.value, list) else "text without keys"
        folder.add(file, 1, f"this file is {kind}; it must begin with one of the keys {one_of(SECTIONS)}")
        return
    for section, records in home.value.items():
        line = home.line((document.plain(section),))
        if section not in SECTIONS:
            near = did_you_mean(section, SECTIONS)
            message = f"unknown key `{document.plain(section)}`{near or f'; a file holds {one_of(SECTIONS)}'}"
            folder.add(file, line, message)
            folder.lost |= {known for known in SECTIONS if f"`{known}`" in near}
        elif isinstance(records, dict):
            for name, record in records.items():
                _add_record(folder, file, home, (section, name), record)
        elif records is not None:
            folder.add(file, line, f"`{section}` holds a mapping: a name, a colon, and what it names")
            folder.lost.add(section)


def _add_record(folder: Folder, file: str, home: Document, key: tuple[str, Any], record: Any) -> None:
    section, name = key
    line = home.line((section, document.plain(name)))
    if not isinstance(name, str) or not NAME.fullmatch(name):
        advice = "a name has only letters, digits, _ and -, and begins with a letter"
        if odd := next((sign for sign in str(name) if sign.isalpha() and not sign.isascii()), ""):
            advice = f"the letter “{odd}” (U+{ord(odd):04X}) is not one from a to z"
        folder.add(file, line, f"`{document.plain(name)}` cannot be a name: {advice}")
        folder.lost.add(section)
    elif key in folder.homes:
        first, at = folder.homes[key]
        there = f"{first}:{at.line(key)}"
        folder.add(file, line, f"`{name}` is already under `{section}`, in {there}")
        folder.passed_over.add(section)
    else:
        folder.homes[key] = file, home
        if name in OBJECT_WORDS:
            folder.add(file, line, f"`{name}` is a reserved word in JavaScript: choose another name")
        if key in home.slipped:
            folder.slipped.add(key)
        folder.records[section][name] = record


def _add_facts(folder: Folder, section: str, facts: Mapping[str, dict[str, Any]]) -> None:
    """Adds the facts that are made from the records of a section."""
    for name, fact in facts.items():
        if name in folder.records["facts"]:
            origin = folder.origins.get(name, "facts")
            file, home = folder.homes[origin, name]
            there = f"{file}:{home.line((origin, name))}"
            message = f"`{name}` is already under `{origin}`, in {there}; what asks here makes the fact itself"
            folder.faults.append(folder.fault((section, name, "ask"), message))
        else:
            folder.origins[name] = section
            folder.records["facts"][name] = fact


def _add_fingerprint(folder: Folder, path: Path) -> None:
    source = path.stem
    folder.fingerprints[source] = None
    try:
        folder.fingerprints[source] = Fingerprint.from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        folder.add(shown(path), 1, f"this cannot be read: {error.strerror}")
    except (ValueError, TypeError):
        folder.add(shown(path), 1, f"this is not a fingerprint; make it again, {remedy(source)}")
