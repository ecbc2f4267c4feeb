"""Addresses of pages and files as one page writes those of another."""

from __future__ import annotations

import posixpath
from functools import cache


@cache  # a page cites the same ones often
def relative(address: str, page: str) -> str:
    """The address of a page or file from a page, all from the root of the site, which is the address ""."""
    path = posixpath.relpath(address or ".", posixpath.dirname(page) or ".")
    return f"{path}/" if address.endswith("/") else path
