"""Puts lines into a file that an editor has written, and leaves every other line as it is."""

from __future__ import annotations

import re

NAV = re.compile(r"^nav:[ \t]*\n(?:[ \t]+.*\n|[ \t]*#.*\n|[ \t]*\n)*", re.MULTILINE)


class NoPlaceError(Exception):
    """The file is written in a way that leaves no line to put something after."""


def with_entry(text: str, page: str) -> str:
    """A configuration with an entry at the end of its menu."""
    nav = NAV.search(text if text.endswith("\n") else text + "\n")
    if nav is None:
        raise NoPlaceError(f"mkdocs.yml has no `nav` to add {page} to")
    lines = nav[0].rstrip("\n")
    return text.replace(lines, f"{lines}\n  - {page}", 1)


def with_class(text: str, classes: int, last: int, entry: str) -> str:
    """A file of records with one more entry in a mapping, after the last that stands there.

    Args:
        text: of the file.
        classes: the line of the mapping's own key, from 1.
        last: the line of its last entry.
        entry: the new one, without indentation.
    """
    lines = text.splitlines()
    indent = _indent(lines[last - 1])
    if classes >= last or not lines[last - 1].rstrip().endswith(":"):
        raise NoPlaceError
    end = last
    for number, line in enumerate(lines[last:], last + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            if _indent(line) <= indent:
                break
            end = number
    added = [" " * indent + line if line else "" for line in entry.splitlines()]
    return "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
