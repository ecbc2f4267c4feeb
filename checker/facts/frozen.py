"""Dataclasses that the browser makes as fast as other classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Type = TypeVar("Type")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Type]) -> type[Type]:
    """As `dataclass(frozen=True)`, but in the browser, whose bytecode is made with `-OO`, without what is for people.

    Docstrings would be weight there, and to make one of a signature, or a `__repr__`, takes it milliseconds a class.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__
    return dataclass(frozen=True, repr=__debug__)(cls)
