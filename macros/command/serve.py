"""The command that shows the site and builds it again after every change."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from macros.building import refuse
from macros.guide import GENERATOR, Guide
from macros.mkdocs_adapter import PageFault, address_at, preview


def serve(arguments: argparse.Namespace) -> int:
    guide: Guide = arguments.guide
    try:
        address = address_at(guide, arguments.port)
    except PageFault as fault:
        refuse(fault.faults)

    def build() -> int:
        # A process of its own sees changed code as well as changed content. Bytecode beside it would count as a change.
        surroundings = {**os.environ, "SITE_URL": address, "PYTHONPYCACHEPREFIX": str(guide.build / "bytecode")}
        command: list[str | Path] = [sys.executable, GENERATOR / "build.py", "site", "--guide", guide.root]
        return subprocess.call(command, env=surroundings)

    watched = [guide.content, guide.configuration, GENERATOR / "macros", GENERATOR / "checker"]
    return build() or preview(build, guide.site, address, watched)
