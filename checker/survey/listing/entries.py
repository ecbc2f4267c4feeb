"""The entries of the list: a goal for each job that it is the rule of, in groups, in an order, and as many as fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checker.facts.frozen import frozen
from checker.rulebook.goal_set import Job
from checker.rulebook.rulebook import Rulebook
from checker.survey.prospect import GROUPS, Group, Prospect

FEATURES = ("place", "level", "certification")
"""What a list can be narrowed by."""
ORDERS = ("distance", "pay", "place")


@frozen
class Entry:
    """A goal as it stands in the list; ``job`` is None where it is no employer's."""

    prospect: Prospect
    title: str
    job: Job | None = None

    @property
    def pay(self) -> Fraction:
        """The most that we saw the job pay an hour; 0 where we saw none."""
        return (self.job and (self.job.high or self.job.low)) or Fraction(0)


def entries(rulebook: Rulebook, prospects: Iterable[Prospect]) -> list[Entry]:
    """An entry for each job, and one for each goal that is no job's."""
    found = []
    for prospect in prospects:
        title = rulebook.goals[prospect.goal].title
        jobs = [job for job in rulebook.jobs if job.goal == prospect.goal]
        found += [Entry(prospect, job.title, job) for job in jobs] or [Entry(prospect, title)]
    return found


def narrowed(found: Iterable[Entry], wishes: Mapping[str, str]) -> list[Entry]:
    """The entries that fit: of a ``place``, of a ``level``, and with ``certification`` ``needed`` or ``not_needed``."""
    return [entry for entry in found if all(_fits(entry, kind, wishes.get(kind, "")) for kind in FEATURES)]


def _fits(entry: Entry, kind: str, wish: str) -> bool:
    if not wish:
        return True
    if entry.job is None:
        return False
    if kind == "certification":
        return entry.job.needs_certification == (wish == "needed")
    return str(getattr(entry.job, kind)) == wish


def grouped(found: Iterable[Entry], order: str) -> dict[Group, list[Entry]]:
    """The entries by group, in each the nearest first, or the best paid, or by the name of the place."""
    several = sorted(found, key=lambda entry: entry.prospect.rank)
    if order == "pay":
        several.sort(key=lambda entry: -entry.pay)
    elif order == "place":
        several.sort(key=lambda entry: (entry.job is None, entry.job.place if entry.job else ""))
    groups = {name: [entry for entry in several if entry.prospect.group == name] for name in GROUPS}
    return {name: members for name, members in groups.items() if members}


def opened(
    openings: Iterable[Mapping[str, Any]], rulebook: Rulebook, found: Iterable[Entry], as_of: date
) -> list[dict[str, Any]]:
    """What one step would open, in the list's terms: ``title`` of the step or None, ``fact``, ``value``, ``count`` of
    entries, the most that they ``pay`` an hour, and ``gain``, by how much that is more than all that is met now.
    """
    several = list(found)
    best = max((entry.pay for entry in several if entry.prospect.group == "now"), default=Fraction(0))
    lines = []
    for opening in openings:
        for value in dict.fromkeys(each["value"] for each in opening["opens"]):
            goals = [each["goal"] for each in opening["opens"] if each["value"] == value]
            members = [entry for entry in several if entry.prospect.goal in goals]
            pay = max((entry.pay for entry in members), default=Fraction(0))
            gain = pay - best if best and pay > best else Fraction(0)
            title = _step(rulebook, opening["fact"], goals, as_of)
            lines.append(
                {
                    "title": title,
                    "fact": opening["fact"],
                    "value": value,
                    "count": len(members),
                    "pay": pay,
                    "gain": gain,
                }
            )
    return sorted(lines, key=lambda line: (-line["count"], -line["pay"]))


def _step(rulebook: Rulebook, fact: str, goals: Iterable[str], as_of: date) -> str | None:
    """What the step is called on the path of one of these goals."""
    steps = (step for goal in goals for step in rulebook.goals[goal].period(as_of).steps)
    return next((step.title for step in steps if fact in step.changes), None)
