"""The proof sheet: what each clause alone decides, and a digest of all answers."""

from checker.compile.proof.tree import tree
from checker.compile.proof.vectors import vectors

__all__ = ["tree", "vectors"]
