"""What a verdict means, held as laws over random rulebooks in every spelling and random partial answers."""

from __future__ import annotations

import itertools
import random
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.brute_force import Oracle
from tests.support.random_rulebooks import clause_truths, random_rulebook
from tests.support.strategies import AS_OF, FACTS, answers
from tests.support.verdicts import verdict

MOST_WORLDS = 6_000
"""Complete answer sets that brute force walks for one example, two half-filled numbers and a bit more."""

SETTLED = ("met", "not_met", "depends_on_reading", "left_to_others")


@given(st.data())
def test_status_questions_and_clauses_equal_brute_force(data):
    facts, rules, rulebook = random_rulebook(data)
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
    assert clause_truths(record) == oracle.states(partial)


def tied(rules):
    """Facts that stand in some sum: of those, one may be asked that no longer matters."""
    return {name for name in FACTS if "'sum'" in str(rules) and name in ("n", "m", "w", "a", "d", "e")}


@given(st.data())
def test_another_answer_never_takes_back_what_is_settled(data):
    facts, _, rulebook = random_rulebook(data)
    complete = {name: value for name, value in data.draw(answers(list(facts))).items() if value != "unknown"}
    some = {name: value for name, value in complete.items() if data.draw(st.booleans())}
    before = verdict(rulebook, "goal", some, AS_OF)["status"]
    after = verdict(rulebook, "goal", complete, AS_OF)["status"]
    if before in SETTLED:
        assert after == before
    if before == "met_with_duty":
        assert after in ("met_with_duty", "met")


@given(st.data())
def test_the_order_of_answers_does_not_matter(data):
    facts, _, rulebook = random_rulebook(data)
    given_answers = list(data.draw(answers(list(facts))).items())
    shuffled = random.Random(0).sample(given_answers, len(given_answers))
    assert verdict(rulebook, "goal", dict(given_answers), AS_OF) == verdict(rulebook, "goal", dict(shuffled), AS_OF)


@given(st.data())
def test_the_questions_end_where_asking_in_turn_ends_them(data):
    facts, _, rulebook = random_rulebook(data)
    partial = {}
    for _ in facts:
        asked = verdict(rulebook, "goal", partial, AS_OF)["ask"]
        if not asked:
            break
        partial |= data.draw(answers(asked[:1])) or {asked[0]: "unknown"}
    record = verdict(rulebook, "goal", partial, AS_OF)
    assert record["ask"] == []
    if "unknown" not in partial.values():
        assert record["status"] != "unsettled"


@given(st.data())
def test_because_is_enough_and_nothing_smaller_is(data):
    facts, _, rulebook = random_rulebook(data)
    partial = data.draw(answers(list(facts)))
    record = verdict(rulebook, "goal", partial, AS_OF)
    reasons = record["because"]
    if record["status"] == "unsettled":
        assert reasons == []
        return

    def status_of(names):
        return verdict(rulebook, "goal", {name: partial[name] for name in names}, AS_OF)["status"]

    known = [name for name in partial if partial[name] != "unknown"]
    assert set(reasons) <= set(known)
    assert status_of(reasons) == record["status"]
    if reasons:
        fewer = itertools.combinations(known, len(reasons) - 1)
        assert all(status_of(names) != record["status"] for names in fewer)
