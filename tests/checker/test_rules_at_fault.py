"""What is wrong between facts, rules and values: names, circles, what nobody uses and what nobody can meet."""

from __future__ import annotations

import re
from datetime import date

import pytest

from checker.compile import Faults
from tests.support.builders import FACTS, faults_of, read
from tests.support.compiling import compile_rulebook

GOAL = ("rules", "goal")
FIRST, SECOND = date(2026, 1, 1), date(2027, 1, 1)


def assert_fault(found, path, pattern):
    """The faults, after holding that there is one at the path and that it says so."""
    assert [fault for fault in found if fault.path == path and re.search(pattern, fault.message)], found
    return found


@pytest.mark.parametrize("names", [["one"], ["one", "two"], ["one", "two", "three"]])
def test_a_circle_of_rules_is_told_with_its_way_round(names):
    rules = {
        name: {"need": {"any": ["member", after]}} for name, after in zip(names, [*names[1:], names[0]], strict=True)
    }
    found = faults_of("one", rules)
    assert_fault(found, ("rules", names[-1], "need", "any", 1), " → ".join([*names, "one"]))


def test_a_rule_named_twice_is_no_circle():
    assert faults_of("{all: [part, {any: [part, insured]}]}", {"part": {"need": "member"}}) == []


def test_a_fact_and_a_rule_share_no_name():
    found = faults_of("{all: [member, insured]}", {"insured": {"need": "member"}})
    assert_fault(found, ("rules", "insured"), "`insured`.*fact")


@pytest.mark.parametrize(
    "word", ["all", "sum", "is", "within", "of", "do", "need", "cite", "desirable", "not_yet", "never", "unknown"]
)
def test_a_word_of_the_language_is_no_name(word):
    assert_fault(faults_of("member", facts={word: {"ask": "Yes?"}}), ("facts", word), f"`{word}`.*word")
    assert_fault(faults_of("member", {word: {"title": "T", "need": "member"}}), ("rules", word), f"`{word}`.*word")
    assert_fault(faults_of("member", values={word: 1}), ("values", word), f"`{word}`.*word")


def test_a_fact_nobody_uses_is_told():
    (fault,) = faults_of("member", facts={"insured": FACTS["insured"]})
    assert fault.path == ("facts", "insured")


def test_a_fact_in_a_desirable_clause_or_behind_a_date_is_used():
    assert faults_of("{all: [member, {need: insured, desirable: true}]}") == []
    assert faults_of({"any": ["member", {SECOND: "insured"}]}) == []


def test_a_rule_nobody_uses_is_told_even_where_another_such_rule_names_it():
    found = faults_of("member", {"part": {"need": "insured"}, "whole": {"need": "part"}})
    assert {fault.path for fault in found} == {("rules", "part"), ("rules", "whole")}


def test_a_rule_that_is_but_another_name_is_used():
    assert faults_of("alias", {"alias": {"need": "part"}, "part": {"need": "member"}}) == []


def test_a_rule_without_need_is_told():
    assert_fault(faults_of("member", {"other": {"title": "Other"}}), ("rules", "other"), "`need` is missing")
    assert_fault(faults_of("member", {"other": "member"}), ("rules", "other"), "mapping")


@pytest.mark.parametrize(
    "need",
    [
        "never",
        "{all: [member, {none: [member]}]}",
        "{all: [{age: '> 18'}, {age: '< 18'}]}",
        "{all: [{school: none}, {school: degree}]}",
        "{sum: [swum, dived], is: '< 0'}",
        "{all: [{medals: '> 2'}, {medals: '< 3'}]}",
        "{all: [{joined: not_yet}, {joined: '<= 3 days ago'}]}",
        "{all: [{sum: [swum, dived], is: '>= 4'}, {swum: '<= 1'}, {dived: '<= 2'}]}",
    ],
)
def test_a_goal_nobody_can_meet_is_told(need):
    (fault,) = faults_of(need)
    assert fault.path == GOAL
    assert re.search("nobody can meet", fault.message)


@pytest.mark.parametrize(
    "need",
    [
        "{all: [{age: '> 18'}, {age: '< 19'}]}",
        "{sum: [swum, dived], is: '<= 0'}",
        "{all: [{medals: '> 2'}, {medals: '< 4'}]}",
    ],
)
def test_a_goal_that_one_person_can_meet_is_none(need):
    assert faults_of(need) == []


def test_a_goal_closed_in_every_period_is_told_and_one_open_in_some_is_not():
    assert_fault(faults_of({FIRST: "never", SECOND: "never"}), GOAL, "nobody can meet")
    assert faults_of({FIRST: "member", SECOND: "never"}) == []
    assert faults_of({SECOND: "member"}) == []


def test_getting_an_unknown_goal_suggests_a_near_one():
    fact = {"ask": "Insured?", "get": {"goal": "gaol"}}
    assert_fault(
        faults_of("{all: [member, insured]}", facts={"insured": fact}),
        ("facts", "insured", "get", "goal"),
        "`gaol`.*`goal`",
    )


def test_getting_a_rule_that_is_no_goal_is_told():
    fact = {"ask": "Insured?", "get": {"goal": "part"}}
    found = faults_of("{all: [part, insured]}", {"part": {"need": "member"}}, facts={"insured": fact})
    assert_fault(found, ("facts", "insured", "get", "goal"), "`part`")


def test_goals_that_get_one_another_in_a_circle_are_told():
    facts = {"member": {"ask": "Member?", "get": {"goal": "other"}}, "insured": {"ask": "I?", "get": {"goal": "goal"}}}
    assert faults_of("member", {"other": {"title": "Other", "need": "insured"}}, facts=facts)
    assert faults_of("member", facts={"member": {"ask": "Member?", "get": {"goal": "goal"}}})


def test_a_sum_with_many_minimums_has_too_many_patterns():
    names = [f"hours_{number}" for number in range(8)]
    facts = {name: {"ask": f"{name}?", "unit": "hours"} for name in names}
    need = {"all": [{"sum": names, "is": ">= 80"}, *({name: ">= 5"} for name in names)]}
    (fault,) = faults_of(need, facts=facts)
    assert fault.path == GOAL
    assert re.search("hours_0.*hours_7.*too many", fault.message)


@pytest.mark.parametrize(
    ("terms", "says"), [(5, []), (7, ["take too long to judge"]), (8, ["can fall in too many ways"])]
)
def test_a_sum_may_have_128_patterns_and_no_more_where_its_answers_are_judged_soon(terms, says):
    names = [f"credit_{number}" for number in range(terms)]
    need = {"any": [{"sum": names, "is": "> 0"}, *names]}
    found = faults_of(need, facts={name: {"ask": f"{name}?"} for name in names})
    assert len(found) == len(says)
    assert all(part in fault.message for part, fault in zip(says, found, strict=True))


@pytest.mark.parametrize("value", [True, "16", -1, {"amount": "x"}, {FIRST: "16"}])
def test_a_value_is_a_number_from_0_up(value):
    assert {fault.path[:2] for fault in faults_of("member", values={"minimum": value})} == {("values", "minimum")}


def example(**changes):
    return {"name": "A person", "as_of": date(2026, 11, 21), "answers": {"member": True}, "status": "met"} | changes


@pytest.mark.parametrize(
    ("changes", "place", "says"),
    [
        ({"status": "not_met"}, ("status",), "is met, not not_met"),
        ({"answers": {"member": False}}, ("status",), "is not_met"),
        ({"answers": {"member": "maybe"}}, ("answers", "member"), "yes, no"),
        ({"answers": {"membr": True}}, ("answers", ""), "“membr”.*“member”"),
    ],
)
def test_an_example_that_comes_out_otherwise_is_told(changes, place, says):
    rule = {"title": "Other", "need": "member", "examples": [example(), example(**changes)]}
    (fault,) = faults_of("member", {"other": rule})
    assert fault.path == ("rules", "other", "examples", 1, *place)
    assert re.search(says, fault.message)


def test_an_example_of_a_rule_without_a_title_is_told():
    rule = {"need": "member", "examples": [example()]}
    assert_fault(faults_of("part", {"part": rule}), ("rules", "part", "examples", 0), "title")


def test_no_rules_at_all_are_a_rulebook():
    rulebook, faults = compile_rulebook({}, {}, read("{minimum: 16}"))
    assert (rulebook.goals, faults) == ({}, [])


def test_a_goal_too_large_for_one_diagram_is_refused_naming_the_fact_to_split():
    pairs = [(f"a{index:02}", f"b{index:02}") for index in range(13)]
    facts = {name: {"ask": name} for pair in pairs for name in pair}
    rule = {"all": [{"any": [first for first, _ in pairs]}, {"any": [{"all": list(pair)} for pair in pairs]}]}
    rulebook, faults = compile_rulebook(facts, {"goal": {"title": "Goal", "need": rule}}, {})
    assert rulebook is None
    (fault,) = faults
    assert fault.path == ("rules", "goal")
    assert re.search(r"too large .* `[ab]\d\d`", fault.message)


def test_a_fault_is_told_once_whatever_was_found():
    faults = Faults()
    for _ in range(2):
        faults.add(("rules", "club"), "{word} is no term of a sum", word=[[{"swum": 1}]])
    assert [fault.message for fault in {*faults}] == ["`[{'swum': 1}]` is no term of a sum"]
