"""Finds quoted words in a source of which we keep only hashes, because its text is not ours to publish."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b, sha256
from itertools import islice
from typing import NamedTuple

from checker.compile import did_you_mean

WINDOW = 3
"""Words in a window; no quotation is shorter."""
LONGEST_QUOTATION = 24
"""Words; what editors are told is "about 20"."""
LONGEST_HEADING = 12

BULLETS = re.compile(r"[•◦▪●‣·]+")
"""Signs of a list, white space to us: a quotation may run over two bullets that are one sentence."""
NOT_A_HEADING = re.compile(r"\s*([•◦▪●‣·*–-]|\d+[.)])\s|.*[.;,]\s*$")
"""An entry of a list, or a line that ends as sentences do."""

UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs that nobody sees, such as the soft hyphens of a PDF."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Two or three letters that a PDF holds as one sign."""

VARIANTS = (("'", "’"), ("’", "'"), ('"', "“"), ('"', "”"), ("“", '"'), ("”", '"'), ("-", "–"), ("–", "-"))
"""What keyboards and word processors put for one another."""

SIGNS = ("", ".", ",", ";", ":", "!", "?", ")")


class Stored(NamedTuple):
    """A fingerprint as it is kept in a file."""

    sha256: str
    """Of the whole text with its white space normalised: tells whether a saved copy is the same text."""
    words: int
    windows: str
    """Eight hexadecimal digits for each three words in a row, in the order of the text."""
    headings: list[tuple[int, str]]
    """Position (in words) and hash of each line short enough to be a heading."""


class Fingerprint:
    """One source, by its hashes.

    Eight digits are few enough that a window alone proves nothing and cannot be told back into words with certainty,
    and enough that no two windows of a quotation are met in the right order by chance.
    """

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.windows = list(_cut(stored.windows, 8))

    @classmethod
    def of(cls, text: str) -> "Fingerprint":
        """The fingerprint of a source's text."""
        words = _words(text)
        headings = []
        position = 0
        for line in text.splitlines():
            count = len(_words(line))
            if 0 < count <= LONGEST_HEADING and not NOT_A_HEADING.match(line):
                headings.append((position, _heading(line)))
            position += count
        whole = sha256(" ".join(words).encode()).hexdigest()
        return cls(Stored(whole, len(words), "".join(_windows(words)), headings))

    @classmethod
    def from_json(cls, content: str) -> "Fingerprint":
        """Read what `to_json` wrote.

        Raises:
            ValueError, TypeError: when it is something else.
        """
        stored = Stored(**json.loads(content))
        return cls(stored._replace(headings=[(int(at), str(line)) for at, line in stored.headings]))

    def to_json(self) -> str:
        """The same bytes for the same text."""
        return json.dumps(self.stored._asdict(), separators=(",", ":")) + "\n"

    def fault(self, quote: str, after: str | None = None, known_headings: Iterable[str] = ()) -> str | None:
        """What is wrong with a quotation, or None when its words stand in the source, in one place."""
        words = _words(quote)
        if len(words) < WINDOW:
            return f"a quotation must have at least {WINDOW} words, so that it can be found again"
        if len(words) > LONGEST_QUOTATION:
            return f"this quotation has {len(words)} words; quote about 20 at most, and say the rest in our own words"
        if after is not None and not self._headings(after):
            near = did_you_mean(after, [each for each in known_headings if self._headings(each)])
            return f"the source has no line “{after}” that could be a heading{near}"
        found = self._places(words)
        if not found:
            return self._missing(words)
        if after is None and len(found) > 1:
            return (
                f"these words appear {len(found)} times in the source; write them as {{after: …, quote: …}} with the "
                "heading they follow"
            )
        if after is not None:
            return self._after(after, found)
        return None

    def _after(self, after: str, found: list[int]) -> str | None:
        """A heading that occurs several times locates the words when only one of its sections holds them."""
        starts = self._headings(after)
        firsts: list[int] = []
        for start, end in zip(starts, [*starts[1:], self.stored.words], strict=True):
            firsts += islice((at for at in found if start <= at < end), 1)
        if not firsts:
            return f"these words are in the source, but not after “{after}”"
        if len(firsts) > 1:
            return f"these words appear after “{after}” {len(firsts)} times; name another heading"
        return None

    def _missing(self, words: list[str]) -> str:
        for variant in _variants(words):
            if self._places(variant):
                return f"these words are not in the source in this form; did you mean “{' '.join(variant)}”?"
        for at, word in enumerate(words):
            for cut in range(2, len(word) - 1):
                parts = [f"{word[:cut]}-", word[cut:]]
                if self._places([*words[:at], *parts, *words[at + 1 :]]):
                    return (
                        f"in the source, “{word}” is parted at the end of a line, as “{' '.join(parts)}”; put it "
                        "together in the saved text, and make the fingerprint again"
                    )
        found = next((n for n in range(len(words) - 1, WINDOW - 1, -1) if self._positions(words[:n])), 0)
        if not found:
            return f"the words “{' '.join(words[:WINDOW])}” are not in the source"
        return f"the words are in the source up to “{' '.join(words[:found])}”, but “{words[found]}” does not follow"

    def _places(self, words: list[str]) -> list[int]:
        """Where the words stand; a quotation may end before a sign that follows its last word in the source."""
        if len(words) < WINDOW:
            return []
        signs = SIGNS if words[-1][-1].isalnum() else ("",)
        return sorted(at for sign in signs for at in self._positions([*words[:-1], words[-1] + sign]))

    def _positions(self, words: list[str]) -> list[int]:
        quotation = list(_windows(words))
        return [at for at in self._starts.get(quotation[0], []) if self.windows[at : at + len(quotation)] == quotation]

    def _headings(self, line: str) -> list[int]:
        return [at for at, known in self.stored.headings if known == _heading(line)]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for at, window in enumerate(self.windows):
            starts.setdefault(window, []).append(at)
        return starts


def _words(text: str) -> list[str]:
    return BULLETS.sub(" ", UNSEEN.sub("", text).translate(LIGATURES)).split()


def _windows(words: list[str]) -> Iterator[str]:
    return (_hash(" ".join(words[at : at + WINDOW])) for at in range(len(words) - WINDOW + 1))


def _heading(line: str) -> str:
    """A heading only locates, so neither its case nor a colon at its end matters."""
    return _hash(" ".join(_words(line)).casefold().rstrip(": "))


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _cut(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def _variants(words: list[str]) -> Iterator[list[str]]:
    """The slips an editor makes most: quotation marks, dashes, a sign at the end, a first capital."""
    text = " ".join(words)
    for typed, printed in VARIANTS:
        yield text.replace(typed, printed).split()
    yield text.replace("'", "’").replace('"', "“", 1).replace('"', "”").split()
    yield text.rstrip("".join(SIGNS)).split()
    yield (text[0].swapcase() + text[1:]).split()
