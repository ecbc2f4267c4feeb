"""A class and its posting, drafted from a form: the posting in plain words, its records, and what is open."""

from checker.draft.choices import filled
from checker.draft.draft import draft

__all__ = ["draft", "filled"]
