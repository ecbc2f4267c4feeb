"""Saves what a build read, proved and compiled, so that the next one, after a change of pages alone, need not."""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


@cache
def code(generator: Path) -> str:
    """A hash of all that reads and proves: our modules, the versions of the packages, and Python's own."""
    digest = hashlib.sha256(sys.version.encode())
    for path in [generator / "requirements.txt", *_modules(generator / "macros"), *_modules(generator / "checker")]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _modules(package: Path) -> Iterable[Path]:
    return sorted(package.rglob("*.py"))


class Cache(NamedTuple):
    """A file with the content of one state, read by one version of the code."""

    file: Path
    generator: Path
    """The folder with `macros` and `checker`, whose code reads the content."""

    def get(self, state: str) -> Any | None:
        """The content of this state; None where this very code has not saved it."""
        try:
            with self.file.open("rb") as stream:
                if pickle.load(stream) != (state, code(self.generator)):  # noqa: S301 - a file of our own build folder
                    return None
                return pickle.load(stream)  # noqa: S301
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError):
            return None  # missing, cut short, or written by other code: it is made anew

    def put(self, state: str, content: Any) -> None:
        """Save it instead of what was there before."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_name(self.file.name + ".unfinished")
        with unfinished.open("wb") as stream:
            pickle.dump((state, code(self.generator)), stream)
            pickle.dump(content, stream)
        unfinished.replace(self.file)


def by_this_code(folder: Path, generator: Path) -> Path:
    """The folder, for what our code makes of files that it names itself: emptied when other code made what is there."""
    stamp = folder / "made-by"
    if not stamp.exists() or stamp.read_text("utf-8") != code(generator):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        stamp.write_text(code(generator), "utf-8")
    return folder
