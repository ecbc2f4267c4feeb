"""The periods of a goal as a reader needs them: days on which only a fee changes part nothing of the rule."""

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


def chart_periods(goal: Goal) -> list[Chart]:
    """The charts of a goal, each once, with the day from which it holds."""
    return [group[0] for group in _alike(charts(goal), lambda chart: (chart.steps, chart.clocks, chart.end))]


def _alike(items: Iterable[T], key: Callable[[T], Any]) -> list[list[T]]:
    return [list(group) for _, group in groupby(items, key)]
