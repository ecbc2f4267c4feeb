"""A plan for what a person chose of the list: each goal in its order, and what all of it takes."""

from checker.survey.chosen.plan import Chosen
from checker.survey.chosen.words import chosen_in_words

__all__ = ["Chosen", "chosen_in_words"]
