"""Random rulebooks in every spelling of the rule language, and random partial answers to them, for hypothesis."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

AS_OF = date(2026, 11, 21)

FACTS = {
    "a": {"ask": "a?", "get": {"hours": 1, "dollars": 2}},
    "b": {"ask": "b?", "get": {}},
    "n": {"ask": "n?", "unit": "hours", "get": {"dollars": 3}},
    "m": {"ask": "m?", "unit": "hours", "get": "wait"},
    "y": {"ask": "y?", "unit": "days", "get": "wait"},
    "w": {"ask": "w?", "unit": "hours", "whole": True},
    "z": {"ask": "z?", "unit": "weeks", "get": {"while": "b"}},
    "c": {"ask": "c?", "options": {"x": "x", "y": "y", "z": "z"}, "get": {"days": 2}},
    "d": {"ask": "d?", "date": "past", "get": {"hours": 4}},
    "e": {"ask": "e?", "date": "any"},
    "r": {"open": "r", "options": {"one": "1", "two": "2"}},
    "o": {"decided_by": "someone"},
}
OPS = st.sampled_from([">=", ">", "<=", "<"])
SMALL = st.integers(0, 3)
FIXED = ["before", "on or before", "after", "on or after"]
FAR = [-32, -31, -30, -29, 29, 30, 31, 32]
"""Days ago around the day that is a month away."""


@st.composite
def tests(draw, names):
    """One clause that holds a test."""
    name = draw(st.sampled_from(names))
    raw = FACTS[name]
    if "options" in raw:
        options = list(raw["options"])
        return {
            name: draw(
                st.sampled_from(options)
                | st.lists(st.sampled_from(options), min_size=1, max_size=len(options) - 1, unique=True)
            )
        }
    if "unit" in raw:
        return {name: f"{draw(OPS)} {draw(SMALL)} {raw['unit']}"}
    if "date" in raw:
        side = draw(st.sampled_from(["ago", "ahead"]))
        counted = f"{draw(OPS)} {draw(SMALL)} days {side}"
        by_month = f"{draw(OPS)} 1 month {side}"
        fixed = f"{draw(st.sampled_from(FIXED))} {AS_OF + timedelta(draw(st.integers(-3, 3)))}"
        return {name: draw(st.sampled_from(["not_yet", counted, counted, by_month, fixed]))}
    return name


@st.composite
def sums(draw, names):
    """A sum of hours and credits, or the days between two days."""
    if "d" in names and "e" in names and draw(st.booleans()):
        return {"sum": [{"d": 1}, {"e": -1}], "is": f"{draw(OPS)} {draw(SMALL)} days"}
    terms = [name for name in names if name in ("n", "m", "w", "a")]
    chosen = draw(st.lists(st.sampled_from(terms), min_size=1, max_size=2, unique=True)) if terms else []
    if not chosen:
        return draw(tests(names))
    weights = [draw(st.sampled_from([1, 1, 2, -1])) for _ in chosen]
    unit = " hours" if set(chosen) != {"a"} else ""
    return {
        "sum": [{name: weight} if weight != 1 else name for name, weight in zip(chosen, weights, strict=True)],
        "is": f"{draw(OPS)} {draw(SMALL)}{unit}",
    }


@st.composite
def clauses(draw, names, depth=2, clocks=True):
    """A clause in any spelling. ``clocks`` tells whether a within may stand here."""
    days = [name for name in names if "date" in FACTS[name]]
    kinds = ["test", "test", "sum"]
    if depth:
        kinds += ["all", "any", "none", "at_least", "when", "or_instead", "when_or", "dated", "need", "points"]
        kinds += ["within", "within"] if clocks and days else []
    kind = draw(st.sampled_from(kinds))
    below = clauses(names, depth - 1, clocks)
    unclocked = clauses(names, depth - 1, clocks=False)
    if kind == "test":
        return draw(tests(names))
    if kind == "sum":
        return draw(sums(names))
    if kind == "none":
        return {"none": draw(st.lists(unclocked, min_size=1, max_size=2))}
    if kind in ("all", "any"):
        return {kind: draw(st.lists(below, min_size=1, max_size=3))}
    if kind == "at_least":
        return {"at_least": draw(st.integers(1, 2)), "of": draw(st.lists(below, min_size=2, max_size=3))}
    if kind == "points":
        entries = [{"worth": draw(SMALL) + 1, "need": draw(below)} for _ in range(draw(st.integers(1, 3)))]
        return {"points": entries, "is": f"{draw(OPS)} {draw(SMALL)}"}
    if kind == "within":
        limit = draw(st.sampled_from([f"{draw(SMALL)} days", "1 month"]))
        return {"within": limit, "of": draw(st.sampled_from(days)), "do": draw(below)}
    if kind == "dated":
        early = AS_OF + timedelta(draw(st.sampled_from([-30, -1, 0, 1])))
        return {early: draw(below), AS_OF + timedelta(40): "never"}
    raw = {"need": draw(below)}
    if kind.startswith("when"):
        raw["when"] = draw(unclocked)
    if kind in ("or_instead", "when_or"):
        raw["or_instead"] = draw(below)
    return raw


@st.composite
def rulebooks(draw):
    """Raw facts and rules with one goal, ``goal``, and a part that it may name."""
    names = draw(st.lists(st.sampled_from(list(FACTS)), min_size=2, max_size=4, unique=True))
    rules = {"goal": {"title": "Goal", "need": draw(clauses(names))}}
    if draw(st.booleans()):
        rules["part"] = {"need": draw(clauses(names, 1))}
        rules["goal"]["need"] = {draw(st.sampled_from(["all", "any"])): ["part", rules["goal"]["need"]]}
    return {name: FACTS[name] for name in names}, rules


@st.composite
def answers(draw, names):
    """Answers to some of the facts a person can answer, "I don't know" among them."""
    found = {}
    for name in names:
        raw = FACTS[name]
        if "ask" not in raw or draw(st.booleans()):
            continue
        if "options" in raw:
            value = draw(st.sampled_from(list(raw["options"])))
        elif "unit" in raw:
            value = Decimal(draw(st.integers(0, 4))) / (1 if raw.get("whole") else 2)
        elif "date" in raw:
            ago = draw(st.sampled_from([*range(-4, 5), *FAR]))
            ago = abs(ago) if raw["date"] == "past" else ago
            value = draw(st.sampled_from(["not_yet", AS_OF - timedelta(ago)]))
        else:
            value = draw(st.booleans())
        found[name] = draw(st.sampled_from([value, value, value, "unknown"]))
    return found
