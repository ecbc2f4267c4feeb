"""Makes a question of the checker from each guideline that asks, so that nothing in it is typed twice."""

from collections.abc import Mapping
from typing import Any

TOLD = ("ask", "do", "topic")


def practice_facts(guidelines: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The facts, as YAML would write them, by the id of their guideline. A guideline without the words has none."""
    return {
        name: {
            "ask": raw["ask"],
            "text": raw["do"].removesuffix("."),
            "topic": raw["topic"],
            "why": f"The guideline says: {raw['do']}",
            **{key: raw[key] for key in ("cite",) if key in raw},
        }
        for name, raw in guidelines.items()
        if isinstance(raw, dict) and all(isinstance(raw.get(key), str) for key in TOLD)
    }
