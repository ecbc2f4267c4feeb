"""The proof sheet: pairs that stand at thresholds, the stored vectors, and that no changed clause goes unseen."""

from __future__ import annotations

import copy
import json
import re
from copy import deepcopy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.compile.proof.vectors import vectors
from macros.folder.folder import read_folder
from tests.support.brute_force import Oracle
from tests.support.cases import cases as written
from tests.support.compiling import compile_proved, compile_rulebook
from tests.support.random_rulebooks import used_facts
from tests.support.strategies import rulebooks
from tests.support.vectors import end_of, read_vector
from tests.support.verdicts import verdict

ROOT = Path(__file__).resolve().parents[2]
STORED = {
    path.stem: [read_vector(each) for each in json.loads(path.read_text("utf-8"))]
    for path in sorted((ROOT / "tests" / "checker" / "vectors").glob("*.json"))
}
RAW = deepcopy(read_folder(ROOT / "content").records)
for rule in RAW["rules"].values():
    rule.pop("path", None)  # what a path tells changes no verdict, so no vector is for it
MIRROR = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}


def test_every_goal_has_stored_vectors(content):
    assert set(STORED) == set(content.rulebook.goals)


def test_the_stored_vectors_are_those_of_the_rules_as_they_stand(content):
    assert {goal: [read_vector(each) for each in cases] for goal, cases in vectors(content.proof).items()} == STORED


def test_every_stored_case_ends_as_stored(content):
    for goal, cases in STORED.items():
        for case in cases:
            assert end_of(content.rulebook, goal, case) == case.end


def test_the_two_cases_of_a_line_differ_only_in_what_its_clause_names(content):
    for line in content.proof:
        goal = content.rulebook.goals[line.goal]
        (period,) = [each for each in goal.periods if each.start == line.start]
        clause = next(each for each in period.clause.walk() if each.id == line.clause)
        both = [{**case.answers, **case.readings, **case.decisions} for case in (line.holds, line.fails)]
        assert {name for name in both[0] if both[0][name] != both[1][name]} <= set(clause.facts)
        assert line.holds.end != line.fails.end or clause.kind == "reading"


# The paths of a rule are drawn apart, which hypothesis counts as many rejected examples.
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_every_pair_of_a_random_rulebook_turns_its_end(data):
    facts, rules = data.draw(rulebooks())
    rules = apart(rules)
    facts = used_facts(facts, rules)
    rulebook, lines, faults = compile_proved(facts, rules, {})
    assert (rulebook is None) == bool(faults)
    idle = {fault.path for fault in faults if "changes no verdict" in fault.message}
    for line in lines:
        if line.holds:
            for case in (line.holds, line.fails):
                assert "reading" in kind_of(facts, rules, line) or len(ends(facts, rules, line, case)) == 2
        else:
            assert line.path in idle or any(other.holds for other in lines if other.path == line.path)


class Name(str):
    """A name that is no other name of the same letters, so that a clause can be told by its place."""

    __slots__ = ()


def apart(raw):
    """Rules in which every clause is an object of its own."""
    if isinstance(raw, dict):
        return {key: apart(inner) for key, inner in raw.items()}
    return [apart(each) for each in raw] if isinstance(raw, list) else Name(raw) if isinstance(raw, str) else raw


def at(rules, path):
    """What stands at a place among the rules."""
    raw = {"rules": rules}
    for key in path:
        raw = raw[next(each for each in raw if str(each) == str(key))] if isinstance(raw, dict) else raw[key]
    return raw


def kind_of(facts, rules, line):
    """Whether the clause tests an open reading."""
    raw = at(rules, line.path)
    return "reading" if isinstance(raw, dict) and any("open" in facts.get(name, {}) for name in raw) else "pair"


def ends(facts, rules, line, case):
    """The ends of a case by brute force with the line's clause held true and held false."""
    oracle = Oracle(facts, rules, line.goal, case.as_of)
    world = {
        name: oracle.seen(value if facts[name].get("date") is None or value == "not_yet" else date.fromisoformat(value))
        for name, value in case.answers.items()
    }
    world |= {**case.readings, **case.decisions}
    for name in world:
        if "unit" in facts[name]:
            world[name] = Fraction(world[name])
    found = set()
    for truth in (True, False):
        oracle.forced = (at(rules, line.path), truth)
        found.add(oracle.end(world))
    return found


def clauses(raw, path=()):
    """Every clause of a raw rule with its place."""
    yield path, raw
    if isinstance(raw, dict):
        for key, inner in raw.items():
            if key in ("all", "any", "none", "of") and isinstance(inner, list):
                for index, each in enumerate(inner):
                    yield from clauses(each, (*path, key, index))
            elif key in ("when", "need", "or_instead", "do") or isinstance(key, date):
                yield from clauses(inner, (*path, key))


def mutants():
    """The shipped rules, each time with one clause dropped, one comparison flipped or one all and any exchanged."""
    for name, rule in RAW["rules"].items():
        for path, raw in clauses(rule["need"]):
            if path and isinstance(path[-1], int):
                yield f"{name}: drop {path}", name, path, None
            if isinstance(raw, dict):
                for key, other in (("all", "any"), ("any", "all")):
                    if len(raw.get(key, [])) > 1:
                        other_clause = {other if each == key else each: value for each, value in raw.items()}
                        yield f"{name}: {key} to {other} at {path}", name, path, other_clause
                for key, test in raw.items():
                    match = re.match(r"(>=|<=|>|<) ", test) if isinstance(test, str) else None
                    if match:
                        flipped = MIRROR[match[1]] + test[len(match[1]) :]
                        yield f"{name}: flip {test} at {path}", name, path, {**raw, key: flipped}


REFUSED = ("nobody can meet the goal", "desirable belongs directly under all", "none takes a list of clauses")
"""What the check says to the few changed rules that mean nothing; one that it says anything else to is no mutant."""


@pytest.mark.parametrize(("name", "path", "new"), [pytest.param(*rest, id=about) for about, *rest in mutants()])
def test_no_change_of_a_clause_goes_unseen(name, path, new):
    """By the stored vectors alone: the examples of the rules are taken out, and so is what no clause names any more."""
    facts, rules = around({**RAW["rules"], name: mutated(RAW["rules"][name], ("need", *path), new)}, name)
    rulebook, faults = compile_rulebook(facts, rules, RAW["values"])
    if rulebook is None:
        assert faults
        assert not [fault for fault in faults if not fault.message.startswith(REFUSED)]
        return

    def end(goal, case):
        known = {
            part: {fact: value for fact, value in getattr(case, part).items() if fact in rulebook.facts}
            for part in ("answers", "readings", "decisions")
        }
        return end_of(rulebook, goal, replace(case, **known))

    if not any(end(goal, case) != case.end for goal in rulebook.goals for case in STORED[goal]):
        # What is only wished for changes no end. The written cases see its state.
        assert any(
            case.differences(
                verdict(rulebook, case.goal, known_answers(rulebook, case), date.fromisoformat(case.as_of))
            )
            for case in written()
            if case.goal in rulebook.goals
        )


def known_answers(rulebook, case):
    return {fact: answer for fact, answer in case.answers.items() if fact in rulebook.facts}


def around(rules, name):
    """The goals that a rule is part of, with the facts and rules they need and nothing else."""
    goals = [goal for goal, rule in rules.items() if "title" in rule]
    whole = set().union(*(closure(RAW["rules"], goal) for goal in goals if name in closure(RAW["rules"], goal)))
    needed = set().union(*(closure(rules, goal) for goal in goals if goal in whole))
    names = set().union(*(words(rules[rule]["need"]) for rule in needed))
    return (
        {
            fact: {key: value for key, value in raw.items() if key != "get"}
            for fact, raw in RAW["facts"].items()
            if fact in names
        },
        {
            rule: {key: value for key, value in raw.items() if key != "examples"}
            for rule, raw in rules.items()
            if rule in needed
        },
    )


def closure(rules, name):
    """A rule and all rules it is made of."""
    return {name}.union(*(closure(rules, rule) for rule in words(rules[name]["need"]) & set(rules)))


def words(raw):
    """Every name that a clause may mean."""
    if isinstance(raw, dict):
        return set(map(str, raw)).union(*map(words, raw.values()))
    return set().union(*map(words, raw)) if isinstance(raw, list) else {str(raw)}


def mutated(raw, path, new):
    key, *rest = path
    copied = copy.copy(raw)
    if rest:
        copied[key] = mutated(raw[key], rest, new)
    elif new is None:
        del copied[key]
    else:
        copied[key] = new
    return copied
