"""Quotations, checked against fingerprints of their sources."""
