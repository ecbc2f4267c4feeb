"""Where this copy of the generator came from, so that a new guide can fetch the same one."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ON_GITHUB = re.compile(
    r"(?:https?://(?:[^/@]+@)?|ssh://git@|git@)github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?"
)
"""The address of a repository there, however Git was given it."""


def origin(folder: Path) -> dict[str, str]:
    """The `generator` (owner and name on GitHub) and the `tag` or commit of a copy, as far as Git knows them."""
    remote = ON_GITHUB.fullmatch(_git(folder, "remote", "get-url", "origin"))
    tag = _git(folder, "describe", "--tags", "--exact-match") or _git(folder, "rev-parse", "HEAD")
    return ({"generator": remote["name"]} if remote else {}) | ({"tag": tag} if tag else {})


def _git(folder: Path, *arguments: str) -> str:
    """What Git says; "" where there is no Git, or the folder is no copy made by it."""
    if not (folder / ".git").exists():  # a folder above it may be a copy of something else
        return ""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
