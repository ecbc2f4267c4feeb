"""The compiled rulebook, as build, terminal and browser share it."""

from checker.rulebook.codec import encode
from checker.rulebook.goal_set import GoalSet, Job

__all__ = ["GoalSet", "Job", "encode"]
