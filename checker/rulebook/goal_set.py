"""Sets of goals that one interview asks about together, and the jobs whose written requirements goals are."""

from __future__ import annotations

from fractions import Fraction

from checker.facts.frozen import frozen
from checker.rulebook.step import Door


@frozen
class GoalSet:
    """Goals that are judged by the same answers and shown in one list."""

    id: str
    title: str
    goals: tuple[str, ...]


@frozen
class Job:
    """An employer’s class: what it pays, and where to ask for it. Its requirements are the rule of ``goal``.

    ``low`` and ``high`` are dollars an hour, None where our copy does not show them; ``printed`` is the pay as printed,
    and ``as_of`` the day that it speaks of (ISO). ``certification`` is what we read about the certification, and
    ``needs_certification`` tells whether it is asked of everyone in the class; None where the source leaves that open.
    """

    goal: str
    title: str
    employer: str
    place: str
    level: str
    low: Fraction | None = None
    high: Fraction | None = None
    printed: str = ""
    as_of: str = ""
    certification: str = ""
    needs_certification: bool | None = False
    door: Door | None = None
