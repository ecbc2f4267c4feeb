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


class Mistake(Exception):
    """Something the person at the command line can put right, in words."""


def read_rulebook(path: Path) -> Rulebook:
    """A compiled rulebook, every goal of it read. Raises Mistake."""
    if not path.exists():
        raise Mistake(f"There is no rulebook at {path}. Make it with: python3 build.py rulebook")
    text = read_text(path, "the rulebook")
    try:
        rulebook = Rulebook.from_json(text)
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
        reason = error if isinstance(error, json.JSONDecodeError) else "a number or its nesting has no end"
        raise Mistake(f"{path}: {what} cannot be read as JSON: {reason}.") from None


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
