"""The words of a record as it is written, whatever its shape: which names it mentions."""

from collections.abc import Iterator, Mapping
from typing import Any


def words_in(raw: Any) -> Iterator[str]:
    """Every key and text in a tree, however deep it is."""
    open_parts = [raw]
    while open_parts:
        part = open_parts.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping | list):
            open_parts += reversed(part if isinstance(part, list) else [*part, *part.values()])
