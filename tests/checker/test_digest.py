"""Digests cover every partial answer set and a list of whole verdicts, so equal ones mean runtimes of one mind."""

from __future__ import annotations

import copy
import json
import subprocess
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given

from checker.compile.proof.tree import Branches, hashed, tree
from checker.engine.diagram import NO, YES
from checker.rulebook.rulebook import Rulebook
from tests.support.builders import book, read
from tests.support.cases import cases
from tests.support.cases import rulebook as shipped
from tests.support.equality import digest, digest_call, records
from tests.support.random_rulebooks import compile_random, used_facts
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.samples import Draw, half_filled, random_samples
from tests.support.scope import ALL
from tests.support.strategies import AS_OF, rulebooks
from tests.support.verdicts import verdict

SAMPLES = 1_000 if ALL else 200
"""Answer sets drawn for the comparison of runtimes, beside those that are stored."""


def one_by_one(period):
    """The digest of a period as it is written down, with nothing shared: one walk for each partial answer set."""
    branches = Branches(period)

    def branch(values):
        level = len(values)
        if level == len(branches.values):
            every = dict(enumerate(values))
            diagram, root = period.outcome
            return branches.leaf(
                (period.diagram.frontier(period.clause.root, level, every), diagram.frontier(root, level, every))
            )
        ways = [frozenset(branches.values[level]), *(frozenset([value]) for value in branches.values[level])]
        return hashed([branches.names[level], branches.values[level], [branch([*values, way]) for way in ways]])

    return branch([])


@given(rulebooks())
def test_what_is_shared_is_hashed_as_if_every_set_were_walked(sources):
    facts, rules = sources
    for period in compile_random(used_facts(facts, rules), rules).goals["goal"].periods:
        sets, found = Branches(period).whole()
        if sets <= 3_000:
            assert found == one_by_one(period)


def test_the_sets_are_all_ways_of_answering_and_leaving_out():
    goal = compiled(SOURCES).goals["club"]
    counted = 0
    for period in goal.periods:
        answered = period.variables[: period.readings.start]
        counted += sum(1 for _ in product(*([None, *variable.patterns_for({})] for variable in answered)))
    assert tree(goal).sets == counted


def test_every_edge_of_every_shipped_diagram_counts():
    for goal in shipped().goals.values():
        before = tree(goal).digest
        for index, period in enumerate(goal.periods):
            for node, place in walked(period):
                assert tree(goal_turned_at(goal, index, node, place)).digest != before, (goal.id, node, place)


def walked(period):
    """The edges that some answers lead over: a node and which of its values."""
    answerable = Branches(period).values
    for node in period.diagram.below([period.clause.root]):
        level, children = period.diagram.nodes[node]
        if children:
            values = answerable[level] if level < len(answerable) else range(len(children))
            yield from ((node, value) for value in values)


def goal_turned_at(goal, index, node, place):
    """The goal with one edge of a period's diagram led to no, or from no to yes."""
    period = goal.periods[index]
    diagram = copy.copy(period.diagram)
    level, children = diagram.nodes[node]
    led = [*children[:place], YES if children[place] == NO else NO, *children[place + 1 :]]
    diagram.nodes = [*diagram.nodes[:node], (level, tuple(led)), *diagram.nodes[node + 1 :]]
    return replace(goal, periods=(*goal.periods[:index], replace(period, diagram=diagram), *goal.periods[index + 1 :]))


def without(path, new=None):
    """The club with one thing of its rules changed."""
    sources = copy.deepcopy(SOURCES)
    place = sources
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = read(new)
    return sources


ALL = ("rules", "club", "need", "all")
ANY = ("rules", "part", "need", "any")


@pytest.mark.parametrize(
    "sources",
    [
        without(("values", "minimum"), "19"),
        without((*ALL, 2, "within"), "61 days"),
        without((*ALL, 2, "do", "school"), "[degree]"),
        without((*ALL, 3, "when", "wording"), "loose"),
        without((*ANY, 0, "is"), "'> 1.5'"),
        without((*ANY, 0, "sum"), "[swum, {member: 1}]"),
        without((*ALL, 0), "{none: [member]}"),
        without((*ALL, 5, date(2027, 1, 1), "age"), "'> 21'"),
        without(
            ("rules", "club", "need"),
            "{any: [member, part, {age: '>= 18'}, {school: degree}, approval, "
            "{wording: loose}, {within: 60 days, of: joined, do: member}]}",
        ),
    ],
)
def test_a_changed_rule_changes_the_tree_and_the_records(sources):
    before, after = (digest(compiled(each), AS_OF, count=20) for each in (SOURCES, sources))
    assert before["tree"] != after["tree"]
    assert before["records"] != after["records"]


def test_a_changed_word_changes_the_records_alone():
    before, after = (
        digest(compiled(each), AS_OF, count=20)
        for each in (SOURCES, without(("facts", "member", "ask"), "Do you belong?"))
    )
    assert before["tree"] == after["tree"]
    assert before["records"] != after["records"]


def test_stored_answers_count_among_the_records():
    rulebook = compiled(SOURCES)
    stored = [("club", {"member": True}, AS_OF)]
    found = digest(rulebook, AS_OF, stored, count=5)
    assert found["count"] == digest(rulebook, AS_OF, count=5)["count"] + 1
    assert found["records"] != digest(rulebook, AS_OF, [("club", {"member": False}, AS_OF)], count=5)["records"]
    assert records(rulebook, stored) != records(rulebook, [("club", {"member": True}, date(2027, 1, 1))])


def test_the_generator_draws_what_it_states():
    draw = Draw(1000)
    assert [draw.below(100) for _ in range(8)] == [97, 91, 46, 86, 17, 5, 44, 52]
    state = (1000 * 6364136223846793005 + 1442695040888963407) % 2**64
    assert Draw(1000).below(2**31) == state >> 33


@given(rulebooks())
def test_every_sample_is_answerable(sources):
    facts, rules = sources
    rulebook = compile_random(used_facts(facts, rules), rules)
    for goal, answers, day in [*half_filled(rulebook, AS_OF), *random_samples(rulebook, AS_OF, 12)]:
        assert verdict(rulebook, goal, json.loads(json.dumps(answers)), day)["status"]


def test_sums_stand_half_filled_at_their_thresholds():
    rulebook = book("{all: [{sum: [swum, {dived: 2}, {member: 12}], is: '>= 40'}, {age: '>= 18'}]}")
    found = [answers for _, answers, _ in half_filled(rulebook, AS_OF)]
    assert all(0 < len(answers) < 3 and not answers.keys() & {"age"} for answers in found)
    alone = {"swum": ["39.75", 40, "40.25"], "dived": ["19.75", 20, "20.25"], "member": [False, True]}
    for name, amounts in alone.items():
        assert [answers[name] for answers in found if answers.keys() == {name}] == amounts
    assert {"swum": 40, "dived": 0} in found
    assert {"swum": 40, "member": False} in found


def test_every_period_is_drawn_on_a_day_of_its_own():
    rulebook = compiled(SOURCES)
    days = {rulebook.goals["club"].period(day).start for _, _, day in random_samples(rulebook, AS_OF, 60)}
    assert days == {None, "2026-01-01", "2027-01-01"}


class CountedBranches(Branches):
    """Counts how often a branch is asked for."""

    asked = 0

    def branch(self, level, state):
        self.asked += 1
        return super().branch(level, state)


def test_a_thousand_million_sets_take_a_few_thousand_branches():
    facts = {f"f{index}": {"ask": "?"} for index in range(12)} | {
        f"n{index}": {"ask": "?", "unit": "hours"} for index in range(10)
    }
    need = {
        "all": [
            {"at_least": 6, "of": [*(f"f{index}" for index in range(12))]},
            *({"any": [{f"n{index}": ">= 2"}, {f"n{index + 1}": "> 7"}]} for index in range(9)),
        ]
    }
    rulebook = book(need, facts=facts)
    branches = CountedBranches(rulebook.goals["goal"].periods[0])
    sets, _ = branches.whole()
    assert sets > 10**9
    assert branches.asked < 10_000


@pytest.fixture(scope="module")
def request_text(root):
    """The same request for every runtime: the cases, every pair of the proof, half-filled sums, and drawn answers."""
    stored = [{"goal": each.goal, "answers": each.answers, "as_of": each.as_of} for each in cases()]
    for file in sorted(root.glob("tests/checker/vectors/*.json")):
        stored += [
            {"goal": file.stem, "answers": each["answers"], "as_of": each["as_of"]}
            for each in json.loads(file.read_text("utf-8"))
        ]
    return json.dumps({"id": 1, "call": "digest", "args": {"as_of": "2026-11-21", "stored": stored, "count": SAMPLES}})


def test_pyodide_under_node_and_cpython_have_the_same_digests(root, bundle, node, request_text):
    command = [node, root / "tests" / "support" / "pyodide.mjs", bundle]
    found = subprocess.run(
        command, input=f"[{request_text}]", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert found.returncode == 0, found.stderr
    rulebook = Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))
    arguments = json.loads(request_text)["args"]
    ours = digest_call(rulebook, **arguments)
    assert ours["count"] >= SAMPLES + len(arguments["stored"])
    assert ours["sets"] > 70_000
    assert json.loads(found.stdout) == [{"id": 1, "ok": ours, "rules": rulebook.hash}]
