"""Rules made up for size: as many facts to a goal, and as many rules to a rulebook, as one wants to see the cost of."""

from __future__ import annotations

import random
from math import ceil
from typing import Any

Raw = dict[str, Any]
Source = tuple[Raw, Raw]
"""Facts and rules as YAML would hold them."""

FACTS_OF_A_PART = 5


def goal(name: str, facts: int) -> Source:
    """A goal of so many facts: two thirds of its parts must hold, each of which has three ways."""
    count = facts // FACTS_OF_A_PART
    parts = [_part(f"{name}_part_{number}") for number in range(1, count + 1)]
    rules = {key: rule for _, more in parts for key, rule in more.items()}
    need = {"at_least": ceil(count * 2 / 3), "of": list(rules)} if count > 1 else next(iter(rules))
    rules[name] = {"title": name, "need": need}
    return {key: fact for more, _ in parts for key, fact in more.items()}, rules


def rulebook(rules: int) -> Source:
    """So many rules, a goal and its three parts at a time."""
    goals = [goal(f"goal_{number}", 3 * FACTS_OF_A_PART) for number in range(1, rules // 4 + 1)]
    return (
        {key: fact for facts, _ in goals for key, fact in facts.items()},
        {key: rule for _, more in goals for key, rule in more.items()},
    )


def _part(name: str) -> Source:
    facts: dict[str, Raw] = {
        f"{name}_member": {"ask": "Are you a member?", "get": {"dollars": 40}},
        f"{name}_hours": {"ask": "How many hours have you trained?", "unit": "hours", "get": "wait"},
        f"{name}_proof": {"ask": "Do you have a proof?", "get": {"days": 10}},
        f"{name}_school": {
            "ask": "What is your highest schooling?",
            "get": {},
            "options": {"none": "None", "diploma": "A diploma", "degree": "A degree"},
        },
        f"{name}_since": {"ask": "Since when do you work?", "date": "past", "get": {}},
    }
    need = {
        "any": [
            {"all": [f"{name}_member", {f"{name}_hours": ">= 100 hours"}]},
            {"all": [f"{name}_proof", {f"{name}_school": ["diploma", "degree"]}]},
            {f"{name}_since": ">= 365 days ago"},
        ]
    }
    return {key: {**fact, "topic": name} for key, fact in facts.items()}, {name: {"need": need}}


def region(goals: int, facts: int) -> Source:
    """So many jobs of one region, which ask about the same facts: each about 8 to 14 of them, as postings do."""
    chance = random.Random(goals * facts)
    asked = {f"fact_{number}": _asked(number) for number in range(facts)}
    rules: dict[str, Raw] = {}
    for number in range(goals):
        names = chance.sample(list(asked), chance.randint(8, 14))
        tests = [_test(name, asked[name], chance) for name in names]
        need = [*tests[4:], {"any": tests[:2]}, {"need": tests[2], "or_instead": tests[3]}]
        rules[f"job_{number}"] = {"title": f"Job {number}", "audience": ["applicant"], "need": {"all": need}}
    return asked, rules


def _asked(number: int) -> Raw:
    """A fact: some cannot change, some grow, some take a step."""
    ask, topic = f"Question {number}?", f"Topic {number // 6}"
    kinds: list[Raw] = [
        {},
        {"get": {"hours": 10, "dollars": 50}},
        {"unit": "months", "get": "wait"},
        {"options": {"none": "None", "some": "Some", "much": "Much"}, "get": {"days": 30}},
        {"get": {"dollars": 20}},
    ]
    return {"ask": ask, "topic": topic, **kinds[number % len(kinds)]}


def _test(name: str, fact: Raw, chance: random.Random) -> Any:
    if "unit" in fact:
        return {name: f">= {chance.choice([6, 12, 24])} months"}
    return {name: chance.choice([["some", "much"], "much"])} if "options" in fact else name
