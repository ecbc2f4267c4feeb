"""An editor's mistakes in the rule language, collected with the place of each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The keys and positions that lead to a place in the content: ``("rules", "option_1", "need", "all", 1)``."""


@dataclass(frozen=True)
class Fault:
    """One mistake: where it is and what is wrong, in words an editor can act on."""

    path: Path
    message: str


class Faults(list[Fault]):
    """All faults of a rulebook, each told once however often the clause is read."""

    def tell(self, path: Path, message: str, word: str = "", known: Iterable[str] = ()) -> None:
        """Record a fault; where ``word`` is near one of the ``known`` words, suggest it."""
        near = difflib.get_close_matches(word, list(known), 1) if word else []
        fault = Fault(path, f"{message}; did you mean “{near[0]}”?" if near else message)
        if fault not in self:
            self.append(fault)
