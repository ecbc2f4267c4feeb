"""What a fact may be, and what an editor is told of one that cannot be."""

from __future__ import annotations

import re

import pytest

from tests.support.builders import book, faults_of, read

KINDS = read("""
yes_no: {ask: Yes?}
number: {ask: How many?, unit: hours}
choice: {ask: Which?, options: {one: One, two: Two}}
day: {ask: When?, date: past}
""")
NEEDS = {"yes_no": "it", "number": {"it": ">= 1"}, "choice": {"it": "one"}, "day": {"it": "not_yet"}}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_of_the_kind_its_keys_make_it(kind):
    assert book(NEEDS[kind], facts={"it": KINDS[kind]}).facts["it"].kind == kind


def test_a_fact_keeps_what_it_says():
    raw = read("""{ask: Yes?, topic: You, why: Because, help: Longer, show: A document, note: A note, text: You are it,
                   get: {hours: 1, dollars: 2.5}, cite: handbook}""")
    fact = book("it", facts={"it": raw}, citations=lambda name: [{"source": name, "quote": "words"}]).facts["it"]
    fields = {key: getattr(fact, key) for key in raw}
    assert fields == raw | {"get": {"hours": 1, "dollars": "2.5"}, "cite": [{"source": "handbook", "quote": "words"}]}


@pytest.mark.parametrize("get", [{}, "wait", {"goal": "other"}])
def test_how_a_fact_changes_travels_and_an_unknown_cost_is_not_no_change(get):
    raw = {"ask": "Yes?", "get": get} | ({"unit": "years"} if get == "wait" else {})
    rulebook = book(
        {"it": ">= 1"} if get == "wait" else "it", {"other": {"title": "Other", "need": "member"}}, facts={"it": raw}
    )
    assert rulebook.facts["it"].get == get
    assert rulebook.facts["member"].get is None


FAULTS = read("""
- {promise: no teller, fact: {unit: hours}, says: "exactly one of ask, open and decided_by"}
- {promise: two tellers, fact: {ask: Yes?, decided_by: The board}, says: exactly one}
- {promise: two kinds, fact: {ask: How many?, unit: hours, date: past}, at: [date], says: "unit and date"}
- {promise: an open sentence without readings, fact: {open: Two ways.}, says: options}
- {promise: an open number, fact: {open: Two ways., unit: hours}, says: options}
- {promise: a decision with options, fact: {decided_by: The board, options: {one: One, two: Two}}, at: [options],
   says: decision}
- {promise: an unknown key, fact: {ask: Yes?, unti: hours}, at: [unti], says: "`unti`.*`unit`"}
- {promise: one option, fact: {ask: Which?, options: {one: One}}, at: [options], says: "at least 2"}
- {promise: options in a list, fact: {ask: Which?, options: [one, two]}, at: [options], says: "a mapping"}
- {promise: another side of today, fact: {ask: When?, date: passed}, at: [date], says: "`passed`.*`past`"}
- {promise: whole for a day, fact: {ask: When?, date: past, whole: true}, at: [whole], says: unit}
- {promise: no mapping, fact: Yes?, says: mapping}
- {promise: waiting for a yes, fact: {ask: Yes?, get: wait}, at: [get], says: grows}
- {promise: waiting for dollars, fact: {ask: How many?, unit: dollars, get: wait}, at: [get], says: grows}
- {promise: a misspelled get, fact: {ask: Yes?, get: wiat}, at: [get], says: "wait"}
- {promise: getting what others decide, fact: {decided_by: The board, get: {}}, at: [get], says: ask}
- {promise: an unknown cost, fact: {ask: Yes?, get: {dollar: 1}}, at: [get, dollar], says: "`dollars`"}
- {promise: a negative cost, fact: {ask: Yes?, get: {dollars: -1}}, at: [get, dollars], says: at least 0}
- {promise: a cost in words, fact: {ask: Yes?, get: {hours: two}}, at: [get, hours], says: number}
- {promise: a goal with a cost of its own, fact: {ask: Yes?, get: {goal: goal, hours: 1}}, at: [get, hours],
   says: unknown key}
""")


@pytest.mark.parametrize("wrong", FAULTS, ids=lambda wrong: wrong["promise"])
def test_a_fact_at_fault_is_told_at_its_place(wrong):
    need = {"any": ["member", {"need": "it", "text": "x"}]}
    found = faults_of(need, facts={"it": wrong["fact"]})
    own = [fault for fault in found if fault.path == ("facts", "it", *wrong.get("at", ()))]
    assert re.search(wrong["says"], own[0].message)
