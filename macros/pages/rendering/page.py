"""A page while it is rendered, and the site it belongs to, in plain values, whatever program builds the pages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from macros.models import Source


@dataclass
class CurrentPage:
    """The page that is being rendered."""

    path: str
    """Its file below `content/`."""
    address: str
    """Its address from the root of the site."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Its front matter."""
    cited: dict[str, Source] = field(default_factory=dict)
    """The sources it has linked to, by id: what it says rests on them."""


class Site(Protocol):
    """The site that is being built."""

    @property
    def name(self) -> str: ...
    @property
    def home(self) -> str:
        """The address that the site will have, with a slash at its end."""

    @property
    def bundle(self) -> str:
        """The folder of the checker beside the pages; "" where there is none."""

    @property
    def repository(self) -> str:
        """Where the files of the guide stand; "" where it names no place."""

    @property
    def new_issue(self) -> str:
        """Where a reader opens an issue there; "" where it names no place."""

    @property
    def page(self) -> CurrentPage:
        """The page that is being rendered."""

    def address(self, path: str) -> str | None:
        """The address of a page, by its file below `content/`; None when there is no such page."""

    def title(self, path: str) -> str:
        """The title of a page, by its file below `content/`."""


@cache  # a page cites the same ones often
def relative(address: str, page: str) -> str:
    """The address of a page or file from a page, all from the root of the site, which is the address ""."""
    path = posixpath.relpath(address or ".", posixpath.dirname(page) or ".")
    return f"{path}/" if address.endswith("/") else path
