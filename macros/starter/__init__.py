"""The smallest guide that is complete, for whoever begins one."""

from macros.starter.new import NotNew, new_guide
from macros.starter.origin import origin
from macros.starter.record import SECTIONS, new_record
from macros.starter.wishes import QUESTIONS, Wishes, asked

__all__ = ["QUESTIONS", "SECTIONS", "NotNew", "Wishes", "asked", "new_guide", "new_record", "origin"]
