"""Names what the figures were measured on, since a figure without its machine says nothing."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros import tools

RESULT = "content/data/bench.json"
"""Where the figures go: it is written after each section, and is no change of what is measured."""


def machine(runs: int) -> dict[str, Any]:
    """Processor, memory in bytes, versions and the commit; ``changed`` where files differ from that commit."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "node": _output(tools.node(), "--version").removeprefix("v"),
        "commit": _output("git", "rev-parse", "--short=12", "HEAD"),
        "changed": bool(_output("git", "status", "--porcelain", "--untracked-files=no", "--", ".", f":!{RESULT}")),
        "load": round(os.getloadavg()[0], 1),
        "runs": runs,
    }


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text("utf-8").splitlines() if listing.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _output(*command: str | Path) -> str:
    return subprocess.run(command, cwd=tools.ROOT, check=True, capture_output=True, encoding="utf-8").stdout.strip()
