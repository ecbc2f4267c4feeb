"""Money, days, counts and names as a reader sees them."""

from macros.wording.formats import Formats, listed
from macros.wording.names import class_names, duration

__all__ = ["Formats", "class_names", "duration", "listed"]
