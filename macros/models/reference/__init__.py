"""What a reader looks up: terms, questions, and whom to ask."""

from macros.models.reference.questions import Question
from macros.models.reference.terms import Term

__all__ = ["Question", "Term"]
