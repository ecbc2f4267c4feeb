"""``python3 -m checker`` as a person calls it: in this process, without the start of a Python, or as a program."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from checker.command.main import main
from tests.support.cases import ROOT


@dataclass(frozen=True)
class Ended:
    """What a command printed, and the status it ended with."""

    returncode: int
    stdout: str
    stderr: str


def call(folder: Path, *arguments: str, typed: str = "") -> Ended:
    """The command in a folder, with ``given`` on standard input; an exception that it does not catch is raised."""
    stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        contextlib.chdir(folder),
        patch.dict(os.environ, COLUMNS="200"),
        patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr),
    ):
        try:
            status = main(arguments)
        except SystemExit as end:  # by which argparse ends
            status = int(end.code or 0)
    texts = []
    for stream in (stdout, stderr):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Ended(status, *texts)


def start(folder: Path, *arguments: str, encoding: str = "utf-8", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as a program of its own, which prints in an encoding."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    program = [sys.executable, "-m", "checker", *arguments]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(program, cwd=folder, env=surroundings, check=False, **streams)
