"""Keeps what a build read, proved and compiled, so that the next one, after a change of pages alone, need not."""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent


@cache
def code() -> str:
    """A hash of all that reads and proves: our modules, the versions of the packages, and Python's own."""
    digest = hashlib.sha256(sys.version.encode())
    for path in [PROJECT / "requirements.txt", *_modules("macros"), *_modules("checker")]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _modules(package: str) -> Iterable[Path]:
    return sorted((PROJECT / package).rglob("*.py"))


def kept(file: Path, state: str) -> Any | None:
    """What was kept for content of this state, read by this very code; None where nothing was."""
    try:
        with file.open("rb") as stream:
            if pickle.load(stream) != (state, code()):  # noqa: S301 - a file of our own build folder
                return None
            return pickle.load(stream)  # noqa: S301
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError):
        return None  # missing, cut short, or written by other code: it is made anew


def keep(file: Path, state: str, content: Any) -> None:
    """Keep it in the place of what was kept before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".unfinished")
    with unfinished.open("wb") as stream:
        pickle.dump((state, code()), stream)
        pickle.dump(content, stream)
    unfinished.replace(file)


def by_this_code(folder: Path) -> Path:
    """The folder, for what our code makes of files that it names itself: emptied when other code made what is there."""
    stamp = folder / "made-by"
    if not stamp.exists() or stamp.read_text("utf-8") != code():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        stamp.write_text(code(), "utf-8")
    return folder
