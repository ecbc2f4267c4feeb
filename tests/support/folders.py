"""Folders of content that show what an editor may write: good ones, and bad ones with the faults that they have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from macros.content.load import load

FOLDERS = Path(__file__).resolve().parents[1] / "macros" / "folders"
GOOD = sorted((FOLDERS / "good").iterdir())
BAD = sorted((FOLDERS / "bad").iterdir())
HANDBOOK = FOLDERS / "handbook.txt"
"""The source that the folders quote."""

EXPECTED = re.compile(r"([^:]+):(\d+): (.+)")


class Expected(NamedTuple):
    """A fault as `expected.txt` lists it: the message is a pattern."""

    file: str
    line: int
    pattern: str


def expected_faults(folder: Path) -> list[Expected]:
    """The faults of a bad folder, in the order in which an editor sees them."""
    lines = (folder / "expected.txt").read_text("utf-8").splitlines()
    found = [match.groups() for line in lines if (match := EXPECTED.fullmatch(line))]
    assert len(found) == len(lines)
    return [Expected(file, int(line), pattern) for file, line, pattern in found]


def messages() -> set[str]:
    """Every message that an editor of the bad folders is told."""
    return {fault.message for folder in BAD for fault in load(folder)[1]}


def faults_of(folder: Path, **files: str) -> list[tuple[str, int, str]]:
    """The file, line and message of each fault in a folder with these files, whose texts are by their names."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return [(fault.file.rpartition("/")[2], fault.line, fault.message) for fault in load(folder)[1]]
