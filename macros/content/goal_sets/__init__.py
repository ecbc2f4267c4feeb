"""What the rulebook holds for an interview over many goals: which goals, and the jobs that they are the rules of."""

from macros.content.goal_sets.sets import set_faults, with_sets

__all__ = ["set_faults", "with_sets"]
