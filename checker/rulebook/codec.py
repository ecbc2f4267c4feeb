"""One way to and from JSON for what a rulebook is made of: by the fields of its dataclasses, without what is usual.

A field that does not count when two values are compared does not travel either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

FORMAT = "eligibility-rulebook"
VERSION = 3
"""Of the JSON; a rulebook of another version is refused by name."""

Type = TypeVar("Type")


class VersionError(ValueError):
    """A rulebook that is written in another version. ``message`` is a sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def check_format(data: Mapping[str, Any]) -> None:
    """That data is a rulebook of the version read here. Raises VersionError, and ValueError where it is no rulebook."""
    facts = data.get("facts") if isinstance(data, Mapping) and data.get("format", FORMAT) == FORMAT else None
    if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
        raise ValueError("no compiled rulebook")
    version = data.get("version", 1)
    if version != VERSION:
        raise VersionError(
            f"This rulebook is written in version {version} of its format, and this checker reads version {VERSION}. "
            "Compile its rules again with this checker."
        )


def encode(value: Any) -> Any:
    """A value as JSON has it: fractions as text, and of a dataclass only the fields that are not as usual."""
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value):
        cls: Any = type(value)
        own = ((name, getattr(value, name), usual) for name, usual in _usual(cls))
        return {name: encode(item) for name, item, usual in own if item != usual}
    return value


def reworded(data: Any, words: Mapping[str, str]) -> Any:
    """JSON values with every text that ``words`` names in its other words; what a source says stays as it is."""
    if isinstance(data, str):
        return words.get(data, data)
    if isinstance(data, list):
        return [reworded(item, words) for item in data]
    if isinstance(data, Mapping):
        return {key: item if key == "cite" else reworded(item, words) for key, item in data.items()}
    return data


def decode(cls: type[Type], data: Mapping[str, Any]) -> Type:
    """The value of this dataclass that ``encode`` wrote."""
    own: Any = cls
    readers = _readers(own)
    return cls(**{name: readers[name](value) if name in readers else value for name, value in data.items()})


@cache
def _usual(cls: Any) -> list[tuple[str, Any]]:
    """The fields that travel, each with its usual value; one that is always written has none."""
    return [
        (each.name, MISSING if each.default_factory is MISSING and each.default is MISSING else _default(each))
        for each in fields(cls)
        if each.compare
    ]


def _default(each: Any) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory()


@cache
def _readers(cls: Any) -> dict[str, Callable[[Any], Any]]:
    """How the fields are read that JSON does not hold as they are."""
    hints = get_type_hints(cls)
    found = {each.name: _reader(hints[each.name]) for each in fields(cls)}
    return {name: read for name, read in found.items() if read}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is tuple:
        inner = _reader(get_args(hint)[0])
        return tuple if inner is None else lambda items: tuple(map(inner, items))
    if get_origin(hint) is UnionType and NoneType in get_args(hint):  # what may be absent is not written where it is
        return _reader(next(member for member in get_args(hint) if member is not NoneType))
    if hint is Fraction:
        return Fraction
    if not is_dataclass(hint):
        return None
    cls: Any = hint
    return lambda data: decode(cls, data)
