"""The nearest ways to yes and the earliest day keep their promises, over random rulebooks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker.case.status import status
from checker.facts.answers import read_answers
from checker.ways.waiting import case_after
from tests.support.brute_force import Oracle
from tests.support.builders import book, judge
from tests.support.compiling import compile_rulebook
from tests.support.random_rulebooks import compile_random, complete_answers, random_rulebook, used_facts
from tests.support.strategies import AS_OF, FACTS, answers, clauses, rulebooks
from tests.support.verdicts import verdict

YES = ("met", "met_with_duty")


def asked_rulebook(data):
    facts, _, rulebook = random_rulebook(data)
    return rulebook, data.draw(answers(list(facts)))


def status_after(rulebook, person, way, without=None):
    """The goal's status once the way is gone, but for one step."""
    steps = [step for step in (*way["begin"], *way["change"], *way["if"]) if step is not without]
    then = {**person, **{step["fact"]: step["value"] for step in steps}}
    before = read_answers(rulebook.facts, person, AS_OF)
    changed = {step["fact"] for step in steps}
    case = case_after(rulebook.goals["goal"], before, AS_OF, way["wait"])
    later = read_answers(rulebook.facts, {name: then[name] for name in changed}, date.fromisoformat(way["day"]))
    return status(case.period, type(case)(case.period, {**case.answers, **later}, case.as_of).remaining)


@given(st.data())
def test_every_way_keeps_its_promise_and_needs_each_of_its_steps(data):
    rulebook, person = asked_rulebook(data)
    record = verdict(rulebook, "goal", person, AS_OF)
    assert len(record["nearest"]) <= 3
    assert record["nearest"] == [] or record["status"] not in YES
    for way in record["nearest"]:
        after = status_after(rulebook, person, way)
        assert after in YES if not way["left_to"] else after in (*YES, "left_to_others", "depends_on_reading")
        for step in (*way["begin"], *way["change"], *way["if"]):
            assert status_after(rulebook, person, way, without=step) not in YES


@given(st.data())
def test_no_way_asks_a_person_to_lose_something(data):
    rulebook, person = asked_rulebook(data)
    for way in verdict(rulebook, "goal", person, AS_OF)["nearest"]:
        for step in way["change"]:
            kind = rulebook.facts[step["fact"]].kind
            assert step["value"] is True or kind != "yes_no"
            if kind == "number":
                assert Decimal(step["value"]) > person[step["fact"]]
            assert rulebook.facts[step["fact"]].get is not None
        for step in way["if"]:
            assert person.get(step["fact"], "unknown") == "unknown"


@given(st.data())
def test_ways_come_in_the_order_of_their_price(data):
    rulebook, person = asked_rulebook(data)
    ways = verdict(rulebook, "goal", person, AS_OF)["nearest"]
    prices = [
        (
            not way["cost"]["known"],
            way["wait"] + Decimal(way["cost"]["days"]),
            Decimal(way["cost"]["hours"]),
            Decimal(way["cost"]["dollars"]),
            len(way["begin"]) + len(way["change"]),
        )
        for way in ways
    ]
    assert prices == sorted(prices)


@given(st.data())
def test_the_earliest_day_is_the_first_that_waiting_alone_makes_a_yes(data):
    rulebook, person = asked_rulebook(data)
    before = read_answers(rulebook.facts, person, AS_OF)
    record = verdict(rulebook, "goal", person, AS_OF)

    def settled(days):
        case = case_after(rulebook.goals["goal"], before, AS_OF, days)
        return status(case.period, case.remaining) in YES

    first = next((days for days in range(60) if settled(days)), None)
    assert (record["earliest"] or {"days": None})["days"] == (first or None)


@given(st.data())
def test_the_earliest_day_is_that_of_numbers_grown_by_hand(data):
    facts, rules = data.draw(rulebooks())
    tests = [{"z": ">= 2 weeks"}, {"z": "> 1 weeks"}, {"z": "< 3 weeks"}, {"y": ">= 3 days"}]
    test = data.draw(st.sampled_from(tests))
    rules["goal"]["need"] = {data.draw(st.sampled_from(["all", "any"])): [test, rules["goal"]["need"]]}
    facts = used_facts(facts | {name: FACTS[name] for name in test}, rules)
    rulebook = compile_random(facts, rules)
    person = complete_answers(data.draw, list(facts))
    record = verdict(rulebook, "goal", person, AS_OF)
    if record["status"] in YES:
        assert record["earliest"] is None
        return

    def met(days):
        grown = dict(person)
        for name, each_day in (("y", Fraction(1)), ("z", Fraction(1, 7))):
            if person.get(name, 0) > 0 and (name == "y" or person.get("b") is True):
                grown[name] = Fraction(person[name]) + each_day * days
        return Oracle(facts, rules, "goal", AS_OF + timedelta(days)).outcome(grown)[0] in YES

    first = next((days for days in range(1, 45) if met(days)), None)
    found = (record["earliest"] or {"days": None})["days"]
    assert found == first or (first is None and found > 44)


@given(st.data())
def test_where_changing_answers_can_make_a_yes_some_way_is_found(data):
    rulebook, person = asked_rulebook(data)
    record = verdict(rulebook, "goal", person, AS_OF)
    assume(record["status"] not in YES)
    drawn_too = data.draw(answers(list(rulebook.facts)))
    changed = {name: value for name, value in drawn_too.items() if allowed(person, name, value)}
    if verdict(rulebook, "goal", {**person, **changed}, AS_OF)["status"] in YES:
        assert record["nearest"]


def allowed(person, name, value):
    """Whether a person could come to this answer from the one given, without waiting."""
    if value == "unknown":
        return False
    old, get = person.get(name, "unknown"), FACTS[name].get("get")
    if old in ("unknown", value):
        return True
    if get is None or "while" in get or (get == "wait" and FACTS[name]["unit"] != "hours"):
        return False
    if "unit" in FACTS[name]:
        return value > old
    if "date" in FACTS[name]:
        return old == "not_yet" and value == AS_OF
    options = list(FACTS[name].get("options", ()))
    return value is True or (value in options and options.index(value) > options.index(old))


def cost(person, changed):
    """What it takes to change these answers: an unknown cost, days, hours, dollars and the number of changes."""
    total = [False, Decimal(0), Decimal(0), Decimal(0), 0]
    for name, value in changed.items():
        old = person.get(name, "unknown")
        if old in ("unknown", value):
            continue
        get = {"hours": 1} if FACTS[name]["get"] == "wait" else FACTS[name]["get"]
        units = value - old if "unit" in FACTS[name] else 1
        total[0] = total[0] or not get
        for place, key in enumerate(("days", "hours", "dollars"), 1):
            total[place] += get.get(key, 0) * units
        total[4] += 1
    return total


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.data())
def test_no_change_of_answers_is_cheaper_than_the_first_way(data):
    facts, rules, rulebook = random_rulebook(data)
    assume(not re.search("[<>] |none|when", str(rules)))  # past a threshold that is left out, there is no cheapest
    person = data.draw(answers(list(facts)))
    record = verdict(rulebook, "goal", person, AS_OF)
    assume(record["status"] not in YES)
    others = data.draw(answers(list(facts)))
    changed = {name: value for name, value in others.items() if allowed(person, name, value)}
    if verdict(rulebook, "goal", {**person, **changed}, AS_OF)["status"] in YES:
        way = record["nearest"][0]
        price = way["cost"]
        days, hours, dollars = (Decimal(price[key]) for key in ("days", "hours", "dollars"))
        rank = [not price["known"], way["wait"] + days, hours, dollars, len(way["change"])]
        assert way["left_to"] == []
        assert rank <= cost(person, changed)


@given(st.data())
def test_the_price_of_a_way_is_the_price_of_its_changes(data):
    rulebook, person = asked_rulebook(data)
    for way in verdict(rulebook, "goal", person, AS_OF)["nearest"]:
        assume(way["wait"] == 0)  # what has grown by then is not what was told
        changed = {step["fact"]: step["value"] for step in way["change"]}
        as_told = {name: Decimal(value) if "unit" in FACTS[name] else value for name, value in changed.items()}
        unknown, *sums, _ = cost(person, as_told)
        price = way["cost"]
        assert [Decimal(price[key]) for key in ("days", "hours", "dollars")] == sums
        assert price["known"] is not unknown


def test_a_range_of_days_is_found_beside_what_only_not_yet_makes():
    rulebook = book(
        {
            "need": {"within": "0 days", "of": "lesson", "do": {"lesson": "> 3 days ahead"}},
            "or_instead": {"any": [{"lesson": "<= 3 days ago"}, {"lesson": "> 0 days ahead"}, {"school": ["degree"]}]},
        }
    )
    step = judge(rulebook)["nearest"][0]["if"][0]
    assert (step["fact"], step["from"]) == ("lesson", "2026-11-18")
    assert "until" not in step


@given(st.data())
def test_a_way_through_another_goal_names_it_and_meets_that_goal_and_then_this_one(data):
    facts, rules = data.draw(rulebooks())
    rules["other"] = {"title": "Other", "need": data.draw(clauses(list(facts), 1))}
    inner = rules["goal"]["need"]
    rules["goal"]["need"] = data.draw(
        st.sampled_from(
            [
                {"all": ["g", inner]},
                {"all": [{"any": ["g", inner]}, {"any": [inner, "g", "other"]}]},
                {"all": [{"none": ["g"]}, {"any": [inner, "other"]}]},
                {"when": "g", "need": inner},
                {"any": [{"all": ["g", inner]}, {"none": ["g", inner]}]},
            ]
        )
    )
    assume("within" not in str(inner) or "none" not in rules["goal"]["need"])
    facts = used_facts({**facts, "g": {"ask": "g?", "get": {"goal": "other"}}}, rules)
    rulebook = compile_random(facts, rules)
    person = data.draw(answers([name for name in facts if name != "g"]))
    person |= data.draw(st.sampled_from([{}, {"g": False}]))
    record = verdict(rulebook, "goal", person, AS_OF)
    for way in record["nearest"]:
        assert any(way[key] for key in ("wait", "begin", "change", "if", "goals", "left_to"))
        places = [way, *way["goals"]]
        steps = [step for place in places for step in (*place["begin"], *place["change"], *place["if"])]
        before = read_answers(rulebook.facts, person, AS_OF)
        then = date.fromisoformat(way["day"])
        new = read_answers(rulebook.facts, {step["fact"]: step["value"] for step in steps}, then)

        def after(goal, added, before=before, new=new, way=way):
            case = case_after(rulebook.goals[goal], before, AS_OF, way["wait"])
            return status(case.period, type(case)(case.period, {**case.answers, **new, **added}, case.as_of).remaining)

        if way["left_to"]:
            continue
        certain = after("other", {}) in YES
        if not way["goals"]:
            assert after("goal", {}) in YES
        elif certain:
            assert "g" not in new
            assert after("goal", {"g": True}) in YES
            assert after("goal", {}) not in YES


def test_what_another_goal_needs_is_a_step_of_its_own():
    rulebook, _ = compile_rulebook(
        {"g": {"ask": "g?", "get": {"goal": "other"}}, "a": {"ask": "a?", "get": {"hours": 2}}, "b": {"ask": "b?"}},
        {
            "goal": {"title": "Goal", "need": {"all": ["g", "b"]}},
            "other": {"title": "Other", "need": {"all": ["a", "b"]}},
        },
        {},
    )
    (way,) = verdict(rulebook, "goal", {"g": False, "a": False}, AS_OF)["nearest"]
    assert [step["fact"] for step in way["if"]] == ["b"]  # needed by both, and counted once
    change = [{"fact": "a", "value": True, "cost": {"hours": 2}}]
    assert way["goals"] == [{"goal": "other", "met": False, "begin": [], "change": change, "if": []}]


def test_each_missing_hour_counts_as_one_hour_of_work():
    rulebook, _ = compile_rulebook(
        {"h": {"ask": "h?", "unit": "hours", "get": "wait"}}, {"goal": {"title": "Goal", "need": {"h": ">= 100"}}}, {}
    )
    (way,) = verdict(rulebook, "goal", {"h": 60}, AS_OF)["nearest"]
    assert (way["cost"]["hours"], way["wait"]) == (40, 0)


def test_a_year_is_counted_as_365_and_a_quarter_days_and_rounded_up():
    rulebook, _ = compile_rulebook(
        {"y": {"ask": "y?", "unit": "years", "get": "wait"}}, {"goal": {"title": "Goal", "need": {"y": ">= 2"}}}, {}
    )
    assert verdict(rulebook, "goal", {"y": 1}, AS_OF)["earliest"] == {"days": 366, "day": "2027-11-22"}
    assert verdict(rulebook, "goal", {"y": 2}, AS_OF)["earliest"] is None


def test_waiting_reaches_into_the_next_period_of_the_rule():
    rulebook, _ = compile_rulebook(
        {"a": {"ask": "a?"}},
        {"goal": {"title": "Goal", "need": {date(2020, 1, 1): {"all": ["a", "never"]}, date(2027, 1, 1): "a"}}},
        {},
    )
    assert verdict(rulebook, "goal", {"a": True}, AS_OF)["earliest"] == {"days": 41, "day": "2027-01-01"}
