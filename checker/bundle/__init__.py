"""Packs all that the checker needs in a browser."""
