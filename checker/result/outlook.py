"""Which of the ways to yes a result lists, what all of them ask for, and whether another part has said it already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Way = Mapping[str, Any]
Record = Mapping[str, Any]

STEPS = {"begin": "fact", "change": "fact", "if": "fact", "goals": "goal", "left_to": "fact"}
"""The steps of a way, and the key that names each."""
SINGLE = ("not_met", "depends_on_reading")
"""The statuses in which a single step is the whole way to yes."""


def outlook(record: Record) -> dict[str, Any]:
    """What to list of ``nearest`` and ``earliest``.

    ``ways``: positions in ``nearest`` of the ways that a person can go, of those that read the same the first.
    ``shared``: what several of them have in common, by kind of step, with ``wait`` for the same wait. ``covered_by``:
    ``next`` or ``find_out`` where that part of the result says all of the only way. ``enough``: the steps whose answers
    ``find_out`` then names. ``waiting``: whether ``earliest`` adds something to the ways.
    """
    nearest: Sequence[Way] = record["nearest"]
    listed = {_reads(way): number for number, way in reversed([*enumerate(nearest)]) if leads_on(way)}
    numbers = sorted(listed.values())
    ways = [nearest[number] for number in numbers]
    covered_by, enough = None, []
    if len(ways) == 1:
        if _is_one_step(ways[0]) and record["status"] in SINGLE:
            covered_by = "next"
        elif record["status"] == "unsettled" and _only_asks(ways[0], record["find_out"]):
            covered_by, enough = "find_out", [step["fact"] for step in ways[0]["if"] if step["value"] is not True]
    earliest = record["earliest"]
    return {
        "ways": numbers,
        "shared": _shared(ways) if len(ways) > 1 else {},
        "covered_by": covered_by,
        "enough": enough,
        "waiting": bool(earliest) and not any(_only_waits(way) and way["day"] == earliest["day"] for way in nearest),
    }


def leads_on(way: Way) -> bool:
    """Whether a way is more than what others decide."""
    return way["wait"] > 0 or "steps" in way or any(way[kind] for kind in ("begin", "change", "if", "goals"))


def _only_waits(way: Way) -> bool:
    return not any(way[kind] for kind in STEPS)


def begun(way: Way) -> bool:
    """Whether something is to be begun on the way, so that its wait has no day."""
    return any(place["begin"] for place in (way, *way["goals"]))


def _is_one_step(way: Way) -> bool:
    waits = len(way["begin"]) or way["wait"] > 0
    goals = sum(1 if goal["met"] else 2 for goal in way["goals"])  # an unmet goal is more than its one line says
    return waits + len(way["change"]) + goals == 1 and not way["if"] and not way["left_to"]


def _only_asks(way: Way, find_out: Sequence[str]) -> bool:
    others = way["wait"] or way["change"] or way["goals"] or way["left_to"]
    return not others and all(step["fact"] in find_out for step in way["if"])


def _shared(ways: Sequence[Way]) -> dict[str, Any]:
    """The names of the steps that are the same in every way, by kind."""
    first, *others = ways
    same: dict[str, Any] = {
        kind: [step[name] for step in first[kind] if all(_gist(step) in map(_gist, other[kind]) for other in others)]
        for kind, name in STEPS.items()
    }
    same["wait"] = first["wait"] > 0 and all(other["day"] == first["day"] and other["wait"] for other in others)
    same["wait"] = same["wait"] and not any(map(begun, ways))
    return {kind: names for kind, names in same.items() if names}


def _reads(way: Way) -> str:
    """A way as a reader sees it: two that differ only within another goal to meet are the same."""
    return repr((way["day"], [sorted(repr(_gist(step)) for step in way[kind]) for kind in STEPS]))


def _gist(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step without the one value that stands for a range or for several options, as a reader sees it."""
    if "goal" in step:
        return {"goal": step["goal"]}
    ranged = len(step.get("options", ())) > 1 or step.keys() & EDGES
    return {key: value for key, value in step.items() if key != "value" or not ranged}


EDGES = {"at_least", "more_than", "at_most", "less_than", "from", "until"}
"""The keys of a step that give a range."""
