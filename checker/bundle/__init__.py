"""Packs all that the checker needs in a browser."""

from checker.bundle.pack import Tools, pack

__all__ = ["Tools", "pack"]
