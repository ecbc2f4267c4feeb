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


def _is_leftover(name: str) -> bool:
    return name.startswith(".") or any(fnmatch(name, pattern) for pattern in LEFTOVERS)
