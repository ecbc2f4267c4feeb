"""One cell of a table read as an answer: the words that people type into spreadsheets, and days in a stated format."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from checker.facts.answers import NOT_YET, UNKNOWN, AnswerError, Value, read
from checker.facts.fact import Fact

WORDS: dict[str, Any] = {**dict.fromkeys(("yes", "y", "true"), True), **dict.fromkeys(("no", "n", "false"), False)}
UNKNOWNS = ("unknown", "i don't know", "i don’t know", "don't know", "don’t know", "?")
NEVER = ("not yet", "not_yet", "never")
LIKE_A_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
PARTS = {"YYYY": r"(?P<year>\d{4})", "MM": r"(?P<month>\d{1,2})", "DD": r"(?P<day>\d{1,2})"}
"""The parts of a format, such as MM/DD/YYYY."""


def read_cell(fact: Fact, text: str, day_format: str | None, as_of: date) -> Value | None:
    """The answer in a cell; None where it is empty. ``day_format`` is what the column's heading states, if anything.

    Raises AnswerError where the cell does not fit the question. A day that could be read in two ways is not guessed.
    """
    text = text.strip()
    word = text.lower()
    if not text:
        return None
    if word in UNKNOWNS:
        return UNKNOWN
    if fact.kind == "yes_no":
        return read(fact, WORDS.get(word, text), as_of)
    if fact.kind == "choice":
        return read(fact, _option(fact, word) or text, as_of)
    if fact.kind == "day":
        return NOT_YET if word in NEVER else _day(fact, text, day_format, as_of)
    return read(fact, text, as_of)


def is_format(text: str) -> bool:
    """Whether a column's heading states the format of its days so that it can be read: each part once."""
    return sorted(re.findall("[A-Z]+", text)) == sorted(PARTS)


def _option(fact: Fact, word: str) -> str | None:
    """The option of this id or of this label, however it is capitalized."""
    return next((option for option, label in fact.options.items() if word in (option.lower(), label.lower())), None)


def _day(fact: Fact, text: str, day_format: str | None, as_of: date) -> Value:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return read(fact, text, as_of)
    if day_format is None:
        if LIKE_A_DAY.fullmatch(text):
            raise AnswerError(
                fact.id,
                f"“{text}” can be read in more than one way. Write the day as 2026-03-04, or name the format in the "
                f"heading of the column: {fact.id} (MM/DD/YYYY).",
            )
        return read(fact, text, as_of)
    pattern = "".join(PARTS.get(part, re.escape(part)) for part in re.split("(YYYY|MM|DD)", day_format))
    found = re.fullmatch(pattern, text)
    if not found:
        raise AnswerError(fact.id, f"“{text}” is not a day in the format of its column, {day_format}.")
    return read(fact, found.groupdict(), as_of)
