"""Reads text as a weak reader does: its sentences, their words, and the school grade that they ask for."""

import re

END = re.compile(r"(?<=[.?!;])[”’)]?\s+|\n+")
"""Where a sentence ends. What stands on a line of its own is one too, and so is each part that a semicolon ends."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[’'.,-](?=[^\W_]))*")
VOWELS = re.compile(r"[aeiouy]+")
APART = re.compile(r"(?<![tcsg])i[ao]|(?<!fr)(?<![t])ie(?=[nt])|(?<!p)eo|ea$|crea|[eu]ing|uou|yee")
"""Vowels side by side that sound apart, as in `period`, `quiet`, `video`, `area`, `create`, `being`."""
SILENT = re.compile(r"[^aeiouytd]ed$|[aeiou][^aeiou]e$|[^aeioul]e$|([aeiou][^aeiouscgxz]|[^aeiouylscgxzh])es$")
"""An `e` at the end that does not sound: `asked`, `whole`, `files`, but not `needed`, `table`, `pages`."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, without those that have no words."""
    return [each.strip() for each in END.split(text) if WORD.search(each)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    """By the vowels that sound. A number counts as one, as a reader takes it in at a glance."""
    plain = word.lower()
    count = len(VOWELS.findall(plain)) + len(APART.findall(plain))
    return max(count - bool(count > 1 and SILENT.search(plain)), 1)


def grade(lines: list[str]) -> float:
    """The school grade by the Flesch–Kincaid formula. Names count as they are, with all their syllables."""
    parts = [sentence for line in lines for sentence in sentences(line)]
    read = [word for part in parts for word in words(part)]
    if not read:
        return 0
    return 0.39 * len(read) / len(parts) + 11.8 * sum(map(syllables, read)) / len(read) - 15.59
