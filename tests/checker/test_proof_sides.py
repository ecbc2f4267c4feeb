"""Rules that a proof once called dead: “not yet” is a side of a pair like any other."""

from __future__ import annotations

import pytest

from tests.support.builders import TODAY, read
from tests.support.compiling import compile_proved, compile_rulebook
from tests.support.verdicts import verdict

DAYS = """
hired: {ask: When were you hired?, date: past}
exam: {ask: When is your exam?, date: future}
started: {ask: When did you start?, date: any}
trained: {ask: When were you trained?, date: any}
applied: {ask: When did you apply?, date: past}
interview: {ask: When is your interview?, date: future}
insured: {ask: Are you insured?}
"""


@pytest.mark.parametrize(
    "need",
    [
        "{any: [{started: not_yet}, {sum: [started, {trained: -1}], is: '<= 60'}]}",
        "{all: [{hired: '>= 0 days ago'}, insured]}",
        "{all: [{exam: '>= 0 days ahead'}, insured]}",
        "{all: [{sum: [interview, {applied: -1}], is: '<= 0'}, insured]}",
        "{any: [{hired: not_yet}, {hired: '<= 60 days ago'}]}",
    ],
)
def test_not_yet_is_a_side_of_a_pair(need):
    facts = {name: raw for name, raw in read(DAYS).items() if name in need}
    rulebook, lines, faults = compile_proved(facts, {"goal": {"title": "Goal", "need": read(need)}}, {})
    assert faults == []
    assert rulebook is not None
    assert all(line.holds and line.fails for line in lines)


def test_what_not_yet_cannot_tell_apart_either_is_still_a_fault():
    facts = {name: raw for name, raw in read(DAYS).items() if name in ("hired", "insured")}
    need = read("{any: [insured, {hired: not_yet}, {hired: '>= 0 days ago'}]}")
    faults = compile_proved(facts, {"goal": {"title": "Goal", "need": need}}, {})[2]
    assert faults


def test_credits_of_unlike_worth_have_two_sides():
    facts = {name: {"ask": f"{name}?"} for name in ("small", "large")}
    need = read("{sum: [{small: 15}, {large: 20}], is: '>= 16'}")
    rulebook, lines, faults = compile_proved(facts, {"goal": {"title": "Goal", "need": need}}, {})
    assert rulebook is not None, faults
    assert [line.holds is not None for line in lines] == [True]


def table(size):
    return {f"c{index}": {"ask": f"{index}?", "get": {"hours": index + 1}} for index in range(size)}


def two_sums(size):
    """A need of two sums in which no two credits weigh the same."""
    weights = [{name: 9 + 7 * index % 31 for index, name in enumerate(table(size))}]
    weights.append({name: 5 + 11 * index % 37 for index, name in enumerate(table(size))})
    sums = [{"sum": [{name: weight} for name, weight in each.items()]} for each in weights]
    return {"all": [each | {"is": f">= {sum(worth.values()) // 2}"} for each, worth in zip(sums, weights, strict=True)]}


SHAPES = {
    "14 credits in two sums": (table(14), two_sums(14)),
    "a table of 12 credits": (table(12), {"sum": [{name: 10} for name in table(12)], "is": ">= 70"}),
    "the table with two lone uses": (
        table(12),
        {"all": [{"sum": [{name: 10} for name in table(12)], "is": ">= 70"}, {"any": ["c0", "c1"]}]},
    ),
    "three counts over 30 facts": (
        table(30),
        {"all": [{"at_least": 5, "of": [f"c{10 * part + index}" for index in range(10)]} for part in range(3)]},
    ),
    "6 of 12": (table(12), {"at_least": 6, "of": [*table(12)]}),
    "a total with 5 minimums": (
        {
            f"h{index}": {"ask": f"{index}?", "unit": "hours", "get": {"hours": 1, "dollars": index}}
            for index in range(6)
        },
        {
            "all": [
                {"sum": [f"h{index}" for index in range(6)], "is": ">= 60"},
                *({f"h{index}": ">= 5"} for index in range(5)),
            ]
        },
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shapes_of_real_rules_are_proved_and_answered(name):
    facts, need = SHAPES[name]
    rulebook, lines, faults = compile_proved(facts, {"goal": {"title": "Goal", "need": need}}, {})
    assert rulebook is not None, faults
    assert all(line.holds for line in lines)
    nothing = {fact: 0 if "unit" in raw else False for fact, raw in facts.items()}
    for answers in ({}, nothing):
        record = verdict(rulebook, "goal", answers, TODAY)
        assert record["status"] == ("not_met" if answers else "unsettled")
        assert record["nearest"]
        assert bool(record["because"]) is bool(answers)


def test_too_many_credits_for_two_sums_are_named_as_what_to_split():
    (fault,) = compile_rulebook(table(15), {"goal": {"title": "Goal", "need": two_sums(15)}}, {})[1]
    assert "split the sum" in fault.message
    assert "c14" in fault.message


def test_what_would_keep_a_person_waiting_names_what_to_split():
    """Two totals of 8 kinds with 4 minimums: a verdict would take a third of a second."""
    facts = {f"h{index}": {"ask": f"{index}?", "unit": "hours"} for index in range(8)}
    totals = {"any": [{"sum": [*facts], "is": ">= 60"}, {"all": [{"sum": [*facts], "is": ">= 40"}, {"h0": ">= 1"}]}]}
    need = {"all": [totals, {"h1": ">= 2"}, {"h2": ">= 3"}, {"h3": ">= 4"}]}
    (fault,) = compile_rulebook(facts, {"goal": {"title": "Goal", "need": need}}, {})[1]
    assert "split the sum" in fault.message
    assert "h7" in fault.message


def test_what_is_too_much_for_one_diagram_names_what_to_split():
    facts = {f"h{index}": {"ask": f"{index}?", "unit": "hours"} for index in range(8)}
    need = {"all": [{"sum": [*facts], "is": ">= 60"}, *({name: ">= 5"} for name in list(facts)[:7])]}
    (fault,) = compile_rulebook(facts, {"goal": {"title": "Goal", "need": need}}, {})[1]
    assert "split the sum" in fault.message
    assert "h0" in fault.message
