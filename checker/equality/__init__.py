"""Digests, by which one tells whether two runtimes or two rulebooks say the same."""
