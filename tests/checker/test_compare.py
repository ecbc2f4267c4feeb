"""Two rulebooks compared: exactly the answers whose status turns are told, in few and plain sentences."""

from __future__ import annotations

import copy
import json
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.compile.compare.compare import MOST_LISTED, StatusChange, Time, compare, side_by_side
from checker.compile.compare.cover import Cubes
from checker.compile.compare.merged import merge
from checker.engine.diagram import NO, YES, Diagram
from checker.facts.answers import read_answers
from tests.support.builders import book, read
from tests.support.random_rulebooks import compile_random, complete_answers, used_facts
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.strategies import AS_OF, rulebooks
from tests.support.terminal import call
from tests.support.verdicts import verdict


def changes_of(old, new, **more):
    """The changes of a goal called ``goal`` between two needs."""
    found = compare(book(old, **more), book(new, **more))
    return [(change.answers, change.before, change.after) for turn in found.turns for change in turn.changes]


def changed(path, new):
    """The club with one thing changed; None takes it out."""
    sources = copy.deepcopy(SOURCES)
    place = sources
    for key in path[:-1]:
        place = place[key]
    if new is None:
        del place[path[-1]]
    else:
        place[path[-1]] = read(new)
    return compiled(sources)


@given(st.data())
def test_the_pair_of_statuses_is_that_of_both_verdicts(data):
    both_sources = [data.draw(rulebooks()) for _ in range(2)]
    old, new = (compile_random(used_facts(facts, rules), rules) for facts, rules in both_sources)
    both = merge(old.goals["goal"].period(AS_OF), new.goals["goal"].period(AS_OF))
    values = [sorted(variable.patterns_for({})) for variable in both.variables[: both.answered]]
    table, node, pairs = side_by_side(both, values)
    answers = complete_answers(data.draw, [fact.id for variable in both.variables for fact in variable.facts])
    statuses = [
        verdict(rulebook, "goal", {name: answers[name] for name in answers if name in rulebook.facts}, AS_OF)["status"]
        for rulebook in (old, new)
    ]
    everything = {fact.id: fact for variable in both.variables for fact in variable.facts}
    given_answers = read_answers(everything, answers, AS_OF)
    while table.end(node) is None:
        level, children = table.nodes[node]
        variable = both.variables[level]
        (pattern,) = variable.patterns_for(variable.amounts(given_answers, AS_OF))
        node = children[values[level].index(pattern)]
    if statuses[0] != statuses[1]:
        assert pairs[node] == tuple(statuses)
    else:
        assert node == 0 or pairs[node][0] == pairs[node][1]


@given(rulebooks())
def test_a_rulebook_is_like_itself(sources):
    facts, rules = sources
    rulebook = compile_random(used_facts(facts, rules), rules)
    found = compare(rulebook, rulebook)
    assert found.alike
    assert str(found) == "No answer is judged differently."


@given(st.data())
def test_what_turns_one_way_turns_back_the_other(data):
    both_sources = [data.draw(rulebooks()) for _ in range(2)]
    old, new = (compile_random(used_facts(facts, rules), rules) for facts, rules in both_sources)
    forth, back = compare(old, new), compare(new, old)
    assert [(turn.time, turn.changed, turn.whole) for turn in forth.turns] == [
        (turn.time, turn.changed, turn.whole) for turn in back.turns
    ]
    assert forth.alike == back.alike


@given(st.lists(st.booleans(), min_size=24, max_size=24))
def test_blocks_lie_inside_cannot_grow_and_leave_nothing_out(truths):
    sizes = [2, 3, 4]
    points = list(product(*(range(size) for size in sizes)))
    holding = {point for point, truth in zip(points, truths, strict=True) if truth}
    table = Diagram(3)

    def draw(start):
        if len(start) == 3:
            return YES if start in holding else NO
        return table.node(len(start), [draw((*start, value)) for value in range(sizes[len(start)])])

    def inside(cube):
        return {point for point in points if all(point[level] in values for level, values in cube.items())}

    root = draw(())
    cubes = Cubes(table, sizes)
    found, rest = cubes.cover(root, 100)
    assert set().union(*map(inside, found)) == holding
    assert rest == NO
    assert cubes.count(root) == len(holding)
    for cube in found:
        for level, values in cube.items():
            for value in set(range(sizes[level])) - values:
                assert not inside({**cube, level: values | {value}}) <= holding
    some, rest = cubes.cover(root, 1)
    assert cubes.count(rest) == len(holding) - len(set().union(*map(inside, some)))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (
            "{all: [member, {age: '>= 2'}]}",
            "{all: [member, {age: '>= 3'}]}",
            [(("age: 2 years or more, but less than 3 years", "member: yes"), "met", "not_met")],
        ),
        ("member", "{any: [member, insured]}", [(("insured: yes", "member: no"), "not_met", "met")]),
        ("{school: [diploma, degree]}", "{school: degree}", [(("school: “A diploma”",), "met", "not_met")]),
        (
            "{within: 60 days, of: joined, do: member}",
            "{within: 90 days, of: joined, do: member}",
            [(("joined: 61 to 90 days ago", "member: no"), "not_met", "met_with_duty")],
        ),
        ("member", "{all: [member, approval]}", [(("member: yes",), "met", "left_to_others")]),
        ("member", "{when: {wording: strict}, need: member}", [(("member: no",), "not_met", "depends_on_reading")]),
        (
            "{sum: [swum, dived], is: '>= 10'}",
            "{sum: [swum, dived], is: '>= 12'}",
            [(("swum + dived is less than 12 hours, and swum + dived is 10 hours or more",), "met", "not_met")],
        ),
        ("approval", "{none: [approval]}", [((), "left_to_others", "left_to_others")]),
        ("{all: [member, insured]}", "{all: [insured, member]}", []),
        ("{all: [member, {any: [insured, {none: [insured]}]}]}", "member", []),
    ],
)
def test_changes_are_told_by_the_answers_they_turn_on(old, new, changes):
    assert [(tuple(sorted(answers)), *pair) for answers, *pair in changes_of(old, new)] == changes


def test_sentences_name_the_goal_the_answers_and_both_statuses():
    found = str(compare(book("{all: [member, {age: '>= 2'}]}"), book("{all: [member, {age: '>= 3'}]}")))
    first, second = found.splitlines()[:2]
    for says in ("goal: with ", "member: yes", "2 years or more, but less than 3 years", "met → not met"):
        assert says in first
    assert "1 of 6" in second


def test_no_more_is_told_than_one_can_read_and_the_rest_is_counted():
    facts = {f"f{index}": {"ask": "?"} for index in range(8)}
    every = [f"f{index}" for index in range(8)]
    old, new = ({"at_least": least, "of": every} for least in (3, 4))
    (turn,) = compare(book(old, facts=facts), book(new, facts=facts)).turns
    assert len(turn.changes) == MOST_LISTED
    assert (turn.changed, turn.whole, turn.unlisted) == (56, 256, 46)


def test_a_change_holds_for_its_time_alone():
    found = compare(compiled(SOURCES), changed(("values", "minimum"), "19"))
    assert [turn.time for turn in found.turns] == [Time("2026-01-01", "2027-01-01")]


def test_what_is_the_same_for_longer_is_told_once():
    old = book("{2026-01-01: {age: '>= 2'}, 2027-01-01: {age: '>= 2', text: Other words}}")
    new = book("{2026-01-01: {age: '>= 3'}, 2027-01-01: {age: '>= 3', text: Other words}}")
    (turn,) = compare(old, new).turns
    assert turn.time == Time("2026-01-01", None)


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("facts", "member", "ask"), "Do you belong?"),
        (("rules", "part", "text"), "A part"),
        (("rules", "club", "need", "all", 4, "need", "swum"), "'>= 11'"),
    ],
)
def test_other_words_are_no_change(path, new):
    found = compare(compiled(SOURCES), changed(path, new))
    assert found.alike
    assert str(found) == "No answer is judged differently."


@pytest.mark.parametrize(
    ("path", "new", "says"),
    [
        (("facts", "school", "options", "master"), "A master's degree", "has a new option master"),
        (("facts", "age", "unit"), "months", "another unit: years → months"),
        (("facts", "swum", "whole"), "true", "another whole: False → True"),
        (("facts", "joined", "date"), "any", "another date: past → any"),
    ],
)
def test_other_answers_to_a_question_count_as_a_change(path, new, says):
    found = compare(compiled(SOURCES), changed(path, new))
    assert not found.alike
    assert says in str(found)


def test_goals_and_facts_that_come_and_go_are_told():
    one = book("member")
    other = book("{any: [insured]}", rules={"more": {"title": "More", "need": "insured"}})
    found = compare(one, other)
    assert not found.alike
    for says in ("The goal more is new.", "The fact member is gone.", "The fact insured is new."):
        assert says in str(found)
    assert "The goal more is gone." in str(compare(other, one))


def test_a_question_that_another_now_answers_is_compared_as_two():
    facts = {"word": {"ask": "?"}}
    other = {"word": {"decided_by": "The board"}}
    (turn,) = compare(book("word", facts=facts), book("word", facts=other)).turns
    assert {(change.before, change.after) for change in turn.changes} == {
        ("met", "left_to_others"),
        ("not_met", "left_to_others"),
    }


@pytest.fixture
def run(tmp_path):
    for name, rulebook in (
        ("old", compiled(SOURCES)),
        ("words", changed(("rules", "club", "title"), "Club")),
        ("new", changed(("values", "minimum"), "19")),
    ):
        (tmp_path / f"{name}.json").write_text(rulebook.to_json(), encoding="utf-8")
    return partial(call, tmp_path, "compare")


def test_the_exit_status_tells_whether_any_status_turns(run):
    for name, status in (("old.json", 0), ("words.json", 0), ("new.json", 1), ("none.json", 2)):
        assert run("old.json", name).returncode == status
    assert "less than 19 years" in run("old.json", "new.json").stdout
    assert "none.json" in run("old.json", "none.json").stderr


def test_as_json_it_is_a_record(run):
    found = json.loads(run("old.json", "new.json", "--json").stdout)
    (turn,) = found["turns"]
    assert turn["goal"] == "club"
    assert set(turn["changes"][0]) == set(vars(StatusChange((), "", "")))
