"""Plain values as YAML that every reader of YAML takes for the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

PLAIN = re.compile(r"[A-Za-z][\w’“”]*(?:[ ,.;/()-]+[\w’“”]+)*[.)]?")
"""A text that needs no quotation marks, if it is none of the words below."""
WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def to_yaml(value: Mapping[str, Any]) -> str:
    """A mapping of mappings, lists, texts, numbers, days and truth values as a YAML document."""
    return "\n".join(_mapping(value)) + "\n"


def scalar(value: Any) -> str:
    """A text, a number, a day or a truth value; what is empty, and a list inside a list, as JSON, which is YAML."""
    match value:
        case bool():
            return "true" if value else "false"
        case date() | int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case str() if PLAIN.fullmatch(value) and value.lower() not in WORDS:
            return value
    return json.dumps(value, ensure_ascii=False)


def _mapping(value: Mapping[str, Any]) -> Iterator[str]:
    for key, entry in value.items():
        name = scalar(key)
        if isinstance(entry, Mapping) and entry:
            yield f"{name}:"
            yield from (f"  {line}" for line in _mapping(entry))
        elif isinstance(entry, list) and entry:
            if all(not isinstance(item, Mapping | list) for item in entry) and sum(map(_length, entry)) < 80:
                yield f"{name}: [{', '.join(_in_brackets(item) for item in entry)}]"
            else:
                yield f"{name}:"
                yield from (f"  {line}" for item in entry for line in _item(item))
        else:
            yield f"{name}: {scalar(entry)}"


def _item(value: Any) -> Iterator[str]:
    """An entry of a list, its first line behind the dash."""
    lines = list(_mapping(value)) if isinstance(value, Mapping) else [scalar(value)]
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def _length(value: Any) -> int:
    return len(str(value)) + 2


def _in_brackets(value: Any) -> str:
    """As above; a comma or a bracket would end the entry."""
    text = scalar(value)
    return json.dumps(value, ensure_ascii=False) if text == value and re.search(r"[,()]", text) else text
