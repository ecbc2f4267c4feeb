"""What belongs at a place where something else stands, in one sentence for every reader of the content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from checker.compile.faults.fault import LONGEST, did_you_mean, one_of

TEXT = "text"
TRUE_OR_FALSE = "true or false"
NUMBER, WHOLE_NUMBER = "a number", "a whole number"
LIST, MAPPING = "a list", "a mapping"

SPOKEN = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
NUMERIC = re.compile(r"[-+$]?[0-9][0-9,._]*( .*)?")


def mistyped(name: str, found: Any, kinds: Iterable[str], words: Iterable[str] = ()) -> str:
    """That ``found`` is none of the ``kinds`` (such as TEXT) and none of the ``words``, and what to write instead."""
    kinds, words = list(dict.fromkeys(kinds)), list(words)
    belongs = " or ".join([*filter(None, [one_of(words)]), *kinds])
    if words and isinstance(found, str) and (near := did_you_mean(found, words)):
        return f"{name} is {belongs}, not `{found}`{near}"
    return f"{name} is {belongs}, not {described(found)}{_advice(found, kinds)}"


def described(found: Any) -> str:
    """What stands there, with its type."""
    match found:
        case bool():
            return str(found).lower()
        case str():
            return f"the text `{found}`" if len(found) < LONGEST else f"the text `{found[:50]}…`"
        case date():
            return f"the day {found}"
        case int() | Decimal():
            return f"the number {found}" if len(str(found)) < LONGEST else "a number of too many digits"
        case list():
            return LIST
        case None:
            return "nothing"
    return MAPPING


def _advice(found: Any, kinds: list[str]) -> str:
    if isinstance(found, str) and TRUE_OR_FALSE in kinds:
        return f"; write {SPOKEN[found.lower()]}" if found.lower() in SPOKEN else ""
    if isinstance(found, str) and NUMERIC.fullmatch(found) and {NUMBER, WHOLE_NUMBER} & set(kinds):
        return "; write digits and at most one point, without quotation marks, signs or a unit"
    if isinstance(found, bool | int | Decimal | date) and TEXT in kinds:
        return "; put it in quotation marks if text is meant"
    if LIST in kinds and not isinstance(found, dict):
        return "; write each entry on its own line after a dash, or all between [ and ]"
    return ""
