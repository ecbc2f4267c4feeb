"""The guides under ``tests/guides``, and a site of one of them that all workers of a run share."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.support.cases import ROOT

GUIDES = ROOT / "tests" / "guides"
LONGEST = 300
"""Seconds for which one worker waits for the site that another builds."""


def build(guide: Path, command: str, *arguments: str | Path) -> None:
    """Run a command of `build.py` on a guide; it must succeed without a word of complaint."""
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", command, "--guide", guide, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def built_once(name: str, shared: Path) -> Path:
    """The site of a guide, from a copy in a folder that the workers of a run share: the first of them builds it."""
    folder, ended = shared / name, shared / f"{name}.ended"
    try:
        shutil.copytree(GUIDES / name, folder)
    except FileExistsError:
        start = time.monotonic()
        while not ended.exists() and time.monotonic() - start < LONGEST:
            time.sleep(0.1)
    else:
        try:
            build(folder, "site")
        finally:
            ended.touch()
    assert (folder / "site" / "index.html").is_file()
    return folder / "site"
