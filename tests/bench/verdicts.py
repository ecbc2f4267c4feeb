"""Times verdicts in whatever Python runs this, CPython or Pyodide, and so stands on the checker alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from checker.facts.answers import read_answers
from checker.rulebook.rulebook import Rulebook

judge: Any = import_module("checker.verdict")  # the package has a function of that name
REASONS = {
    "because": "because",
    "plan": "plan",
    "growth_questions": "nearest",
    "_nearest": "nearest",
    "earliest": "earliest",
}
"""The functions that a verdict calls for its reasons, and the part of the record that each is for."""


class Stopwatch:
    """A function that keeps the time spent in it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.seconds = function, 0.0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return self.function(*args, **kwargs)
        finally:
            self.seconds += time.perf_counter() - start


def times(rulebook_text: str, samples: list[list[Any]], runs: int) -> dict[str, Any]:
    """Seconds for each ``[goal, answers, as_of]``, the median of so many runs.

    ``load`` for reading the rulebook; for each of ``goals`` its ``first`` verdict after that, and lists of ``verdict``
    (all but the reasons) and, once the requirements ask nothing more, ``because``, ``plan``, ``nearest`` (with the
    questions about growth), ``earliest`` and ``reasons`` (the four together).
    """
    start = time.perf_counter()
    rulebook = Rulebook.from_json(rulebook_text)
    found: dict[str, Any] = {"load": time.perf_counter() - start, "goals": {}}
    plain = {name: getattr(judge, name) for name in REASONS}
    try:
        for goal, answers, day in samples:
            _time(found["goals"].setdefault(goal, {}), rulebook, goal, answers, date.fromisoformat(day), runs)
    finally:
        for name, function in plain.items():
            setattr(judge, name, function)
    return found


def _time(figures: dict[str, Any], rulebook: Rulebook, goal: str, answers: Any, day: date, runs: int) -> None:
    measured = [_once(rulebook, goal, answers, day) for _ in range(runs)]
    figures.setdefault("first", measured[0]["verdict"])
    middle = {part: sorted(each[part] for each in measured)[len(measured) // 2] for part in measured[0]}
    asks = middle.pop("asks")
    middle["reasons"] = sum(middle[part] for part in set(REASONS.values()))
    for part, seconds in middle.items():
        if part == "verdict" or not asks:
            figures.setdefault(part, []).append(seconds)


def _once(rulebook: Rulebook, goal: str, answers: Any, day: date) -> dict[str, float]:
    watches = {name: Stopwatch(getattr(judge, name)) for name in REASONS}
    for name, watch in watches.items():
        setattr(judge, name, watch)
    start = time.perf_counter()
    record = judge.progress(rulebook, goal, read_answers(rulebook.facts, answers, day), day)
    whole = time.perf_counter() - start
    parts = dict.fromkeys(REASONS.values(), 0.0)
    for name, watch in watches.items():
        setattr(judge, name, watch.function)
        parts[REASONS[name]] += watch.seconds
    return {"verdict": whole - sum(parts.values()), **parts, "asks": float(len(record["ask"]))}


def main(request: str) -> str:
    """The same for JSON text: ``{rulebook, samples, runs}``."""
    asked = json.loads(request)
    return json.dumps(times(asked["rulebook"], asked["samples"], asked["runs"]))
