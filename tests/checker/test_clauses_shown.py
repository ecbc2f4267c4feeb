"""What a rulebook keeps of each clause for a reader: its kind, its words, its sources and its children in order."""

from __future__ import annotations

import pytest

from tests.support.builders import book, clause, judge, read
from tests.support.cases import states

KINDS = read("""
- {kind: yes,        need: member}
- {kind: decision,   need: "{any: [approval, member]}", child: 0}
- {kind: reading,    need: {wording: strict}, test: strict}
- {kind: test,       need: {age: ">= 18 years"}, test: ">= 18 years"}
- {kind: test,       need: {school: [diploma, degree]}, test: "diploma, degree"}
- {kind: test,       need: {joined: not_yet}, test: not_yet}
- {kind: sum,        need: {sum: [swum, {dived: 2}], is: "> 1"}, test: "> 1", facts: [swum, dived]}
- {kind: all,        need: {all: [member, insured]}, children: [member, insured]}
- {kind: any,        need: {any: [member, insured]}, children: [member, insured]}
- {kind: none,       need: {none: [member, insured]}, children: [member, insured]}
- {kind: at_least,   need: {at_least: 1, of: [member, insured]}, least: 1, children: [member, insured]}
- {kind: when,       need: {need: insured, when: member}, children: [member, insured]}
- {kind: when,       need: {or_instead: {age: "> 9"}, need: insured, when: member}, children: [member, insured, age]}
- {kind: or_instead, need: {or_instead: insured, need: member}, children: [member, insured]}
- {kind: within,     need: {within: 60 days, of: joined, do: insured}, days: 60, of: joined, children: [insured]}
- {kind: never,      need: {any: [member, never]}, child: 1}
""")


@pytest.mark.parametrize("shown", KINDS, ids=lambda shown: f"{shown['kind']} {shown.get('test', '')}")
def test_a_spelling_is_shown_as_its_kind(shown):
    root = clause(book(shown["need"]))
    found = root.clauses[shown["child"]] if "child" in shown else root
    assert found.kind == shown["kind"]
    for key in ("test", "least", "days", "of"):
        assert getattr(found, key) == shown.get(key), key
    if "children" in shown:
        assert [child.facts for child in found.clauses] == [(name,) for name in shown["children"]]
    if "facts" in shown:
        assert list(found.facts) == shown["facts"]


def test_a_clause_names_every_fact_below_it_once_and_the_day_of_a_within():
    root = clause(book("{all: [member, {any: [insured, member]}, {within: 60 days, of: joined, do: insured}]}"))
    assert root.facts == ("member", "insured", "joined")
    assert root.clauses[2].facts == ("insured", "joined")


def test_ids_tell_a_clauses_place():
    root = clause(book("{all: [member, {any: [insured, {age: '>= 18'}]}]}"))
    assert [each.id for each in root.walk()] == ["0", "0.0", "0.1", "0.1.0", "0.1.1"]


def test_a_name_of_a_rule_is_that_rules_clause_with_that_rules_words():
    parts = read("""
        part: {text: The part, cite: handbook, need: {all: [member, {text: Its own, need: insured, cite: charter}]}}
        plain: {need: {text: Its own too, age: ">= 18"}}
    """)
    root = clause(book("{any: [part, plain, {need: part, text: Here, cite: letter}]}", parts, citations=cited))
    assert [(each.kind, each.text, each.cite) for each in root.clauses] == [
        ("all", "The part", CITED["handbook"]),
        ("test", "Its own too", ()),
        ("all", "Here", CITED["letter"]),
    ]
    assert root.clauses[0].clauses[1].cite == root.clauses[2].clauses[1].cite == CITED["charter"]


CITED = {name: ({"source": name, "quote": None},) for name in ("handbook", "charter", "letter")}


def cited(raw):
    return list(CITED[raw])


def test_need_carries_its_source_note_and_text():
    need = "{all: [member, {need: insured, cite: handbook, note: A note, text: You are insured}]}"
    (_, child) = clause(book(need, citations=cited)).clauses
    assert (child.kind, child.cite, child.note, child.text) == ("yes", CITED["handbook"], "A note", "You are insured")


@pytest.mark.parametrize(("words", "shown"), [({}, "Is it so?"), ({"text": "It is so"}, "It is so")])
def test_a_clause_without_words_takes_the_facts_and_one_without_source_its_source(words, shown):
    fact = {"ask": "Is it so?", "cite": "charter"} | words
    (_, child) = clause(book("{all: [member, it]}", facts={"it": fact}, citations=cited)).clauses
    assert (child.text, child.cite) == (shown, CITED["charter"])


def test_what_is_desirable_or_implied_is_shown_so():
    root = clause(
        book(
            {
                "all": [
                    "member",
                    {"need": "insured", "desirable": True},
                    {"need": "member", "implied": "It says so twice."},
                ]
            }
        )
    )
    assert [each.desirable for each in root.clauses] == [False, True, False]
    assert [each.implied for each in root.clauses] == [None, None, "It says so twice."]


def test_what_is_desirable_is_not_asked_and_yet_has_a_state():
    rulebook = book("{all: [member, {need: insured, desirable: true}]}")
    assert judge(rulebook)["ask"] == ["member"]
    assert dict(states(judge(rulebook, member=True, insured=False)["clauses"]))["0.1"] == "not_met"


def test_a_need_whose_condition_is_no_does_not_apply():
    rulebook = book("{all: [{when: {age: '< 18'}, need: insured}, member]}")
    found = {age: dict(states(judge(rulebook, age=age, insured=False)["clauses"]))["0.0"] for age in (17, 18)}
    assert found == {17: "not_met", 18: "does_not_apply"}
    assert dict(states(judge(rulebook, insured=False)["clauses"]))["0.0"] == "not_settled"
    assert dict(states(judge(rulebook, insured=True)["clauses"]))["0.0"] == "met"


def test_a_state_is_exact_where_a_fact_stands_in_two_clauses():
    either, both = "{any: [member, {none: [member]}]}", "{all: [{age: '>= 18'}, {age: '< 12'}]}"
    rulebook = book(f"{{any: [insured, {either}, {both}]}}")
    found = dict(states(judge(rulebook)["clauses"]))
    assert (found["0.1"], found["0.1.0"]) == ("met", "not_settled")
    assert (found["0.2"], found["0.2.0"]) == ("not_met", "not_settled")


def test_a_state_names_the_answers_it_rests_on():
    record = judge(book("{all: [member, {any: [insured, {age: '>= 18'}]}]}"), member=True, age=3, insured="unknown")
    assert record["clauses"]["answers"] == ["member", "age"]
    assert record["clauses"]["clauses"][1]["answers"] == ["age"]
    assert record["clauses"]["clauses"][1]["clauses"][0]["answers"] == []


def test_a_goal_keeps_its_title_audience_and_note():
    rule = {"title": "Other", "audience": ["applicant", "employer"], "note": "A note", "need": "member"}
    goal = book("member", {"other": rule}).goals["other"]
    assert (goal.title, goal.audience, goal.note) == ("Other", ("applicant", "employer"), "A note")


def test_what_is_only_desirable_is_not_counted_among_the_questions():
    period = book("{all: [member, {need: insured, desirable: true}]}").goals["goal"].periods[0]
    assert (period.deciding_facts, set(period.order)) == (("member",), {"member", "insured"})


def test_a_group_that_comes_again_is_known_unless_it_says_something_else_there():
    part = {"part": {"text": "The part", "need": {"all": ["member", "insured"]}}}
    twice = "{any: [{all: [part, {age: '> 9'}]}, {all: [part, {swum: '> 9'}]}]}"
    assert [(each.id, each.text) for each in clause(book(twice, part)).repeated_groups()] == [("0.0.0", "The part")]
    other = "{all: [member, {need: insured, note: But}], text: The part}"
    once = f"{{any: [{{all: [part, {{age: '> 9'}}]}}, {{all: [{other}, {{swum: '> 9'}}]}}]}}"
    assert clause(book(once, part)).repeated_groups() == []
