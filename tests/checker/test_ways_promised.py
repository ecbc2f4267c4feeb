"""Ways to yes that once broke their word: each of these small rulebooks is here with the way that is right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.support.builders import TODAY, read
from tests.support.compiling import compile_rulebook
from tests.support.verdicts import verdict


def ways(facts, rules, answers):
    """The ways to ``goal``, from YAML; the rulebook has no fault."""
    rulebook, faults = compile_rulebook(read(facts), read(rules), {})
    assert rulebook is not None, faults
    return verdict(rulebook, "goal", answers, TODAY)["nearest"]


def changed(way):
    return {step["fact"]: step["value"] for step in way["change"]}


def faults_in(facts, rules):
    return compile_rulebook(read(facts), read(rules), {})[1]


def test_the_price_of_a_way_is_that_of_the_changes_it_keeps():
    found = ways(
        """
        ethics: {ask: Ethics?, unit: hours, get: {hours: 1, dollars: 20}}
        general: {ask: General?, unit: hours, get: {hours: 1, dollars: 5}}
        """,
        """
        goal:
          title: Goal
          need: {all: [{any: [{ethics: ">= 10"}, {general: ">= 60"}]}, {sum: [ethics, general], is: ">= 40"}]}
        """,
        {"ethics": 2, "general": 40},
    )
    assert [(changed(way), way["cost"]) for way in found] == [
        ({"ethics": 10}, {"days": 0, "hours": 8, "dollars": 160, "known": True}),
        ({"general": 60}, {"days": 0, "hours": 20, "dollars": 100, "known": True}),
    ]


def test_as_many_facts_of_a_sum_change_as_it_takes():
    hours = "ask: Hours?, unit: hours, get: {hours: 1}"
    (way,) = ways(
        f"peer: {{{hours}}}\nlaw: {{{hours}}}\nethics: {{{hours}}}",
        """
        goal:
          title: Goal
          need: {all: [{sum: [peer, law, ethics], is: ">= 30"}, {peer: ">= 14"}, {law: ">= 2"}, {ethics: ">= 3"}]}
        """,
        {"peer": 0, "law": 0, "ethics": 0},
    )
    steps = changed(way)
    assert (sum(steps.values()), way["cost"]["hours"]) == (30, 30)
    assert steps["peer"] >= 14
    assert steps["law"] >= 2
    assert steps["ethics"] >= 3


def test_a_table_of_credits_is_filled_by_the_cheapest_that_are_enough():
    names = [f"c{index}" for index in range(12)]
    facts = "\n".join(f"{name}: {{ask: Credit?, get: {{hours: {index + 1}}}}}" for index, name in enumerate(names))
    terms = ", ".join(f"{{{name}: 10}}" for name in names)
    rules = f"goal: {{title: Goal, need: {{sum: [{terms}], is: '>= 70'}}}}"
    way = ways(facts, rules, dict.fromkeys(names, False))[0]
    assert changed(way) == dict.fromkeys(names[:7], True)
    assert way["cost"]["hours"] == sum(range(1, 8))


@pytest.mark.parametrize(("least", "size"), [(6, 12), (8, 16), (25, 50)])
def test_so_many_of_many_open_facts_have_a_way(least, size):
    names = [f"f{index}" for index in range(size)]
    facts = "\n".join(f"{name}: {{ask: Fact?}}" for name in names)
    found = ways(facts, f"goal: {{title: Goal, need: {{at_least: {least}, of: [{', '.join(names)}]}}}}", {})
    assert len(found) == 3
    assert all(len(way["if"]) == least for way in found)


CERTIFIED = "certified: {ask: Are you certified?, get: {goal: certification}}\ntraining: {ask: Trained?}"


def test_a_goal_that_is_met_already_is_named_with_nothing_left_to_do():
    rules = "goal: {title: Goal, need: certified}\ncertification: {title: Certification, need: training}"
    (way,) = ways(CERTIFIED, rules, {"certified": False, "training": True})
    assert way["goals"] == [{"goal": "certification", "met": True, "begin": [], "change": [], "if": []}]
    assert (way["wait"], way["change"], way["if"]) == (0, [], [])


def test_a_goal_is_named_beside_other_steps_and_with_the_goal_that_it_leans_on_itself():
    found = ways(
        """
        certified: {ask: Certified?, get: {goal: certification}}
        enrolled: {ask: Enrolled?, get: {goal: school}}
        paid: {ask: Paid?, get: {dollars: 5}}
        grown: {ask: Grown?}
        """,
        """
        goal: {title: Goal, need: {all: [certified, paid]}}
        certification: {title: Certification, need: enrolled}
        school: {title: School, need: grown}
        """,
        {"certified": False, "enrolled": False, "paid": False, "grown": True},
    )
    assert [changed(way) for way in found] == [{"paid": True}]
    assert [each["goal"] for each in found[0]["goals"]] == ["certification", "school"]


LICENSED = "licensed: {ask: Licensed?, get: {goal: license}}\nexam: {ask: Exam passed?}\nother: {ask: Other?}"
LICENSE = "license: {title: License, need: exam}\n"


@pytest.mark.parametrize(
    "need", ["{none: [licensed]}", "{when: licensed, need: other}", "{all: [{none: [licensed]}, {any: [other, exam]}]}"]
)
@pytest.mark.parametrize("answers", [{}, {"exam": True}])
def test_nobody_is_told_to_fail_an_exam(need, answers):
    used = LICENSED if "other" in need else LICENSED.rpartition("\n")[0]
    found = ways(used, f"{LICENSE}goal: {{title: Goal, need: {need}}}", answers)
    assert found
    assert all(way["goals"] == [] for way in found)
    assert all(step["value"] is not False for way in found for step in way["if"] if step["fact"] == "exam")


def test_who_meets_a_goal_has_what_it_brings_about_wherever_that_counts():
    need = "{any: [{all: [licensed, other]}, {all: [{none: [licensed]}, {none: [other]}]}]}"
    (way,) = ways(
        LICENSED, f"{LICENSE}goal: {{title: Goal, need: {need}}}", {"licensed": False, "other": True, "exam": True}
    )
    assert [each["goal"] for each in way["goals"]] == ["license"]
    assert (
        ways(
            LICENSED, f"{LICENSE}goal: {{title: Goal, need: {need}}}", {"licensed": True, "other": False, "exam": True}
        )
        == []
    )


@pytest.mark.parametrize("sum_", ["[months, {certified: 12}]", "[certified]"])
def test_what_a_goal_brings_about_cannot_be_added(sum_):
    (fault,) = faults_in(
        "certified: {ask: Certified?, get: {goal: certification}}\nmonths: {ask: Months?, unit: months}\nt: {ask: T?}",
        f"goal: {{title: Goal, need: {{all: [{{months: '>= 1'}}, {{sum: {sum_}, is: '>= 1'}}]}}}}\n"
        "certification: {title: Certification, need: t}",
    )
    assert fault.path == ("rules", "goal", "need", "all", 1, "sum")
    assert "certified" in fault.message


def test_decisions_are_named_only_where_the_way_waits_on_them():
    facts = "since: {ask: Since when?, date: past}\ntrained: {ask: Trained?}\nwaived: {decided_by: Board}"
    either = "goal: {title: Goal, need: {any: [{within: 60 days, of: since, do: trained}, waived]}}"
    (way,) = ways(facts, either, {"trained": False})
    assert [step["fact"] for step in way["if"]] == ["since"]
    assert way["left_to"] == []
    both = "goal: {title: Goal, need: {all: [{within: 60 days, of: since, do: trained}, waived]}}"
    assert [each["decided_by"] for each in ways(facts, both, {"trained": False})[0]["left_to"]] == ["Board"]


SCHOOL = "school: {ask: School?, options: {none: None, ged: GED, degree: Degree}, get: {hours: 1}}"


def test_nobody_is_told_to_lose_schooling():
    rules = "goal: {title: Goal, need: {school: [ged, none]}}"
    assert ways(SCHOOL, rules, {"school": "degree"}) == []
    either = "goal: {title: Goal, need: {school: [degree, none]}}"
    (way,) = ways(SCHOOL, either, {"school": "ged"})
    assert way["change"] == [{"fact": "school", "value": "degree", "options": ["degree"], "cost": {"hours": 1}}]


@pytest.mark.parametrize(("person", "exists"), [({}, True), ({"b": 0}, False), ({"b": Decimal("0.4")}, True)])
def test_a_number_is_never_rounded_past_an_upper_bound(person, exists):
    facts = "a: {ask: A?, unit: credits}\nb: {ask: B?, unit: credits}"
    both = "{sum: [{a: 3}, b], is: '>= 1'}, {sum: [{a: 3}, b], is: '<= 1'}"
    rulebook, _ = compile_rulebook(read(facts), read(f"goal: {{title: Goal, need: {{all: [{both}]}}}}"), {})
    found = verdict(rulebook, "goal", person, TODAY)["nearest"]
    assert bool(found) is exists
    for way in found:
        answers = person | {step["fact"]: step["value"] for step in way["if"]}
        assert verdict(rulebook, "goal", answers, TODAY)["status"] == "met"


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        ("> 3", "< 10", 4),
        ("> 3", "<= 4", 4),
        ("> 3", "< 4", "3.1"),
        ("> 2.5", "< 2.6", "2.51"),
        (">= 3.5", "< 10", "3.5"),
    ],
)
@pytest.mark.parametrize("person", [{}, {"a": 1}, {"a": 1, "b": 0}])
def test_a_number_just_past_a_threshold_is_the_lowest_with_the_fewest_digits(low, high, value, person):
    facts = "a: {ask: A?, unit: credits, get: {hours: 2}}\nb: {ask: B?, unit: credits}"
    alone = f"goal: {{title: Goal, need: {{all: [{{a: '{low}'}}, {{a: '{high}'}}, {{b: '< 1'}}]}}}}"
    added = f"goal: {{title: Goal, need: {{all: [{{sum: [a, b], is: '{low}'}}, {{sum: [a, b], is: '{high}'}}]}}}}"
    for rules in (alone, added):
        way = ways(facts, rules, person)[0]
        asked = changed(way) | {step["fact"]: step["value"] for step in way["if"]}
        amounts = {name: Decimal(amount) for name, amount in (person | asked).items()}
        assert amounts["a"] + (amounts.get("b", 0) if rules == added else 0) == Decimal(value)


def test_a_wait_past_the_end_of_the_calendar_is_no_way():
    rulebook, _ = compile_rulebook(
        read("y: {ask: Years?, unit: years, get: wait}"), read("goal: {title: Goal, need: {y: '>= 150'}}"), {}
    )
    assert verdict(rulebook, "goal", {"y": 1}, date(9900, 1, 1))["nearest"] == []
    assert verdict(rulebook, "goal", {"y": 1}, date(9900, 1, 1))["earliest"] is None


@pytest.mark.parametrize("depth", [130, 600])
def test_clauses_nested_too_deep_are_a_fault_of_their_rule(depth):
    need = "y"
    for index in range(depth):
        need = {"all": [need, "z"]} if index % 2 else {"any": [need, "z"]}
    _, faults = compile_rulebook(read("y: {ask: Y?}\nz: {ask: Z?}"), {"goal": {"title": "Goal", "need": need}}, {})
    assert [fault.path[:3] for fault in faults] == [("rules", "goal", "need")]
    assert "deep" in faults[0].message


@pytest.mark.parametrize("answers", [{}, {"licensed": False}])
def test_no_way_asks_to_meet_a_goal_or_to_leave_it_by_what_nobody_knows_yet(answers):
    """Who has the exam needs the license, and who has not must be without: a way says which, and not either."""
    need = "{any: [{all: [licensed, other]}, {none: [licensed, other]}]}"
    rules = f"license: {{title: License, need: {{any: [exam, {{none: [exam]}}]}}}}\ngoal: {{title: Goal, need: {need}}}"
    found = ways(LICENSED, rules, answers)
    assert found
    for way in found:
        assert "other" in {step["fact"] for step in way["if"]}
        assert not (way["goals"] and {"fact": "licensed", "value": False} in way["if"])


def test_another_goal_counts_its_months_from_the_day_asked_about():
    facts = "certified: {ask: Certified?, get: {goal: other}}\nexam: {ask: When is the exam?, date: future}"
    rules = """
    goal: {title: Goal, need: certified}
    other: {title: Other, need: {exam: "> 1 months ahead"}}
    """
    (way,) = ways(facts, rules, {"certified": False})
    (step,) = way["goals"][0]["if"]
    assert step["from"] == "2026-12-22"


def test_no_number_is_asked_for_that_only_an_answer_past_its_limit_would_settle():
    facts = "months: {ask: How many months?, unit: months, at_most: 24}"
    rulebook, _ = compile_rulebook(
        read(f"{facts}\nother: {{ask: Other?}}"),
        read("goal: {title: Goal, need: {any: [{months: '> 24'}, {all: [other, {months: '>= 6'}]}]}}"),
        {},
    )
    assert verdict(rulebook, "goal", {"other": False}, TODAY)["status"] == "not_met"
    assert verdict(rulebook, "goal", {"other": True}, TODAY)["ask"] == ["months"]


def test_a_wait_counts_what_is_not_answered_and_what_could_be_changed():
    facts = """
    days: {ask: How many days?, unit: days, get: wait}
    course: {ask: Taken the course?, get: {dollars: 5}}
    """
    rules = "goal: {title: Goal, need: {sum: [days, {course: 2}], is: '>= 6'}}"
    rulebook, _ = compile_rulebook(read(facts), read(rules), {})
    record = verdict(rulebook, "goal", {"days": 3}, TODAY)
    assert record["earliest"]["days"] == 3  # whatever the answer about the course
    first, second = ways(facts, rules, {"days": 3, "course": False})
    assert (first["wait"], changed(first)) == (1, {"course": True})
    assert (second["wait"], changed(second)) == (3, {})


def test_a_wait_reaches_a_fixed_day_that_an_answer_cannot_have_yet():
    facts = "began: {ask: When did it begin?, date: past, get: {hours: 1}}"
    rules = "goal: {title: Goal, need: {began: 'on or after 2026-11-25'}}"
    (way,) = ways(facts, rules, {"began": "not_yet"})
    assert (way["wait"], changed(way)) == (4, {"began": "2026-11-25"})


def test_a_number_that_grows_day_by_day_is_not_whole():
    (fault,) = faults_in(
        "weeks: {ask: How many weeks?, unit: weeks, whole: true, get: wait}",
        "goal: {title: Goal, need: {weeks: '>= 2'}}",
    )
    assert fault.message == "a number that grows day by day is a fraction most of the time, so take its whole away"
