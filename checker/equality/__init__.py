"""Digests, by which one tells whether two runtimes or two rulebooks say the same."""

from checker.equality.digest import tree

__all__ = ["tree"]
