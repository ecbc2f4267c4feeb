"""The decision chart of a goal, for paper and for pages without script: numbered steps, each of which asks, and says
for every answer which step comes next or where it ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase

from checker.case.status import settled
from checker.compile.chart.phrases import in_order, phrases
from checker.compile.formulas.goal import UNDATED
from checker.engine.diagram import Diagram, Node
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from checker.rulebook.period import Clock, Period
from checker.rulebook.rulebook import Goal


@dataclass(frozen=True)
class Reading:
    """One way to read the open sentences, by the labels of its options, and the status it gives."""

    labels: tuple[str, ...]
    status: str


@dataclass(frozen=True)
class End:
    """Where a way ends: the status, what it is under each reading where they differ, whose decision it waits for."""

    status: str
    readings: tuple[Reading, ...] = ()
    left_to: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Branch:
    """Answers that lead the same way, each phrase enough: to the step of that number, or to an end."""

    words: tuple[str, ...]
    patterns: frozenset[int]
    step: int | None = None
    end: End | None = None


@dataclass(frozen=True)
class ChartStep:
    """One question, or all questions of a sum, which the branches then call A, B and so on."""

    number: int
    variable: Variable
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Chart:
    """The chart of one period. ``end`` is given where there is nothing to ask."""

    start: str | None
    steps: tuple[ChartStep, ...]
    clocks: tuple[Clock, ...]
    end: End | None = None


def charts(goal: Goal) -> list[Chart]:
    """The goal's charts, one for each of its periods."""
    return [chart(period.at(UNDATED)) for period in goal.periods]


def chart(period: Period) -> Chart:
    """The period's diagram as steps in the order of asking; no step leads back."""
    diagram, root = period.outcome
    remaining = {level: period.variables[level].patterns_for({}) for level in range(period.readings.start)}
    table = Diagram(diagram.depth, ends=3)
    start = diagram.narrowed(root, remaining, table)
    asked = _asked(table, start, period.readings.start)
    numbers = {node: number for number, node in enumerate(asked, 1)}
    steps = tuple(_step(period, table, node, sorted(remaining[table.level(node)]), numbers) for node in asked)
    return Chart(period.start, steps, period.clocks, None if steps else _end(period, table, start))


def _asked(table: Diagram, start: Node, levels: int) -> list[Node]:
    """The nodes that ask, by level, and within a level as the steps before lead to them."""
    found = {start: None}
    for level in range(levels):
        for node in [each for each in found if table.level(each) == level]:
            found.update(dict.fromkeys(table.nodes[node][1]))
    return sorted((node for node in found if table.level(node) < levels), key=table.level)


def _step(period: Period, table: Diagram, node: Node, values: list[int], numbers: Mapping[Node, int]) -> ChartStep:
    level, children = table.nodes[node]
    variable = period.variables[level]
    leads = dict(zip(values, children, strict=True))
    groups: dict[Node, list[int]] = {}
    for value in in_order(variable):
        groups.setdefault(leads[value], []).append(value)
    branches = (
        Branch(
            tuple(phrases(variable, patterns, letters(variable))),
            frozenset(patterns),
            numbers.get(child),
            None if child in numbers else _end(period, table, child),
        )
        for child, patterns in groups.items()
    )
    return ChartStep(numbers[node], variable, tuple(branches))


def letters(variable: Variable) -> dict[str, str]:
    """What a step calls each of several facts."""
    return {fact.id: ascii_uppercase[place] for place, fact in enumerate(variable.facts) if len(variable.facts) > 1}


def _end(period: Period, table: Diagram, node: Node) -> End:
    readings = {level: range(period.sizes[level]) for level in period.readings}
    decisions = {level: range(period.sizes[level]) for level in period.decisions}
    support = table.support(node)
    open_facts = {level: period.variables[level].facts[0] for level in period.readings if level in support}
    found = []
    for options in product(*(fact.options for fact in open_facts.values())):
        chosen = {
            level: period.variables[level].patterns_for({fact.id: option})
            for (level, fact), option in zip(open_facts.items(), options, strict=True)
        }
        labels = tuple(fact.options[option] for fact, option in zip(open_facts.values(), options, strict=True))
        found.append(Reading(labels, settled(table, frozenset([node]), {**readings, **chosen}, decisions)))
    differ = len({reading.status for reading in found}) > 1
    left_to = tuple(period.variables[level].facts[0] for level in period.decisions if level in support)
    return End(settled(table, frozenset([node]), readings, decisions), tuple(found) if differ else (), left_to)
