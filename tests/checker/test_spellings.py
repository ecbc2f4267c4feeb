"""Every spelling of a clause, with the examples that stand beside it: read, compiled, and tried with their answers."""

from __future__ import annotations

from datetime import date

import pytest

from checker.compile import GRAMMAR, Fault
from tests.support.builders import read
from tests.support.compiling import compile_proved, compile_rulebook
from tests.support.verdicts import verdict

AS_OF = date(2026, 11, 21)
FACTS = read("""
a: {ask: a?}
b: {ask: b?}
c: {ask: c?}
hours: {ask: How many hours?, unit: hours}
months: {ask: How many months?, unit: months}
school: {ask: Which school?, options: {none: None, diploma: A diploma, degree: A degree}}
began: {ask: When did you begin?, date: any}
done_on: {ask: When was it done?, date: past}
""")
EXAMPLES = [
    pytest.param(example, id=f"{spelling.__name__} {example.clause}")
    for spelling in GRAMMAR.arguments
    for example in spelling.examples
]


def goal_of(need: object, facts: dict[str, object] | None = None) -> tuple[object, list[Fault]]:
    named = {name: raw for name, raw in {**FACTS, **(facts or {})}.items() if f"'{name}'" in str(need)}
    return compile_rulebook(named, {"goal": {"title": "Goal", "need": need}}, {})


def test_every_spelling_has_an_example_and_a_meaning_in_words():
    for spelling in GRAMMAR.arguments:
        assert spelling.examples, spelling
        assert spelling.__doc__, spelling


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_spelling_holds_and_fails_as_it_says(example):
    rulebook, faults = goal_of(example.clause)
    assert faults == []
    for answers in example.holds:
        assert verdict(rulebook, "goal", answers, AS_OF)["status"] in ("met", "met_with_duty"), answers
    for answers in example.fails:
        assert verdict(rulebook, "goal", answers, AS_OF)["status"] == "not_met", answers


def test_a_table_of_points_is_not_held_to_128_patterns():
    names = [f"credit_{number}" for number in range(14)]
    facts = {name: {"ask": f"{name}?"} for name in names}
    need = {"all": [{"points": [{"worth": 5, "need": {"any": [name]}} for name in names], "is": ">= 30"}, *names[:3]]}
    rulebook, faults = goal_of(need, facts)
    assert faults == []
    six = dict.fromkeys(names, False) | dict.fromkeys(names[:6], True)
    assert verdict(rulebook, "goal", six, AS_OF)["status"] == "met"
    assert verdict(rulebook, "goal", six | {names[5]: False}, AS_OF)["status"] == "not_met"


@pytest.mark.parametrize(
    ("test", "points", "status"),
    [
        ("> 10", 10, "not_met"),
        (">= 10.5", 10, "not_met"),
        ("<= 5", 5, "met"),
        ("< 5", 5, "not_met"),
        (">= 10", 10, "met"),
    ],
)
def test_points_are_compared_as_numbers_are(test, points, status):
    need = {"points": [{"worth": 5, "need": "a"}, {"worth": 5, "need": "b"}, {"worth": 2.5, "need": "c"}], "is": test}
    need["points"][2]["worth"] = read("w: 2.5")["w"]
    rulebook, faults = goal_of(need)
    assert faults == []
    answers = {"a": points >= 5, "b": points >= 10, "c": False}
    assert verdict(rulebook, "goal", answers, AS_OF)["status"] == status


FAULTS = [
    ({"points": [{"worth": 0, "need": "a"}], "is": ">= 1"}, "above 0"),
    ({"points": [{"need": "a"}], "is": ">= 1"}, "above 0"),
    ({"points": ["a"], "is": ">= 1"}, "an entry of points is written"),
    ({"points": [{"worth": 1, "need": "a"}], "is": ">= 1 hours"}, "not a number of points"),
    ({"points": [{"worth": 1, "need": "a"}, {"worth": 3000, "need": "b"}], "is": ">= 1"}, "steps"),
    ({"sum": ["months", {"hours": 2}], "is": ">= 1"}, "one unit, or each a weight"),
    ({"sum": [{"months": 1}, {"hours": 2}], "is": ">= 1 months"}, "different units"),
    ({"within": "60 days", "of": "began", "do": "a", "on": "b"}, "`b` is not one"),
]


@pytest.mark.parametrize(("need", "says"), FAULTS)
def test_what_no_shape_can_be_is_a_fault(need, says):
    _, faults = goal_of({"any": ["c", need]})
    assert says in " ".join(fault.message for fault in faults)


def test_a_ceiling_is_a_plain_message_at_the_question():
    months = {"ask": "How many of the last 24 months?", "unit": "months", "at_most": 24}
    rulebook, faults = goal_of({"months": ">= 12"}, {"months": months})
    assert faults == []
    assert verdict(rulebook, "goal", {"months": 24}, AS_OF)["status"] == "met"
    with pytest.raises(ValueError, match="with 24 months or less"):
        verdict(rulebook, "goal", {"months": "24.5"}, AS_OF)
    rules = {"goal": {"title": "Goal", "need": {"any": ["a", {"months": ">= 25"}]}}}
    _, _, dead = compile_proved({"a": FACTS["a"], "months": months}, rules, {})
    assert "changes no verdict" in dead[0].message
    for wrong, says in (
        ({"ask": "Yes?", "at_most": 3}, "at_most is a number above 0"),
        ({"ask": "How many?", "unit": "months", "at_most": 0}, "must be more than 0"),
    ):
        _, faults = goal_of({"any": ["a", "months" if "unit" not in wrong else {"months": ">= 1"}]}, {"months": wrong})
        assert says in faults[0].message


def test_what_was_not_begun_does_not_grow_by_waiting():
    years = {"ask": "How many years?", "unit": "years", "get": "wait"}
    rules = {"goal": {"title": "Goal", "need": {"sum": ["paid", "unpaid"], "is": ">= 4 years"}}}
    rulebook, faults = compile_rulebook({"paid": years, "unpaid": years}, rules, {})
    assert faults == []
    record = verdict(rulebook, "goal", {"paid": 1, "unpaid": 0}, AS_OF)
    assert record["earliest"]["days"] == 1096  # three years of paid work, and none of the other
    assert verdict(rulebook, "goal", {"paid": 0, "unpaid": 0}, AS_OF)["earliest"] is None
