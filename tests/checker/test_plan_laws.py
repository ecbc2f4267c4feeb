"""Laws of the plan over random rulebooks with paths, against brute force from the raw rules and steps."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker import Rulebook
from checker.facts.answers import read_answers
from checker.verdict import verdict
from tests.support.brute_force import Oracle
from tests.support.compiling import compile_rulebook
from tests.support.random_rulebooks import used_facts
from tests.support.strategies import AS_OF, FACTS, answers, clauses
from tests.support.strategies import tests as one_test

NAMES = ["a", "b", "n", "m", "w", "c", "r", "o"]
"""Facts that time does not change, so that waiting matters only where the rules of another period begin."""
WAITS = (0, 1, 40)
USUAL = ("nobody can meet", "no rule uses", "within may not", "no step does this")
CHECKED = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)


@st.composite
def paths(draw):
    """Raw facts, rules and a path with a step for some of the facts, and one that the rules do not turn on."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    rules = {"goal": {"title": "Goal", "path": "way", "need": draw(clauses(names))}}
    facts = used_facts({name: FACTS[name] for name in names}, rules)
    asked = [name for name in facts if "ask" in facts[name]]
    assume(asked)
    steps = {"extra": {"title": "Extra", "text": "Extra.", "done": "p", "fee": "small"}}
    for name in draw(st.lists(st.sampled_from(asked), min_size=1, max_size=3, unique=True)):
        step = {"title": name, "text": name, "done": draw(one_test([name])), "takes": {"most": 2, "unit": "hours"}}
        step |= {"fee": "large"} if draw(st.booleans()) else {}
        steps[f"do_{name}"] = step | ({"after": []} if draw(st.booleans()) else {})
    return {**facts, "p": {"ask": "p?"}}, rules, steps


def compiled(facts, rules, steps):
    values = {"small": 10, "large": 100}
    rulebook, faults = compile_rulebook(facts, rules, values, paths={"way": {"steps": steps}})
    assert not [fault for fault in faults if not fault.message.startswith(USUAL)]
    assume(rulebook is not None)
    return Rulebook.from_json(rulebook.to_json())


def rulebook_with_path(data):
    """A rulebook with a path, raw and compiled, and answers to some of its facts."""
    facts, rules, steps = data.draw(paths())
    rulebook = compiled(facts, rules, steps)
    given_answers = data.draw(answers([name for name in facts if name != "p"]))
    given_answers |= data.draw(st.sampled_from([{}, {"p": True}, {"p": False}]))
    return facts, rules, steps, rulebook, given_answers


def judged(rulebook, given_answers):
    return verdict(rulebook, "goal", read_answers(rulebook.facts, given_answers, AS_OF), AS_OF)


def own(steps, facts):
    """The fact that each step of the rule's own changes."""
    return {name: name.removeprefix("do_") for name in steps if name.removeprefix("do_") in facts}


def before(steps, name):
    order = list(steps)
    position = order.index(name)
    return steps[name].get("after", order[position - 1 : position] if position else [])


def reachable(facts, rules, steps, given_answers):
    """Whether some set of steps and some wait lead to yes, by looking at all of them."""
    known = {name: value for name, value in given_answers.items() if value != "unknown"}
    fact_of = own(steps, facts)
    now = Oracle(facts, rules, "goal", AS_OF)
    open_steps = []
    for name, fact in fact_of.items():
        worlds = [{fact: now.seen(known[fact])}] if fact in known else [{fact: value} for value in now.grid(fact)]
        if not all(now.holds(steps[name]["done"], world) for world in worlds):
            open_steps.append(name)
    for some in chain.from_iterable(combinations(open_steps, count) for count in range(len(open_steps) + 1)):
        if any(each in open_steps and each not in some for name in some for each in before(steps, name)):
            continue
        rest = {name: value for name, value in known.items() if name not in {fact_of[step] for step in some}}
        for wait in WAITS:
            oracle = Oracle(facts, rules, "goal", AS_OF + timedelta(wait))
            missing = {fact_of[step]: steps[step]["done"] for step in some if fact_of[step] not in oracle.used}
            fits = all(
                any(oracle.holds(raw, {fact: each}) for each in oracle.grid(fact)) for fact, raw in missing.items()
            )
            for world in oracle.worlds({name: value for name, value in rest.items() if name in oracle.used}):
                taken = [step for step in some if fact_of[step] in world]
                if (
                    fits
                    and oracle.end(world) != "no"
                    and all(oracle.holds(steps[step]["done"], world) for step in taken)
                ):
                    return True
    return False


@CHECKED
@given(st.data())
def test_blocked_is_empty_exactly_where_some_steps_and_waits_lead_to_yes(data):
    facts, rules, steps, rulebook, given_answers = rulebook_with_path(data)
    record = judged(rulebook, given_answers)
    assert (not record["plan"]["blocked"]) == reachable(facts, rules, steps, given_answers)


@CHECKED
@given(st.data())
def test_a_step_is_done_exactly_where_its_clause_holds_whatever_is_not_known(data):
    facts, rules, steps, rulebook, given_answers = rulebook_with_path(data)
    found = {step["id"]: step["state"] for step in judged(rulebook, given_answers)["plan"]["steps"]}
    oracle = Oracle(facts, rules, "goal", AS_OF)
    for name, step in steps.items():
        fact = own(steps, facts).get(name, "p")
        answer = given_answers.get(fact, "unknown")
        values = oracle.grid(fact) if answer == "unknown" else [oracle.seen(answer)]
        truths = {oracle.holds(step["done"], {fact: value}) for value in values}
        assert (found[name] == "done") == (truths == {True})
        if found[name] == "not_known":
            assert truths == {True, False}


@CHECKED
@given(st.data())
def test_a_plan_names_what_the_goal_turns_on_once_its_steps_are_taken(data):
    facts, rules, steps, rulebook, given_answers = rulebook_with_path(data)
    asked = {name for name, fact in facts.items() if "ask" in fact}
    given_answers = dict.fromkeys(asked, "unknown") | given_answers
    plan = judged(rulebook, given_answers)["plan"]
    assume(not plan["blocked"])
    states = {step["id"]: step["state"] for step in plan["steps"]}
    fact_of = {step: fact for step, fact in own(steps, facts).items() if states[step] != "done"}
    taken = [step for step in fact_of if states[step] != "not_needed"]
    oracle = Oracle(facts, rules, "goal", AS_OF + timedelta(plan["wait"]["days"] if plan["wait"] else 0))
    known = {name: value for name, value in given_answers.items() if value != "unknown" and name in oracle.used}
    truths = {}
    for world in oracle.worlds({name: value for name, value in known.items() if name not in map(fact_of.get, taken)}):
        moved = {step: fact for step, fact in fact_of.items() if fact in world and (step in taken or fact not in known)}
        if all(oracle.holds(steps[step]["done"], world) == (step in taken) for step in moved):
            key = tuple(world[fact] for fact in sorted({*fact_of.values()} & world.keys()))
            truths.setdefault(key, set()).add(oracle.end(world) != "no")
    turns = any(map(len, truths.values())) and max(map(len, truths.values())) > 1
    found = [name for names in plan["turns_on"].values() for name in names]
    assert found or not turns
    if "sum" not in str(rules):
        assert turns or not found


@CHECKED
@given(st.data())
def test_the_price_of_a_plan_is_the_sum_of_its_steps(data):
    *_, rulebook, given_answers = rulebook_with_path(data)
    record = judged(rulebook, given_answers)
    to_do = [step for step in record["plan"]["steps"] if step["state"] in ("next", "waiting", "later")]
    rest = record["plan"]["left"]
    assert Fraction(rest["dollars"]["amount"]) == sum(step["fee"]["dollars"] for step in to_do if step["fee"])
    assert Fraction(rest["hours"]["amount"]) == sum(step["takes"]["most"] for step in to_do if step["takes"])
    assert rest["steps"] == len(to_do)


@CHECKED
@given(st.data())
def test_what_is_asked_for_the_plan_never_changes_the_status(data):
    facts, rules, _, rulebook, given_answers = rulebook_with_path(data)
    record = judged(rulebook, given_answers)
    bare = {"goal": {key: value for key, value in rules["goal"].items() if key != "path"}}
    plain, _ = compile_rulebook({name: raw for name, raw in facts.items() if name != "p"}, bare, {})
    without = {name: value for name, value in given_answers.items() if name != "p"}
    assert record["status"] == judged(plain, without)["status"]
    assert set(record["ask"]) == set(judged(plain, without)["ask"])
    for name in record["ask_plan"]:
        value = (
            data.draw(st.sampled_from([True, False]))
            if name == "p"
            else data.draw(answers([name])).get(name, "unknown")
        )
        assert judged(rulebook, given_answers | {name: value})["status"] == record["status"]
