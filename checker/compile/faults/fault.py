"""An editor's mistakes: what is wrong and where, as data, and the one sentence that says it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

Path = tuple[str | int, ...]
"""The keys and positions that lead to a place in the content: ``("rules", "option_1", "need", "all", 1)``."""

UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
"""Signs that nobody sees, or that look like a space; a sentence names them."""

LONGEST = 60
"""Letters of a text that a sentence repeats; a longer one is cut."""


@dataclass(frozen=True)
class Fault:
    """One mistake, at every stage of reading.

    ``problem`` is a sentence in which ``{word}`` stands for what was ``found``. ``nearest`` is the known name that was
    probably meant. ``file`` and ``line`` come in when a file is known.
    """

    path: Path
    problem: str
    found: tuple[tuple[str, Any], ...] = ()
    nearest: str = ""
    file: str = ""
    line: int = 0

    @property
    def message(self) -> str:
        """The sentence, without the place."""
        words = (
            self.problem.format_map({key: quote(value) for key, value in self.found}) if self.found else self.problem
        )
        return f"{words}; did you mean {quote(self.nearest)}?" if self.nearest else words

    def __hash__(self) -> int:
        """By its words, as what was found may be anything that YAML can hold."""
        return hash((self.path, self.message, self.file, self.line))

    def at(self, file: str, line: int) -> Fault:
        """The same mistake with its place in a file."""
        return replace(self, file=file, line=line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"

    def __lt__(self, other: Fault) -> bool:
        return (self.file, self.line, self.message) < (other.file, other.line, other.message)


class Faults(list[Fault]):
    """All faults of a rulebook, each once however often a clause is read, and the places that cannot be relied on."""

    def __init__(self) -> None:
        super().__init__()
        self.unsound: set[Path] = set()
        """Places with a fault, or with what follows from one that stands elsewhere and is not repeated."""

    def add(self, path: Path, problem: str, near: object = None, known: Iterable[object] = (), **found: Any) -> None:
        """Record a fault; where ``near`` is close to one of the ``known`` names, suggest that name."""
        self.unsound.add(path)
        words = tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in found.items())
        fault = Fault(path, problem, words, "" if near is None else nearest(near, known))
        if fault not in self:
            self.append(fault)


def nearest(word: object, known: Iterable[object]) -> str:
    """The known name that is nearest to a word, or nothing.

    Of two that are equally near, the first in alphabetical order, so that a run is like the one before it.
    """
    folded = {str(name).casefold(): str(name) for name in sorted(map(str, known), reverse=True)}
    near = difflib.get_close_matches(str(word).casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """`; did you mean …?` when one of the known words is near, else nothing."""
    near = nearest(word, known)
    return f"; did you mean {quote(near)}?" if near else ""


def one_of(known: Iterable[object]) -> str:
    """The words to choose from, as they stand in a sentence: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in known]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


def quote(value: object) -> str:
    """What stands in a file, as a sentence repeats it: words between back quotes, a list of them as a choice."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case int() | Decimal():
            return str(value) if len(str(value)) <= LONGEST else f"{str(value)[:LONGEST]}…"
        case date():
            return value.isoformat()
        case list() | tuple():
            return one_of(value)
        case dict():
            return "a mapping"
    text = UNSEEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", str(value))
    return f"`{text}`" if len(text) <= LONGEST else f"`{text[:LONGEST]}…`"
