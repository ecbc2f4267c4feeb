"""Files that a person hands over on the command line: read whole, or refused in a sentence."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.rulebook.codec import VersionError
from checker.rulebook.rulebook import Rulebook

LARGEST = 2**26
"""Bytes of a file. A rulebook of a thousand goals has less."""


BROKEN = (
    ("Expecting property name", "a name in double quotation marks is missing, or the comma before it is extra"),
    ("Expecting ':'", "a colon is missing"),
    ("Expecting ','", "a comma or a closing bracket is missing"),
    ("Expecting value", "a value is missing: text in double quotation marks, a number, true, false or null"),
    ("Unterminated string", "a quotation mark opens and never closes"),
    ("Invalid control character", "a text has a line break or a tab, which are written \\n and \\t"),
    ("Invalid \\", "a backslash is followed by a letter that means nothing; write it twice"),
    ("Extra data", "the file goes on after its last bracket"),
    ("Illegal trailing comma", "a comma is extra"),
)
"""How the reader's messages begin, and what we say instead."""


class Mistake(Exception):
    """Something the person at the command line can put right, in words."""


def read_rulebook(path: Path, *, for_another: bool = False) -> Rulebook:
    """A compiled rulebook, every goal of it read, where wanted in its words ``for_another``. Raises Mistake."""
    if not path.exists():
        raise Mistake(f"There is no rulebook at {path}. Make it with: python3 build.py rulebook")
    text = read_text(path, "the rulebook")
    try:
        rulebook = Rulebook.from_json(text, for_another=for_another)
        list(rulebook.goals.values())  # each is read when it is asked for, and a fault in one is told here
    except VersionError as error:
        raise Mistake(f"{path}: {error.message} The command is: python3 build.py rulebook") from None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise Mistake(f"{path} is not a compiled rulebook. Make one with: python3 build.py rulebook") from None
    return rulebook


def read_json(path: Path, what: str) -> Any:
    """The value in a JSON file, its decimals exact. Raises Mistake, also for a key that stands twice."""

    def entries(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise Mistake(f"{path}: “{key}” is in {what} twice. Keep the one that is right.")
            found[key] = value
        return found

    text = read_text(path, what)
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=entries)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Mistake(f"{path}{_not_json(what, error)}") from None


def _not_json(what: str, error: Exception) -> str:
    """The place in a file where its JSON breaks off, and what to do there."""
    problem = f"{what} cannot be read as JSON:"
    if not isinstance(error, json.JSONDecodeError):
        return f": {problem} a number has too many digits, or too many brackets are inside one another."
    if not error.doc.strip():
        return f": {problem} the file is empty."
    says = next((says for part, says in BROKEN if error.msg.startswith(part)), "something here does not belong")
    return f":{error.lineno}: {problem} in column {error.colno}, {says}."


def read_text(path: Path, what: str) -> str:
    """The text of a file or of standard input, without a byte order mark. Raises Mistake."""
    try:
        return read_bytes(path, what).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Mistake(f"{path}: {what} cannot be read: it is not UTF-8 text.") from None


def read_bytes(path: Path, what: str) -> bytes:
    """What a file holds, or standard input where its name is `-`. Raises Mistake."""
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        raise Mistake(f"{path}: {what} cannot be read: {error.strerror}.") from None
    if len(content) > LARGEST:
        raise Mistake(f"{path}: {what} cannot be read: it is larger than {LARGEST // 2**20} MB.")
    return content
