"""English nouns: what one of several is called."""

from __future__ import annotations

import re

ONE_OF = {"children": "child", "people": "person", "men": "man", "feet": "foot", "lives": "life", "series": "series"}
"""Words, and ends of words, whose form for one is not theirs without an s."""


def singular(noun: str) -> str:
    """What one of them is called: “child” of “children”, “hour a week” of “hours a week”."""
    found = re.match(r"(?P<before>.*?)(?P<word>[^ ]+)(?P<after> (a|an|per|of|in|with|for|to|or|and) .*)?$", noun)
    if not found:
        return noun
    word, after = found["word"], found["after"] or ""
    for many, one in ONE_OF.items():
        if word.endswith(many):
            return f"{found['before']}{word.removesuffix(many)}{one}{after}"
    if word.endswith("ies") and len(word) > len("ties"):
        word = word.removesuffix("ies") + "y"
    elif re.search(r"(ss|sh|ch|x|zz)es$", word):
        word = word.removesuffix("es")
    elif not word.endswith("ss"):
        word = word.removesuffix("s")
    return found["before"] + word + after
