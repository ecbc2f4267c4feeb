"""The word list of the content model, for editors."""

from macros.word_list.meanings import EXAMPLES, MEANINGS
from macros.word_list.word_list import word_list

__all__ = ["EXAMPLES", "MEANINGS", "word_list"]
