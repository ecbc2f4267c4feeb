"""What a person is to find out comes in the order that settles most, not in the order of asking."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.builders import book, judge
from tests.support.random_rulebooks import random_rulebook
from tests.support.strategies import AS_OF, answers
from tests.support.verdicts import verdict

SHORTCUT = {"any": ["cleared", {"all": ["member", {"swum": ">= 10"}, {"school": ["degree"]}]}]}
FACTS = {"cleared": {"ask": "Has a doctor cleared you?", "get": {"hours": 1}}}


def test_first_comes_what_leaves_the_fewest_others_open():
    rulebook = book(SHORTCUT, facts=FACTS)
    asked = judge(rulebook)["ask"]
    assert asked[-1] == "cleared"  # the only answer that a person can change
    record = judge(rulebook, **dict.fromkeys(asked, "unknown"))
    assert record["find_out"] == ["cleared", *asked[:-1]]  # a yes settles all of it
    assert record["next"] == {"kind": "find_out", "fact": "cleared"}


def test_of_what_settles_as_much_the_order_of_asking_stays():
    rulebook = book({"all": ["member", "insured", {"age": ">= 18"}]})
    unknown = dict.fromkeys(("age", "insured", "member"), "unknown")
    asked = [name for name in judge(rulebook)["ask"] if name in unknown]
    assert judge(rulebook, **unknown)["find_out"] == asked


def test_every_option_of_a_choice_is_as_likely_as_the_others():
    school = {
        "ask": "Which school?",
        "options": {"none": "None", "diploma": "A diploma", "degree": "A degree"},
        "get": {},
    }
    rulebook = book({"all": ["member", {"school": ["degree"]}]}, facts={"school": school | {"get": {"hours": 1}}})
    assert judge(rulebook)["ask"] == ["member", "school"]
    unknown = {"member": "unknown", "school": "unknown"}
    assert judge(rulebook, **unknown)["find_out"] == ["school", "member"]  # 2 of its 3 answers settle all


@given(st.data())
def test_what_comes_first_leaves_no_more_open_than_any_other(data):
    facts, _, rulebook = random_rulebook(data)
    lone = [name for name in facts if name in ("a", "b", "c") and "sum" not in str(rulebook.goals["goal"].to_data())]
    person = data.draw(answers(list(facts))) | dict.fromkeys(lone, "unknown")
    record = verdict(rulebook, "goal", person, AS_OF)
    assume(not record["ask"])
    found = record["find_out"]
    values = {"a": [False, True], "b": [False, True], "c": ["x", "y", "z"]}

    def remaining(name):
        records = [verdict(rulebook, "goal", {**person, name: value}, AS_OF) for value in values[name]]
        return sum(len(record["find_out"]) + len(record["ask"]) for record in records) / len(records)

    plain = [name for name in found if name in values]
    assert [remaining(name) for name in plain] == sorted(remaining(name) for name in plain)
