"""The six statuses: what is certain over every answer, reading, decision and clock that remains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from checker.engine.diagram import DUTY, NO, Diagram, Node
from checker.rulebook.period import Period

Status = Literal["met", "met_with_duty", "not_met", "unsettled", "depends_on_reading", "left_to_others"]

STATUSES: tuple[Status, ...] = get_args(Status)

MET: tuple[Status, ...] = ("met", "met_with_duty")
"""The statuses of a yes, for good or while a promise is kept."""

Remaining = Mapping[int, frozenset[int]]
"""The values remaining at a level; every level that a person answers is named, an open reading where it is chosen."""

Values = Mapping[int, Iterable[int]]
"""The values at some levels."""


def status(period: Period, remaining: Remaining) -> Status:
    """What is certain over all that is left."""
    diagram, root = period.outcome
    answered = diagram.frontier(root, period.readings.start, remaining)
    readings = {level: remaining.get(level, range(period.sizes[level])) for level in period.readings}
    return settled(diagram, answered, readings, {level: range(period.sizes[level]) for level in period.decisions})


def settled(diagram: Diagram, answered: frozenset[Node], open_readings: Values, decisions: Values) -> Status:
    """The status where answers leave these nodes of a diagram whose clocks are taken together."""
    readings = {answered}
    for level, values in open_readings.items():
        readings = {
            frozenset(diagram.child(each, level, value) for each in ways) for ways in readings for value in values
        }
    worlds = {frozenset(readings)}
    for level, values in decisions.items():
        worlds = {
            frozenset(frozenset(diagram.child(each, level, value) for each in ways) for ways in world)
            for world in worlds
            for value in values
        }
    ends = {end for world in worlds for ways in world for end in ways}
    if NO not in ends:
        return "met_with_duty" if DUTY in ends else "met"
    if ends == {NO}:
        return "not_met"
    truths = [{frozenset(end != NO for end in ways) for ways in world} for world in worlds]
    if any(len(ways) > 1 for world in truths for ways in world):
        return "unsettled"
    return "depends_on_reading" if any(len(world) > 1 for world in truths) else "left_to_others"
