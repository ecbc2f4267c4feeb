"""Where a guide stands: what it is made from, and where what is made of it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GENERATOR = Path(__file__).resolve().parent.parent
"""The folder of this program, with `macros`, `checker` and its packages: a guide may stand elsewhere."""


@dataclass(frozen=True)
class Guide:
    """A guide by its folder, which holds `mkdocs.yml` and `content`."""

    root: Path

    @property
    def configuration(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def build(self) -> Path:
        """What is made once and used again; it may be thrown away at any time."""
        return self.root / "build"
