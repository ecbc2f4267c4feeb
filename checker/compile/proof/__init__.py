"""The proof sheet: what each clause alone decides."""

from checker.compile.proof.vectors import vectors

__all__ = ["vectors"]
