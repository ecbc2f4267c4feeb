"""Two rulebooks side by side: whose verdicts a change of the rules turns, and how, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from math import prod
from typing import Any

from checker.case.status import settled
from checker.compile.chart.phrases import phrases
from checker.compile.compare.cover import Cube, Cubes
from checker.compile.compare.facts import answers_changed, came_or_went
from checker.compile.compare.merged import MergedGoal, merge
from checker.compile.formulas.goal import UNDATED
from checker.engine.diagram import NO, YES, Diagram, Node
from checker.engine.variables import Variable
from checker.rulebook.rulebook import Goal, Rulebook

MOST_LISTED = 10
"""Sentences for one goal and period; the rest is counted."""

STATUSES = {
    "met": "met",
    "met_with_duty": "met with a duty",
    "not_met": "not met",
    "unsettled": "unsettled",
    "depends_on_reading": "depends on the reading",
    "left_to_others": "left to others",
}
SAME = 0
Pair = tuple[str, str]


@dataclass(frozen=True)
class Time:
    """From the day ``since`` on (None: from ever) and before ``until`` (None: for good)."""

    since: str | None
    until: str | None

    def __str__(self) -> str:
        return "".join([f", from {self.since}" if self.since else "", f", before {self.until}" if self.until else ""])


ALWAYS = Time(None, None)


@dataclass(frozen=True)
class StatusChange:
    """Complete answers whose status turns: ``answers`` says for each fact, or facts of one sum, which; any other fact
    may be answered in any way.
    """

    answers: tuple[str, ...]
    before: str
    after: str

    def __str__(self) -> str:
        who = f"with {'; '.join(self.answers)}" if self.answers else "whatever is answered"
        after = STATUSES[self.after] + (" in another way" if self.after == self.before else "")
        return f"{who}: {STATUSES[self.before]} → {after}"


@dataclass(frozen=True)
class GoalChange:
    """What turns in a goal for a time: ``turned`` of ``whole`` combinations of answers, as far as thresholds tell them
    apart, and ``untold`` of these are in none of the ``changes``.
    """

    goal: str
    time: Time
    changes: tuple[StatusChange, ...]
    changed: int
    whole: int
    unlisted: int

    def __str__(self) -> str:
        rest = f"; {self.unlisted} of them are not told above" if self.unlisted else ""
        lines = [*map(str, self.changes), f"{self.changed} of {self.whole} combinations of answers change{rest}."]
        return "\n".join(f"{self.goal}{self.time}: {line}" for line in lines)


@dataclass(frozen=True)
class RulebookComparison:
    """All answers that are judged or taken differently, statuses first. Other words alone are no difference."""

    turns: tuple[GoalChange, ...]
    goals: tuple[str, ...]
    """Goals that came or went."""
    answers: tuple[str, ...]
    """Facts that take other answers than before."""
    facts: tuple[str, ...]
    """Facts that came or went."""

    @property
    def alike(self) -> bool:
        """Whether every status is as it was, and so is what can be asked about and answered at all."""
        return not (self.turns or self.goals or self.answers)

    def to_data(self) -> dict[str, Any]:
        """The comparison as JSON values."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [*map(str, self.turns), *self.goals, *self.answers, *self.facts]
        return "\n".join(lines) or "No answer is judged differently."


def compare(old: Rulebook, new: Rulebook) -> RulebookComparison:
    """What is different. Raises TooManyPatterns where thresholds cannot be looked at together."""
    turns = [
        change for name in new.goals if name in old.goals for change in _goal_changes(old.goals[name], new.goals[name])
    ]
    return RulebookComparison(
        tuple(turns),
        tuple(came_or_went("goal", old.goals, new.goals)),
        tuple(answers_changed(old.facts, new.facts)),
        tuple(came_or_went("fact", old.facts, new.facts)),
    )


def _goal_changes(old: Goal, new: Goal) -> Iterator[GoalChange]:
    """What turns in each stretch of time in which it is the same."""
    days = {period.start for goal in (old, new) for period in goal.periods if period.start is not None}
    starts = [None, *sorted(days)]
    begins = [date.fromisoformat(day) for day in sorted(days)]
    before = min([UNDATED, *(day - timedelta(1) for day in begins)])
    found = [_goal_change(old, new, day) for day in (before, *begins)]
    firsts = [index for index in range(len(found)) if index == 0 or found[index] != found[index - 1]]
    for index, following in zip(firsts, [*firsts[1:], None], strict=True):
        if found[index].changed:
            yield replace(found[index], time=Time(starts[index], None if following is None else starts[following]))


def _goal_change(old: Goal, new: Goal, day: date) -> GoalChange:
    both = merge(old.period(day), new.period(day))
    answered = both.variables[: both.answered]
    values = [sorted(variable.patterns_for({})) for variable in answered]
    sizes = [len(each) for each in values]
    table, root, pairs = side_by_side(both, values)
    changes: list[StatusChange] = []
    changed = unlisted = 0
    for end, (before, after) in pairs.items():
        only = Diagram(len(values))
        cubes = Cubes(only, sizes)
        node = table.narrowed(root, {}, only, partial(_only, table, end))
        listed, rest = cubes.cover(node, max(MOST_LISTED - len(changes), 1))
        changes += [StatusChange(tuple(_answers(cube, answered, values)), before, after) for cube in listed]
        changed += cubes.count(node)
        unlisted += cubes.count(rest)
    return GoalChange(old.id, ALWAYS, tuple(changes), changed, prod(sizes), unlisted)


def _only(table: Diagram, target: Node, node: Node) -> Node | None:
    """YES for one of the ends and NO for the others."""
    return None if table.end(node) is None else YES if node == target else NO


def side_by_side(both: MergedGoal, values: list[list[int]]) -> tuple[Diagram, Node, Mapping[Node, Pair]]:
    """The answered levels of both versions walked together: a diagram with an end for each pair of statuses that
    differ, or are alike and come about otherwise, and what these pairs are.
    """
    readings, decisions = both.values(decided=False), both.values(decided=True)
    ends: dict[Pair, Node] = {}
    for before in STATUSES:
        for after in STATUSES:
            ends[before, after] = len(ends) + 1
    table = Diagram(len(values), ends=len(ends) + 1)
    known: dict[tuple[Node, Node], Node] = {}

    def status(node: Node) -> str:
        return settled(both.diagram, frozenset([node]), readings, decisions)

    def walk(old: Node, new: Node) -> Node:
        if old == new:
            return SAME
        key = old, new
        if key not in known:
            level = min(both.diagram.level(old), both.diagram.level(new))
            if level >= len(values):
                known[key] = ends[status(old), status(new)]
            else:
                known[key] = table.node(
                    level,
                    [
                        walk(both.diagram.child(old, level, value), both.diagram.child(new, level, value))
                        for value in values[level]
                    ],
                )
        return known[key]

    root = walk(both.old, both.new)
    reached = table.ends(root)
    return table, root, {end: pair for pair, end in ends.items() if end in reached}


def _answers(cube: Cube, answered: Iterable[Variable], values: list[list[int]]) -> Iterator[str]:
    for level, variable in enumerate(answered):
        if level not in cube:
            continue
        patterns = [values[level][index] for index in cube[level]]
        names = {fact.id: fact.id for fact in variable.facts}
        words = phrases(variable, patterns, names)
        fact = variable.facts[0]
        if fact.kind == "choice":
            words = [f"“{each}”" for each in words]
        phrase = " or ".join(words)
        yield phrase if len(variable.facts) > 1 else f"{fact.id}: {phrase.lower() if fact.kind == 'yes_no' else phrase}"
