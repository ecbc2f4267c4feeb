"""The files below a folder that somebody wrote, and not those that their programs leave beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

LEFTOVERS = (
    *("*~", "#*#", "*.bak", "*.orig", "*.rej", "*.swp", "*.tmp"),  # of editors and of Git
    *("Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", "__MACOSX"),  # of Windows and macOS
)
"""Names of backups and notes that programs write. Names that begin with a dot are others."""

LONGEST_PATH = 1000
"""Bytes of a path that a link leads to."""
LINK_AS_TEXT = "Git wrote the path of a link here instead of a link; put the file or folder itself in this place"


def files_below(folder: Path, *, data: bool = True) -> Iterator[Path]:
    """Every file below a folder, behind links too; a link that leads to nothing, or back up, comes as itself.

    Args:
        data: whether a folder `data` at the top is entered.
    """
    for place, folders, names in os.walk(folder, followlinks=True):
        here = Path(place)
        above = {os.path.realpath(each) for each in (here, *here.parents)}
        apart = () if data or here != folder else ("data",)
        inside = sorted(name for name in folders if not _is_leftover(name) and name not in apart)
        back = [name for name in inside if os.path.realpath(here / name) in above]
        folders[:] = [name for name in inside if name not in back]
        for name in sorted([*back, *(name for name in names if not _is_leftover(name))]):
            yield here / name


def is_link_as_text(path: Path) -> bool:
    """Whether a file holds nothing but the path of another: what Git writes for a link where links are turned off."""
    with path.open("rb") as file:
        written = file.read(LONGEST_PATH + 1)
    if not 0 < len(written) <= LONGEST_PATH or set(written) & set(b"\0\n\r:"):
        return False
    try:
        return (path.parent / written.decode("utf-8")).exists()
    except (UnicodeDecodeError, OSError):
        return False


def _is_leftover(name: str) -> bool:
    return name.startswith(".") or any(fnmatch(name, pattern) for pattern in LEFTOVERS)
