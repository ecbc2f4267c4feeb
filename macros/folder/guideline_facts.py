"""Makes a question of the checker from each guideline that asks, so that nothing in it is typed twice."""

from collections.abc import Mapping
from typing import Any


def guideline_facts(guidelines: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The facts, as YAML would write them, by the id of their guideline. A guideline without the words has none."""
    return {name: _fact(raw) for name, raw in guidelines.items() if isinstance(raw, dict) and _asks(raw)}


def _asks(raw: Mapping[str, Any]) -> bool:
    return all(isinstance(raw.get(key), str) for key in ("ask", "ask_why", "do", "topic"))


def _fact(raw: Mapping[str, Any]) -> dict[str, Any]:
    fact = {"ask": raw["ask"], "text": raw["do"].removesuffix("."), "topic": raw["topic"], "why": raw["ask_why"]}
    return fact | ({"cite": raw["cite"]} if "cite" in raw else {})
