"""Writes the script by which another page shows a check of this site inside itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

VERSION = 1
"""What the element understands, and what it and the frame tell each other. When a host's page would have to be changed,
the next number is written beside this one, and this one stays."""
NAMES = ("embed.js", f"embed-{VERSION}.js")
"""The address that follows the site, and the one that stays."""


class CheckPage(NamedTuple):
    """The page of a goal's check."""

    address: str
    """From the site's root."""
    title: str


def write_embed(generator: Path, site: Path, checks: Mapping[str, CheckPage]) -> None:
    """Write the script into a finished site; `checks` is by goal. A guide without checks has none."""
    if not checks:
        return
    source = (generator / "checker" / "web" / "embed" / "embed.js").read_text("utf-8")
    goals = {goal: check._asdict() for goal, check in checks.items()}
    head = f"const CHECKS = {json.dumps(goals, ensure_ascii=False, indent=1)};\n\n"
    for name in NAMES:
        (site / name).write_text(head + source, "utf-8", newline="\n")
