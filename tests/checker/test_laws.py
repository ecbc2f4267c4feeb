"""What a verdict means, held as laws over random rulebooks in every spelling and random partial answers."""

from __future__ import annotations

import itertools
import random
from math import prod

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker.compile import compile_rulebook
from checker.rulebook.rulebook import Rulebook
from checker.verdict import verdict
from tests.support.brute_force import Oracle
from tests.support.strategies import AS_OF, FACTS, answers, rulebooks

MOST_WORLDS = 6_000
"""Complete answer sets that brute force walks for one example, two half-filled numbers and a bit more."""

SETTLED = ("met", "not_met", "depends_on_reading", "left_to_others")
thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def compiled(facts, rules):
    """The rulebook, or a rejected example where nobody could meet the goal or a fact fell out of use."""
    rulebook, faults = compile_rulebook(facts, rules, {})
    usual = ("nobody can meet", "no rule uses", "within may not")
    wrong = [fault for fault in faults if not fault.message.startswith(usual)]
    assert not wrong
    assume(rulebook is not None)
    return Rulebook.from_json(rulebook.to_json())


def kept(facts, rules):
    """The facts that the rules name, so that none stands unused."""
    oracle = Oracle(facts, rules, "goal", AS_OF)
    everything = set(oracle.used)
    for raw in rules.values():
        everything |= set(str(raw).replace("'", " ").replace("{", " ").split()) & set(facts)
    return {name: facts[name] for name in facts if name in everything}


def drawn(data):
    """Random facts and rules, with the rulebook they make."""
    facts, rules = data.draw(rulebooks())
    facts = kept(facts, rules)
    return facts, rules, compiled(facts, rules)


@thorough
@given(st.data())
def test_status_questions_and_clauses_equal_brute_force(data):
    facts, rules, rulebook = drawn(data)
    oracle = Oracle(facts, rules, "goal", AS_OF)
    partial = data.draw(answers(oracle.asked))
    unknown = {name for name in oracle.asked if partial.get(name, "unknown") == "unknown"}
    assume(prod(len(oracle.grid(name)) for name in (*unknown, *oracle.others)) <= MOST_WORLDS)

    record = verdict(rulebook, "goal", partial, AS_OF)
    status, matters = oracle.outcome(partial)

    assert record["status"] == status
    alone = {name for name in unknown if name not in tied(rules)}
    assert set(record["ask"]) | set(record["find_out"]) >= matters & unknown
    assert (set(record["ask"]) | set(record["find_out"])) & alone == matters & alone
    assert not set(record["ask"]) & set(partial)
    assert {each["fact"] for each in record["left_to"]} == {name for name in matters if "decided_by" in facts[name]}
    for reading in record["readings"]:
        assert reading["status"] == oracle.outcome(partial, reading["reading"])[0]
    assert [truths(each) for each in walk(record["clauses"])] == oracle.states(partial)


def tied(rules):
    """Facts that stand in some sum: of those, one may be asked that no longer matters."""
    return {name for name in FACTS if "'sum'" in str(rules) and name in ("n", "m", "w", "a", "d", "e")}


def walk(state):
    yield state
    for each in state["clauses"]:
        yield from walk(each)


def truths(state):
    return {"met": {True}, "not_met": {False}, "not_settled": {True, False}, "does_not_apply": None}[state["state"]]


@thorough
@given(st.data())
def test_another_answer_never_takes_back_what_is_settled(data):
    facts, _, rulebook = drawn(data)
    complete = {name: value for name, value in data.draw(answers(list(facts))).items() if value != "unknown"}
    some = {name: value for name, value in complete.items() if data.draw(st.booleans())}
    before = verdict(rulebook, "goal", some, AS_OF)["status"]
    after = verdict(rulebook, "goal", complete, AS_OF)["status"]
    if before in SETTLED:
        assert after == before
    if before == "met_with_duty":
        assert after in ("met_with_duty", "met")


@thorough
@given(st.data())
def test_the_order_of_answers_does_not_matter(data):
    facts, _, rulebook = drawn(data)
    given_answers = list(data.draw(answers(list(facts))).items())
    shuffled = random.Random(0).sample(given_answers, len(given_answers))
    assert verdict(rulebook, "goal", dict(given_answers), AS_OF) == verdict(rulebook, "goal", dict(shuffled), AS_OF)


@thorough
@given(st.data())
def test_the_questions_end_where_asking_in_turn_ends_them(data):
    facts, _, rulebook = drawn(data)
    told = {}
    for _ in facts:
        asked = verdict(rulebook, "goal", told, AS_OF)["ask"]
        if not asked:
            break
        told |= data.draw(answers(asked[:1])) or {asked[0]: "unknown"}
    record = verdict(rulebook, "goal", told, AS_OF)
    assert record["ask"] == []
    if "unknown" not in told.values():
        assert record["status"] != "unsettled"


@thorough
@given(st.data())
def test_because_is_enough_and_nothing_smaller_is(data):
    facts, _, rulebook = drawn(data)
    told = data.draw(answers(list(facts)))
    record = verdict(rulebook, "goal", told, AS_OF)
    reasons = record["because"]
    if record["status"] == "unsettled":
        assert reasons == []
        return

    def status_of(names):
        return verdict(rulebook, "goal", {name: told[name] for name in names}, AS_OF)["status"]

    known = [name for name in told if told[name] != "unknown"]
    assert set(reasons) <= set(known)
    assert status_of(reasons) == record["status"]
    if reasons:
        fewer = itertools.combinations(known, len(reasons) - 1)
        assert all(status_of(names) != record["status"] for names in fewer)
