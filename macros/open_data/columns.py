"""A flat table of the open data, and its columns in the words of Table Schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class DataColumn(NamedTuple):
    """One column, in the words of Table Schema."""

    name: str
    type: str
    description: str
    choices: tuple[str, ...] = ()


@dataclass
class DataTable:
    """The records of one kind, or the parts of one sort inside them."""

    name: str
    kind: str
    columns: list[DataColumn]
    key: tuple[str, ...]
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def holds_parts(self) -> bool:
        return "at" in self.key
