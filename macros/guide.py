"""Where a guide stands: what it is made from, and where what is made of it goes."""

from __future__ import annotations

import hashlib
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
    def vectors(self) -> Path:
        """The cases of the proof sheet: beside the tests that read them, or in the guide's own folder."""
        return GENERATOR / "tests" / "checker" / "vectors" if self.is_home else self.root / "proof"

    @property
    def build(self) -> Path:
        """What is made once and used again; it may be thrown away at any time.

        Nothing of it goes into a guide that stands elsewhere: its folder may be read-only.
        """
        if self.is_home:
            return GENERATOR / "build"
        return GENERATOR / "build" / "guides" / hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:16]

    @property
    def is_home(self) -> bool:
        """Whether it is the guide that stands with the generator."""
        return self.root.resolve() == GENERATOR
