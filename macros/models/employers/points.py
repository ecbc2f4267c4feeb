"""Points of a posting that are worth a look: what each is, why it matters, and the source it leans on."""

from typing import Annotated

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import Record, Text
from macros.models.trust import Cites


class Point(Record):
    """One kind of point. The check of the same name in `macros/linter/` finds where it occurs."""

    area: Annotated[str, Word("point_areas")]
    title: Text
    why: Text
    """What differs, or what stays open, and for whom it matters."""
    do: Text
    """What an employer can look at. It is no legal advice."""
    guideline: Text | None = None
    """The guideline for employers that goes with it."""
    cite: Cites = Field(min_length=1)
