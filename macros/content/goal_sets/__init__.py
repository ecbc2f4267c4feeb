"""What the rulebook holds for an interview over many goals: which goals, and the jobs that they are the rules of."""

from macros.content.goal_sets.other_words import other_words_faults, speaks_of_another, without_other_words
from macros.content.goal_sets.sets import set_faults, with_sets

__all__ = ["other_words_faults", "set_faults", "speaks_of_another", "with_sets", "without_other_words"]
