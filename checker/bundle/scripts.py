"""Join the modules and style sheets of this folder into the few files that pages ask for: by itself each of 20 small
ones would keep a line busy.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
WEB = PROJECT / "checker" / "web"
ENTRIES = (
    "checker.css",
    "checker.mjs",
    "draft/draft.mjs",
    "posting/posting.mjs",
    "saved/open-saved.mjs",
    "team/team.mjs",
    "worker/worker.mjs",
)
"""What pages and scripts ask for by name; everything else becomes a part of these."""


def joined(node: Path, esbuild: Path, python: str) -> dict[str, bytes]:
    """The files by their names; `python` is the name of Python's folder, which the scripts know as `PYTHON`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(node),
            str(esbuild),
            *ENTRIES,
            "--bundle",
            "--format=esm",
            "--charset=utf8",
            "--minify",
            "--log-level=warning",
            "--entry-names=[name]",
            "--out-extension:.js=.mjs",
            f"--outdir={folder}",
            f"--define:PYTHON={json.dumps(python)}",
        ]
        subprocess.run(command, cwd=WEB, check=True)
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
