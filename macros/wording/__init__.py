"""Money, days, counts and names as a reader sees them."""

from macros.wording.formats import FORMATS, day, listed, money, plural
from macros.wording.names import TOPICS, class_names, duration

__all__ = ["FORMATS", "TOPICS", "class_names", "day", "duration", "listed", "money", "plural"]
