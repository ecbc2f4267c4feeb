"""A fault in the content, said so that an editor finds the line and knows what to write there."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing to mend in one line of one file; faults sort by file and line."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """`; did you mean …?` when one of the known words is near, else nothing.

    Of two that are equally near, the first in alphabetical order, so that a run is like the one before it.
    """
    names = sorted(str(name) for name in known)
    folded = {name.casefold(): name for name in names}
    near = get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.6)
    return f"; did you mean `{folded[near[0]]}`?" if near else ""


def one_of(known: Iterable[object]) -> str:
    """The words to choose from, as they stand in a sentence: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in known]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))
