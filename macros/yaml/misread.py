"""Where another program reads the same YAML otherwise than we do, such as `yes` as true or `12:30` as 750."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml
from yaml.error import YAMLError

from macros.yaml.document import Document, plain


def misread(text: str, document: Document) -> Iterator[tuple[str, int]]:
    """The keys at the top whose values PyYAML takes for something else, each with its line."""
    try:
        others = yaml.safe_load(text)
    except (YAMLError, ValueError):
        others = {}
    for key, value in document.value.items():
        if not isinstance(others, dict) or key not in others or not _same(value, others[key]):
            yield str(plain(key)), document.line((plain(key),))


def _same(ours: Any, other: Any) -> bool:
    match ours:
        case dict():
            return isinstance(other, dict) and [*ours] == [*other] and all(map(_same, ours.values(), other.values()))
        case list():
            return isinstance(other, list) and len(ours) == len(other) and all(map(_same, ours, other))
        case Decimal():
            return isinstance(other, float) and float(ours) == other
    return type(ours) is type(other) and bool(ours == other)
