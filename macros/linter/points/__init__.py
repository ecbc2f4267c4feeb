"""The points of postings that are worth a look: what is asked, what is listed, what is paid, and the posting itself."""

from macros.linter.points import asked, lists, pay, posting

__all__ = ["asked", "lists", "pay", "posting"]
