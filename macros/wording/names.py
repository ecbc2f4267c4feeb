"""What readers call classes, and a length of time."""

from __future__ import annotations

from macros.models import Agency, LengthRecord
from macros.wording.formats import Formats, listed


def class_names(agency: Agency, classes: list[str]) -> str:
    """The short names of classes: `I, II and III`."""
    return listed([agency.classes[name].short for name in classes])


def duration(length: LengthRecord, formats: Formats) -> str:
    """`30 minutes`, `5 to 10 minutes`, `up to 30 days`."""
    most = formats.plural(length.most, length.unit.removesuffix("s"))
    if length.least is None:
        return f"up to {most}"
    return most if length.least == length.most else f"{formats.number(length.least)} to {most}"
