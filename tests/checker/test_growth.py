"""What must go on for a number to grow: asked after the requirements, and only where a wait would matter."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.ways.search import _Search
from checker.wording import plain, result_in_words
from tests.support.builders import TODAY, read
from tests.support.compiling import compile_rulebook
from tests.support.verdicts import verdict

PAID = "paid: {ask: How many paid years?, unit: years, get: {while: working, begin: work for pay}}\n"
FREE = "free: {ask: How many volunteer years?, unit: years, get: {while: helping}}\n"
WORKING = "working: {ask: Do you work now?}\n"
HELPING = "helping: {ask: Do you volunteer now?}\n"
HOURS = "hours: {ask: How many hours?, unit: hours, get: {per_week: weekly}}\n"
WEEKLY = "weekly: {ask: How many hours a week?, unit: hours}\n"


def judged(facts, need, **answers):
    rulebook, faults = compile_rulebook(read(facts), read(f"goal: {{title: Goal, need: {need}}}"), {})
    assert rulebook, faults
    return rulebook, verdict(rulebook, "goal", answers, TODAY)


def test_whether_it_goes_on_is_asked_last_and_only_where_a_wait_would_matter():
    facts, need = PAID + WORKING, "{paid: '>= 2'}"
    rulebook, record = judged(facts, need)
    assert (record["ask"], record["ask_plan"]) == (["paid"], [])
    assert rulebook.goals["goal"].period(TODAY).order == ("paid", "working")
    assert judged(facts, need, paid=1)[1]["ask_plan"] == ["working"]
    for paid in (0, 2):  # nothing grows from 0, and 2 years are enough
        assert judged(facts, need, paid=paid)[1]["ask_plan"] == []
    for working in (True, False, "unknown"):
        assert judged(facts, need, paid=1, working=working)[1]["ask_plan"] == []


def test_a_wait_has_a_day_only_while_the_work_goes_on():
    facts, need = PAID + WORKING, "{paid: '>= 2'}"
    _, record = judged(facts, need, paid=1, working=True)
    assert record["earliest"] == {"days": 366, "day": "2027-11-22"}
    assert [(way["wait"], way["begin"]) for way in record["nearest"]] == [(366, [])]
    for working in ({}, {"working": False}, {"working": "unknown"}):
        rulebook, record = judged(facts, need, paid=1, **working)
        assert (record["status"], record["earliest"], record["days"]) == ("not_met", None, [])
        (way,) = record["nearest"]
        assert (way["wait"], way["begin"]) == (366, [{"fact": "paid", "value": 2, "at_least": 2, "now": 1}])
    words = result_in_words(rulebook, record, {"paid": 1, "working": "unknown"})
    step = plain(words["next"]["step"])
    assert step == (
        "Your next step is to keep doing this: work for pay (2 years or more). "
        "This takes 366 days, counted from the day you start."
    )


@pytest.mark.parametrize(
    ("going_on", "days"),
    [({"working": True, "helping": True}, 366), ({"working": True}, 731), ({"helping": True}, 731), ({}, None)],
)
def test_of_one_sum_only_the_terms_that_go_on_grow(going_on, days):
    states = {"working": False, "helping": False} | going_on
    _, record = judged(PAID + FREE + WORKING + HELPING, "{sum: [paid, free], is: '>= 4'}", paid=1, free=1, **states)
    assert (record["earliest"] or {"days": None})["days"] == days


def test_what_goes_on_is_asked_for_each_term_that_would_matter():
    facts = PAID + FREE + WORKING + HELPING
    need = "{sum: [paid, free], is: '>= 4'}"
    assert judged(facts, need, paid=1, free=1)[1]["ask_plan"] == ["working", "helping"]
    assert judged(facts, need, paid=1, free=0)[1]["ask_plan"] == ["working"]
    need = "{any: [{paid: '>= 4'}, {all: [{free: '>= 4'}, never]}]}"
    assert judged(facts, need, paid=1)[1]["ask_plan"] == ["working"]


def test_hours_have_a_day_by_the_hours_a_week_that_go_into_them():
    facts, need = HOURS + WEEKLY, "{hours: '>= 100'}"
    assert judged(facts, need, hours=60)[1]["ask_plan"] == ["weekly"]
    _, record = judged(facts, need, hours=60, weekly=20)
    assert record["earliest"]["days"] == 14
    assert [(way["wait"], way["change"]) for way in record["nearest"]] == [(14, [])]
    for weekly in (0, "unknown"):
        _, record = judged(facts, need, hours=60, weekly=weekly)
        assert record["earliest"] is None
        (way,) = record["nearest"]
        assert (way["wait"], way["cost"]["hours"]) == (0, 40)


def test_hours_may_also_ask_whether_they_go_on():
    facts = HOURS.replace("{per_week", "{while: working, per_week") + WEEKLY + WORKING
    need = "{hours: '>= 100'}"
    assert judged(facts, need, hours=60)[1]["ask_plan"] == ["working"]
    assert judged(facts, need, hours=60, working=True)[1]["ask_plan"] == ["weekly"]
    assert judged(facts, need, hours=60, working=False)[1]["ask_plan"] == []
    assert judged(facts, need, hours=60, working=True, weekly=Decimal("3.5"))[1]["earliest"]["days"] == 80


def test_a_number_grows_to_its_ceiling_and_no_further():
    facts = "paid: {ask: Months of the last 24?, unit: months, get: wait, at_most: 24}"
    assert judged(facts, "{paid: '>= 24'}", paid=12)[1]["earliest"]["days"] == 366
    assert judged(facts, "{any: [{paid: '> 24'}, {paid: '< 1'}]}", paid=12)[1]["nearest"] == []


def test_whether_it_goes_on_may_be_a_requirement_too():
    facts, need = PAID + WORKING, "{all: [working, {paid: '>= 2'}]}"
    assert judged(facts, need, paid=1, working=True)[1]["earliest"]["days"] == 366
    assert judged(facts, need, paid=1)[1]["ask"] == []


@pytest.mark.parametrize(
    ("facts", "at", "says"),
    [
        (PAID, "while", "no fact is called `working`"),
        (PAID + WORKING.replace("working", "workin"), "while", "did you mean `workin`"),
        (
            PAID + "working: {ask: How many?, unit: jobs}\n",
            "while",
            "a question about yes or no, but `working` is not one",
        ),
        (PAID + "working: {decided_by: The employer}\n", "while", "`working` is not one"),
        (HOURS + "weekly: {ask: How many?, unit: days}\n", "per_week", "a number of hours, but `weekly` is not one"),
        (PAID.replace("years", "hours") + WORKING, "while", "name that fact under per_week"),
        (PAID.replace("while", "per_week") + WORKING, "per_week", "this one counts years"),
        (PAID.replace(", unit: years", "") + WORKING, None, "grows by waiting"),
    ],
)
def test_a_growth_that_nothing_can_tell_is_a_fault(facts, at, says):
    name = facts.partition(":")[0]
    _, faults = compile_rulebook(read(facts), read(f"goal: {{title: Goal, need: {{{name}: '>= 1'}}}}"), {})
    assert any(says in fault.message and fault.path == ("facts", name, "get", at)[: 4 if at else 3] for fault in faults)


def test_a_growth_that_nothing_can_tell_is_the_only_fault_of_an_example_that_would_wait():
    facts = "nights: {ask: How many nights?, unit: nights, get: wait}"
    example = "{name: A night short, as_of: 2026-11-28, answers: {nights: 29}, status: not_met}"
    goal = f"goal: {{title: Goal, need: {{nights: '>= 30 nights'}}, examples: [{example}]}}"
    _, faults = compile_rulebook(read(facts), read(goal), {})
    (fault,) = faults
    assert (fault.path, "grows by waiting" in fault.message) == (("facts", "nights", "get"), True)


def test_nothing_is_searched_twice_where_three_ways_take_no_wait(monkeypatch):
    searched = []
    ways = _Search.ways
    monkeypatch.setattr(_Search, "ways", lambda *args: searched.append(args) or ways(*args))
    others = "".join(f"{name}: {{ask: Have you {name}?, get: {{hours: 1}}}}\n" for name in "abc")
    person = {"paid": 1, "a": False, "b": False, "c": False}
    _, record = judged(PAID + WORKING + others, "{any: [{paid: '>= 2'}, a, b, c]}", **person)
    assert (record["ask_plan"], len(record["nearest"]), len(searched)) == ([], 3, 1)
    _, record = judged(PAID + WORKING + others, "{any: [{paid: '>= 2'}, a, b, {all: [b, c]}]}", **person)
    assert record["ask_plan"] == ["working"]


def test_a_wait_brings_no_way_again_that_needs_none(monkeypatch):
    found = []
    ways = _Search.ways
    monkeypatch.setattr(_Search, "ways", lambda *args: found.append(ways(*args)) or found[-1])
    person = {"paid": 1, "working": True, "a": False, "b": False}
    others = "a: {ask: A?, get: {hours: 1}}\nb: {ask: B?, get: {hours: 2}}\n"
    judged(PAID + WORKING + others, "{any: [a, {all: [{paid: '>= 2'}, b]}]}", **person)
    assert [[(way.wait, dict(way.changes)) for way in each] for each in found] == [[(0, {"a": 1})], [(366, {"b": 1})]]
