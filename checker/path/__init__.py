"""The path on which a goal comes true: its steps, and the plan that some answers leave of them."""

from checker.rulebook.step import YOU, Door, Effect, Length, Start, Step

__all__ = ["YOU", "Door", "Effect", "Length", "Start", "Step"]
