"""Makes a question of the checker from each guideline and each point of postings that asks, so that nothing in it is
typed twice.
"""

from collections.abc import Mapping
from typing import Any

from checker.wording import ENGLISH
from macros.yaml import words_in

CLEAR, LOOK, ABSENT = "clear", "look", "absent"
"""The answers to a point: all is well, there is something to look at, and the posting has nothing like it."""


def guideline_facts(guidelines: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The facts, as YAML would write them, by the id of their guideline. A guideline without the words has none."""
    keys = ("ask", "ask_why", "do", "topic")
    return {name: _fact(raw, "ask_why", "topic") for name, raw in guidelines.items() if _has_words(raw, keys)}


def point_facts(points: Mapping[str, Any], rules: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The facts, as YAML would write them, by the id of their point: of every point that asks, once a rule names one.

    A guide may list points and have no check of them.
    """
    keys = ("ask", "why", "do", "area")
    facts = {name: _fact(raw, "why", "area") | _options(raw) for name, raw in points.items() if _has_words(raw, keys)}
    return {} if facts.keys().isdisjoint(words_in([*rules.values()])) else facts


def _has_words(raw: Any, keys: tuple[str, ...]) -> bool:
    return isinstance(raw, dict) and all(isinstance(raw.get(key), str) for key in keys)


def _fact(raw: Mapping[str, Any], why: str, topic: str) -> dict[str, Any]:
    fact = {"ask": raw["ask"], "text": raw["do"].removesuffix("."), "topic": raw[topic], "why": raw[why]}
    return fact | ({"cite": raw["cite"]} if "cite" in raw else {})


def _options(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What may be answered to a point besides yes and no."""
    if "absent" not in raw:
        return {}
    return {"options": {CLEAR: ENGLISH.text("yes"), LOOK: ENGLISH.text("no"), ABSENT: raw["absent"]}}
