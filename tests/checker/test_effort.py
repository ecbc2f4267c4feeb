"""No rule keeps a person waiting: drawn ones are refused with what to split, or answered in the steps allowed."""

from __future__ import annotations

from random import Random

import pytest

from checker.engine.effort import TooMuchWork, allowed, spend
from tests.support.builders import TODAY
from tests.support.compiling import compile_proved
from tests.support.verdicts import verdict

PROVED, ANSWERED = 900_000, 60_000
"""Steps of a proof, and of any one verdict: those that a build tries are allowed half as many."""

WEIGHTS = {
    "alike": lambda _: 1,
    "few kinds": lambda chance: chance.randint(1, 3),
    "all unlike": lambda chance: chance.randint(1, 40),
    "up and down": lambda chance: chance.choice([-3, -1, 1, 2, 5]),
}


def problem(chance):
    """Facts that several sums tie together: credits, numbers, whole ones, and ones with a most."""
    size = chance.randint(2, 16)
    of_kind = {"credit": {}, "number": {"unit": "h"}, "whole": {"unit": "h", "whole": True}}
    kinds = chance.choice([["credit"], ["number"], ["whole"], list(of_kind)])
    facts = {}
    for index in range(size):
        get = {"get": {"hours": chance.randint(1, 9), "dollars": chance.randint(0, 50)}}
        facts[f"f{index}"] = (
            {"ask": f"{index}?"} | of_kind[chance.choice(kinds)] | (get if chance.random() < 0.6 else {})
        )
        if facts[f"f{index}"].get("unit") and chance.random() < 0.3:
            facts[f"f{index}"]["at_most"] = chance.randint(3, 30)
    parts = []
    for _ in range(chance.randint(1, 4)):
        names = [name for name in facts if chance.random() < 0.8] or [*facts]
        weigh = WEIGHTS[chance.choice([*WEIGHTS])]
        worth = {name: weigh(chance) for name in names}
        than = sum(map(abs, worth.values())) * chance.choice([1, 3]) * chance.choice([2, 3, 5, 8]) // 10
        ops = chance.choice([[">="], [">="], ["<"], [">=", "<="]])  # the last is an exact hit
        parts += [{"sum": [{name: weight} for name, weight in worth.items()], "is": f"{op} {than}"} for op in ops]
    parts += [name if "unit" not in facts[name] else {name: ">= 2"} for name in facts if chance.random() < 0.15]
    used = {name: raw for name, raw in facts.items() if f"'{name}'" in str(parts)}
    return used, chance.choice([{"all": parts}, {"all": parts}, {"any": parts}])


def answer(chance, raw):
    return min(chance.randint(0, 9), raw.get("at_most", 9)) if "unit" in raw else chance.random() < 0.5


@pytest.mark.parametrize("seed", range(24))
def test_a_drawn_rule_is_refused_by_name_or_answered_soon(seed):
    chance = Random(seed)
    facts, need = problem(chance)
    with allowed(3 * PROVED):  # the build allows less, and so none of it is left over here
        rulebook, _, faults = compile_proved(facts, {"goal": {"title": "Goal", "need": need}}, {})
    if rulebook is None:
        assert all(
            "split" in each.message or "nobody can" in each.message or "changes no" in each.message for each in faults
        )
        return
    people = [
        {name: answer(chance, raw) for name, raw in facts.items() if chance.random() < share} for share in (0, 0.5, 1)
    ]
    for person in people:
        with allowed(ANSWERED):
            verdict(rulebook, "goal", person, TODAY)


def test_steps_are_counted_only_where_they_are_limited():
    spend(10**12)
    with allowed(10):
        spend(5)
        with pytest.raises(TooMuchWork):
            spend(6)
    with allowed(10), allowed(1_000):
        spend(500)
    spend(10**12)


MINIMUMS = {f"h{index}": {"ask": f"{index}?", "unit": "hours", "get": {"hours": 1}} for index in range(6)}


def total():
    return {"all": [{"sum": [*MINIMUMS], "is": ">= 60"}, *({name: ">= 5"} for name in list(MINIMUMS)[:4])]}


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        ("checker.compile.formulas.goal.MOST_STEPS", "can fall in too many ways together: split the sum"),
        ("checker.compile.answering.MOST_STEPS", "take too long to judge together: split the sum"),
        ("checker.compile.proof.proof.MOST_STEPS", "the proof of the goal takes too long: split the sum"),
    ],
)
def test_what_takes_too_many_steps_is_named(limit, says, monkeypatch):
    assert compile_proved(MINIMUMS, {"goal": {"title": "Goal", "need": total()}}, {})[0]
    monkeypatch.setattr(limit, 50)
    rulebook, _, faults = compile_proved(MINIMUMS, {"goal": {"title": "Goal", "need": total()}}, {})
    assert rulebook is None
    assert any(says in each.message and "h5" in each.message for each in faults), faults
