"""The periods of a goal as a reader needs them: what does not change is shown once, whatever a fee does meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from checker import Clause, Goal
from checker.compile.chart import Chart, charts

T = TypeVar("T")


class RulePeriod(NamedTuple):
    """One or more periods in which the rule is the same."""

    starts: list[str]
    """The first day of each; "" for the one from ever."""
    clause: Clause


def rule_periods(goal: Goal) -> list[RulePeriod]:
    """The rule of a goal, once for as long as its words, its amounts and what they decide are the same."""
    groups = _alike(goal.periods, lambda each: (each.clause, each.variables, each.clocks, each.diagram.nodes))
    return [RulePeriod([period.start or "" for period in group], group[-1].clause) for group in groups]


class PrintedPeriod(NamedTuple):
    """A period on a page without a checker: the newest whole, an older one by what differs from the one after it."""

    start: str
    """Its first day; "" where it has none."""
    clause: Clause
    newer: str | None
    """The first day of the period after it; None of the newest."""
    differing: tuple[Clause, ...] | None
    """The clauses that the newer one does not have in these words; None where all are to be printed."""
    missing: tuple[str, ...]
    """What the newer one asks and this one does not, in its words."""


def printed_periods(goal: Goal) -> list[PrintedPeriod]:
    """The periods of a goal that read otherwise than the one after each, the newest first."""
    *older, newest = rule_periods(goal)
    printed = [PrintedPeriod(newest.starts[0], newest.clause, None, None, ())]
    for period in reversed(older):
        newer, start = printed[-1].clause, period.starts[0]
        if _words(period.clause) == _words(newer):
            printed[-1] = printed[-1]._replace(start=start)
        else:
            printed.append(PrintedPeriod(start, period.clause, printed[-1].start, *_beside(period.clause, newer)))
    return printed


def _beside(old: Clause, new: Clause) -> tuple[tuple[Clause, ...] | None, tuple[str, ...]]:
    """The clauses of the old rule that the new one words otherwise, and the texts of those that it added."""
    before, now = ({_words(each): each for each in one.clauses} for one in (old, new))
    differing = tuple(clause for words, clause in before.items() if words not in now)
    if len(differing) == len(before) or old.label != new.label:
        return None, ()
    texts = {clause.text for clause in differing}
    added = (clause.text for words, clause in now.items() if words not in before)
    return differing, tuple(text for text in added if text not in texts)


def _words(clause: Clause) -> tuple[Any, ...]:
    """All that a reader sees of a clause."""
    parts = tuple(_words(each) for each in clause.clauses)
    return (clause.kind, clause.text, clause.test, clause.limit, clause.label, clause.note, clause.leads, parts)


def chart_periods(goal: Goal) -> list[Chart]:
    """The charts of a goal, each once, with the day from which it holds."""
    return [group[0] for group in _alike(charts(goal), lambda chart: (chart.steps, chart.clocks, chart.end))]


def _alike(items: Iterable[T], key: Callable[[T], Any]) -> list[list[T]]:
    return [list(group) for _, group in groupby(items, key)]
