"""The six statuses: what is certain over every answer, reading, decision and clock that is left."""

from __future__ import annotations

from collections.abc import Mapping

from checker.diagram import DUTY, NO
from checker.rulebook import Period

Left = Mapping[int, frozenset[int]]
"""The values left at a level; every level that a person answers is named, an open reading where it is chosen."""


def status(period: Period, left: Left) -> str:
    """One of met, met_with_duty, not_met, unsettled, depends_on_reading and left_to_others."""
    diagram, root = period.ended
    answered = diagram.frontier(root, period.readings.start, left)
    readings = {answered}
    for level in period.readings:
        values = left.get(level, range(period.sizes[level]))
        readings = {frozenset(diagram.child(each, level, value) for each in ways)
                    for ways in readings for value in values}
    worlds = {frozenset(readings)}
    for level in period.decisions:
        worlds = {frozenset(frozenset(diagram.child(each, level, value) for each in ways) for ways in world)
                  for world in worlds for value in range(period.sizes[level])}
    ends = {end for world in worlds for ways in world for end in ways}
    if NO not in ends:
        return "met_with_duty" if DUTY in ends else "met"
    if ends == {NO}:
        return "not_met"
    truths = [{frozenset(end != NO for end in ways) for ways in world} for world in worlds]
    if any(len(ways) > 1 for world in truths for ways in world):
        return "unsettled"
    return "depends_on_reading" if any(len(world) > 1 for world in truths) else "left_to_others"
