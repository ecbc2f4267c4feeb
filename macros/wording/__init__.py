"""Money, days, counts and names as a reader sees them."""

from macros.wording.formats import Formats, listed
from macros.wording.names import class_names, duration
from macros.wording.subjects import SUBJECTS

__all__ = ["SUBJECTS", "Formats", "class_names", "duration", "listed"]
