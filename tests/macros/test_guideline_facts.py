"""The readiness check asks what the guidelines ask, in their words, and says where a fault belongs."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.folder.asked_facts import guideline_facts
from tests.support.folders import faults_of

RECORD = """
sources: {{a: {{title: A}}}}
guidelines:
  plan:
    topic: team
    title: Plan
    for_whom: [hr]
    do: Plan the week.
    {ask}
    why: So.
    how_to_start: [First.]
    sign: It works.
    evidence: practice
    cite: a
    checked_on: 2026-11
"""
RULE = "rules: {g: {title: G, need: {all: [plan]}}}\n"


def test_the_check_asks_exactly_what_guidelines_ask(content):
    asking = {name: guideline for name, guideline in content.guidelines.items() if guideline.ask}
    (period,) = content.rulebook.goals["readiness"].periods
    assert set(period.order) == set(asking)
    for line in period.clause.clauses:
        fact = content.rulebook.facts[line.facts[0]]
        guideline = asking[fact.id]
        assert (fact.ask, f"{line.text}.", fact.topic) == (guideline.ask, guideline.do, guideline.topic)
        assert [cite["source"] for cite in line.cite] == [cite.source for cite in guideline.cite]


def test_the_topics_are_asked_about_except_what_daily_work_and_the_people_served_need(content):
    asked = {guideline.topic for guideline in content.guidelines.values() if guideline.ask}
    assert set(content.guide.vocabularies.topics) - asked == {"daily_work", "people_served"}


def test_every_question_has_a_reason_of_its_own(content):
    reasons = [guideline.ask_why for guideline in content.guidelines.values() if guideline.ask]
    assert all(reasons)
    assert len(set(reasons)) == len(reasons) == 10
    for name, guideline in content.guidelines.items():
        if guideline.ask:
            assert content.rulebook.facts[name].why == guideline.ask_why


def test_every_line_of_the_check_leads_to_its_guideline(content, site):
    page = LexborHTMLParser((site / "check/readiness/index.html").read_text("utf-8"))
    led = [node.attributes["href"] for node in page.css(".clause__read a")]
    lines = content.rulebook.goals["readiness"].periods[0].clause.clauses
    assert led == [f"../../employers/{content.guidelines[name].topic}/#{name}" for line in lines for name in line.facts]


def test_a_guideline_that_asks_is_a_question_of_the_rules(tmp_path):
    assert (
        faults_of(tmp_path, guidelines=RECORD.format(ask="ask: Do you plan?\n    ask_why: It helps."), rules=RULE) == []
    )


def test_a_rule_that_names_a_guideline_which_does_not_ask_is_told(tmp_path):
    ((file, _, message),) = faults_of(tmp_path, guidelines=RECORD.format(ask=""), rules=RULE)
    assert (file, "`plan`" in message) == ("rules.yml", True)


@pytest.mark.parametrize(
    "record",
    [
        None,
        "text",
        {"ask": "A?"},
        {"ask": "A?", "do": "B.", "topic": "team"},
        {"ask": True, "ask_why": "C.", "do": "B.", "topic": "team"},
        {"ask": "A?", "ask_why": "C.", "do": "B.", "topic": []},
    ],
)
def test_a_guideline_without_the_words_makes_no_question(record):
    assert guideline_facts({"plan": record}) == {}
