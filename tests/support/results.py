"""Results of every kind that a check can end in, and the script that places them in its page without Python."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from checker.facts.answers import UNKNOWN
from checker.protocol import judged
from checker.verdict import progress
from tests.support.cases import ROOT, rulebook
from tests.support.paths import to_ask
from tests.support.scope import ALL, seeded

DAY = date(2026, 11, 21)
PEOPLE = 400 if ALL else 60
"""Drawn for each goal."""

ALIKE = (
    {},
    {"yes_no": True, "number": Decimal(20), "day": DAY, "choice": -1},
    {"yes_no": False, "number": Decimal(0), "day": "not_yet", "choice": 0},
)
"""Those who answer every question alike, by its kind: who knows nothing, has everything, has nothing."""


def alike(number, fact):
    answer = ALIKE[number].get(fact.kind, UNKNOWN)
    return [*fact.options][answer] if fact.kind == "choice" and answer != UNKNOWN else answer


def sample(fact, draw):
    if draw.random() < draw.choice([0, 0.1, 0.5]):
        return UNKNOWN
    if fact.kind == "yes_no":
        return draw.random() < 0.7
    if fact.kind == "choice":
        return draw.choice([*fact.options])
    if fact.kind == "number":
        return Decimal(draw.choice([0, 1, 3, 6, 12, 20]))
    ago = {"past": [20, 200, 900], "future": [-20, -200], "any": [900, 20, 0, -20, -200]}[fact.date]
    return draw.choice(["not_yet", *(date.fromordinal(DAY.toordinal() - days) for days in ago)])


def ended(goal, number, draw):
    """What the page is told of somebody who has answered all that it asks."""
    answers = {}
    while True:
        record = progress(rulebook(), goal, answers, DAY)
        questions = to_ask(record)
        if not questions:
            return judged(rulebook(), record, answers)
        fact = rulebook().facts[questions[0]]
        answers[fact.id] = alike(number, fact) if number < len(ALIKE) else sample(fact, draw)


def longest_results(goal):
    """Of each status and set of parts, the result with the most text before what is folded away."""
    draw = seeded(goal) if ALL else random.Random(goal)
    found = {}
    for number in range(PEOPLE):
        reply = ended(goal, number, draw)
        parts = {name: slots for name, slots in reply["result"]["parts"].items() if name not in FOLDED}
        length = sum(len(html) for slots in parts.values() for html in slots.values())
        kind = reply["record"]["status"], *parts
        if kind not in found or length > found[kind][0]:
            found[kind] = length, reply
    return [reply for _, reply in found.values()]


FOLDED = {"find_out_later", "plan_then", "standing", "elsewhere", "documents", "also"}
PYTHON, PLACE = (ROOT / "tests/browser/results.js").read_text("utf-8").rstrip("\n;").split("// ---\n")
"""What stands in for Python in the page, and what places one result after another there."""
