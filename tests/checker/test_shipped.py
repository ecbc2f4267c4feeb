"""The shipped goals equal brute force straight from the YAML, on answers drawn from both sides of their tests."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from checker.facts.tests import as_answer
from macros.folder.folder import read_folder
from tests.support.brute_force import Oracle, length_of, months_later
from tests.support.random_rulebooks import clause_truths
from tests.support.scope import ALL
from tests.support.verdicts import verdict

ROOT = Path(__file__).resolve().parents[2]
RAW = read_folder(ROOT / "content").records
AS_OF = date(2026, 11, 21)
PEOPLE = 12
"""Answer sets for each goal; the random rulebooks of test_laws.py are the wider net."""

MOST_WORLDS = 3_000 if ALL else 600


@pytest.fixture
def rulebook(content):
    return content.rulebook


class Sides(Oracle):
    """Brute force over values on both sides of every threshold, which is all that lone numbers and days can tell."""

    def grid(self, name):
        raw = self.facts[name]
        if "unit" not in raw and "date" not in raw:
            return super().grid(name)
        found = {Fraction(0)}
        for clause in self.walk(self.clause):
            now = self.now(clause)
            if not isinstance(now, dict):
                continue
            tests = [now["is"]] if "sum" in now and name in self.names(now) else [now.get(name), now.get("within")]
            for number in re.findall(r"[0-9.]+", " ".join(str(self.now(each)) for each in tests if each)):
                found |= {Fraction(number) - 1, Fraction(number), Fraction(number) + 1}
            if isinstance(now, dict) and now.get("of") == name:
                count, is_days = length_of(now["within"])
                # of two days, the one that is further away than both limits together
                turn = 2 * count + 2 if is_days else (AS_OF - months_later(AS_OF, -count)).days
                found |= {Fraction(turn + step) for step in (-1, 0, 1)}
            for value in self.values:
                if any(value in str(each) for each in tests):
                    found |= {Fraction(self.now(self.values[value])) + step for step in (-1, 0, 1)}
        if "date" not in raw:
            return sorted(each for each in found if each >= 0)
        days = {int(each) for each in found} | {-int(each) for each in found}
        side = {"past": lambda day: day >= 0, "future": lambda day: day <= 0, "any": lambda _: True}[raw["date"]]
        return ["not_yet", *sorted(filter(side, days))]


def partial(oracle, draw):
    """Answers that leave few enough worlds to walk."""
    person, worlds = {}, 1
    for name in oracle.others:
        worlds *= len(oracle.grid(name))
    for name in draw.sample(oracle.asked, len(oracle.asked)):
        grid = oracle.grid(name)
        if worlds * len(grid) <= MOST_WORLDS and draw.random() < 0.6:
            worlds *= len(grid)
        else:
            person[name] = draw.choice(grid)
    return person


def goals():
    return [name for name, rule in RAW["rules"].items() if "title" in rule]


@pytest.mark.parametrize("goal", goals())
def test_a_shipped_goal_equals_brute_force(rulebook, goal):
    oracle = Sides(RAW["facts"], RAW["rules"], goal, AS_OF, plain_values())
    draw = random.Random(goal)
    for _ in range(PEOPLE):
        person = partial(oracle, draw)
        answers = {
            name: value if isinstance(value, (bool, str)) else as_answer(rulebook.facts[name], Fraction(value), AS_OF)
            for name, value in person.items()
        }
        read = {
            name: AS_OF - timedelta(int(value)) if "date" in RAW["facts"][name] and value != "not_yet" else value
            for name, value in person.items()
        }
        record = verdict(rulebook, goal, answers, AS_OF)
        status, matters = oracle.outcome(read)
        assert record["status"] == status, answers
        assert set(record["ask"]) >= matters.intersection(oracle.asked) - set(person), answers
        assert clause_truths(record) == oracle.states(read), answers


def plain_values():
    """Values as amounts or dated amounts, without their notes."""
    return {
        name: raw["amount"] if isinstance(raw, dict) and "amount" in raw else raw for name, raw in RAW["values"].items()
    }
