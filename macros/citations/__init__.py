"""Quotations, checked against fingerprints of their sources."""

from macros.citations.citations import citation_faults
from macros.citations.take_fingerprint import main

__all__ = ["citation_faults", "main"]
