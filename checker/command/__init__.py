"""The checker in a terminal."""
