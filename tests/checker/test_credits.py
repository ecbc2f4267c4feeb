"""Yes/no facts in several sums: every way to answer them finds what constraints find."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from checker.compile.proof.boundaries import sides
from checker.engine.patterns import cheapest_point, patterns, point_of
from checker.engine.variables import Variable
from checker.facts.fact import Fact
from tests.support.compiling import compile_rulebook

SEEDS = range(8)


def variable(chance: Random) -> Variable:
    """Three facts with three sums, and one of the facts alone."""
    names = [f"c{index}" for index in range(3)]
    needs = [
        {
            "sum": [{name: chance.choice([-3, 1, 2, 5, 7])} for name in names],
            "is": f"{chance.choice(['>=', '>', '<=', '<'])} {chance.randint(0, 9)}",
        }
        for _ in range(3)
    ]
    facts = {name: {"ask": f"{name}?"} for name in names}
    rulebook, faults = compile_rulebook(facts, {"goal": {"title": "Goal", "need": {"any": [*needs, names[0]]}}}, {})
    assert rulebook is not None, faults
    (found,) = rulebook.goals["goal"].periods[0].variables
    return found


def some(chance: Random, facts: tuple[Fact, ...], share: float) -> dict[str, Fraction]:
    return {fact.id: Fraction(chance.randint(0, 1)) for fact in facts if chance.random() < share}


@pytest.mark.parametrize("seed", SEEDS)
def test_credits_answer_as_constraints_do(seed):
    chance = Random(seed)
    credits_ = variable(chance)
    facts, tests = credits_.facts, credits_.tests
    assert credits_.credits
    assert set(credits_.patterns) == set(patterns(facts, tests, {}, answerable=False))
    for pattern in range(len(credits_.patterns)):
        known = some(chance, facts, 0.4)
        found = {credits_.patterns[index] for index in credits_.patterns_for(known)}
        assert found == set(patterns(facts, tests, known, answerable=True))
        assert credits_.point(pattern, known) == point_of(facts, tests, credits_.patterns[pattern], known)
        floors = {name: value for name, value in some(chance, facts, 0.3).items() if name not in known}
        prices = {
            fact.id: (Fraction(chance.randint(0, 2)), Fraction(chance.randint(0, 3), 2), Fraction(0), 1)
            for fact in facts
        }
        assert credits_.cheapest(pattern, known, floors, prices) == cheapest_point(
            facts, tests, credits_.patterns[pattern], known, floors, prices
        )


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_credits_have_the_sides_that_constraints_find(seed):
    by_bits, by_rows = variable(Random(seed)), variable(Random(seed))
    by_rows.__dict__["credits"] = None
    for test in by_bits.tests:
        assert list(sides(by_bits, test, lambda *_: True)) == list(sides(by_rows, test, lambda *_: True))
