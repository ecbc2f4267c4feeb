"""What several measurements come to: the median, and what 95 in 100 stay under."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from statistics import median
from typing import Any

Spread = dict[str, float]


def spread(values: Iterable[float]) -> Spread:
    """``median``, ``p95`` (the value at that rank) and how many ``values`` there were; empty for none."""
    ordered = sorted(values)
    if not ordered:
        return {}
    return {"median": median(ordered), "p95": ordered[ceil(0.95 * len(ordered)) - 1], "values": len(ordered)}


def ratio(one: Any, other: Any) -> float:
    """How many times the other median the one is."""
    return float(one["median"]) / float(other["median"])
