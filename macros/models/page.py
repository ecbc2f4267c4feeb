"""What a page says of itself, between two lines of dashes above its text."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from macros.models.guide import Word
from macros.models.record import Number, OneLine, Part, Text

Reader = Annotated[str, Word("audiences")]


class SearchSettings(Part):
    """How the search treats a page."""

    exclude: bool = False
    boost: Number = Field(default=Decimal(1), gt=0, le=100)


class PartCheck(Part):
    """The check that the pages of a section lead to."""

    page: Text
    words: OneLine


class PageSettings(Part):
    """The settings of a page."""

    title: OneLine
    description: Text | None = None
    """What search engines show about it."""
    audience: Reader | list[Reader] | None = None
    """Whom it is for."""
    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default=[])
    """Parts of the frame that this page does not show."""
    search: SearchSettings = SearchSettings()
    template: Literal["checker.html", "moved.html"] | None = None
    """The frame of a page with a check, or of an address that redirects."""
    check: PartCheck | None = None
    """On the first page of a section: the check that its pages lead to."""
    subject: OneLine | None = None
    """On the first page of a section: what its pages are about, for their titles."""
    moved_to: Text | None = None
    """Where an old address leads: a page and an anchor on it."""
    keeps: list[Text] = Field(default=[])
    """Anchors of the old page that the new one has, too."""
    dated: bool = True
    """Whether it says when its sources were read."""
