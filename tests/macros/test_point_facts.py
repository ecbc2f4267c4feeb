"""The check of one's own posting asks what the points ask. A guide may list points without such a check."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.folder.asked_facts import point_facts
from macros.linter import WORDINGS, wordings
from tests.support.folders import faults_of

POINT = {"ask": "A?", "why": "B.", "do": "C.", "area": "pay"}
RULES = {"own": {"title": "Own", "need": {"all": [{"a": ["clear", "absent"]}]}}}
RECORD = """
sources: {s: {title: S}}
points:
  posting_closed:
    {area: pay, title: A, why: So., do: Do it., ask: Is it open?, absent: It is not there, words: [open], cite: s}
"""
RULE = "rules: {own: {title: Own, every_clause: true, need: {posting_closed: [clear, absent]}}}\n"


def test_the_check_asks_exactly_what_points_ask(content):
    asking = {name: point for name, point in content.points.items() if point.ask}
    (period,) = content.rulebook.goals["posting"].periods
    assert set(period.order) == set(asking)
    for line in period.clause.clauses:
        fact, point = content.rulebook.facts[line.facts[0]], asking[line.facts[0]]
        assert (fact.ask, f"{line.text}.", fact.why) == (point.ask, point.do, point.why)
        assert [*fact.options.values()] == ["Yes", "No", point.absent]
        assert [cite["source"] for cite in line.cite] == [cite.source for cite in point.cite]


def test_every_point_has_why_its_sentence_to_paste_the_law_and_other_employers_on_the_page(content, site):
    page = LexborHTMLParser((site / "employers/posting/index.html").read_text("utf-8"))
    shown = {
        node.css_first("[data-sentences]").attributes["data-sentences"]: node for node in page.css(".clause .advice")
    }
    assert shown.keys() == {name for name, point in content.points.items() if point.ask}
    for name, node in shown.items():
        point, text = content.points[name], " ".join(node.text().split())
        sources = {link.attributes["href"].partition("#")[2] for link in node.css(".cite__source a")}
        assert point.why in text
        assert (point.paste or "") in text
        if point.law:
            assert point.law.text in text
            assert {cite.source for cite in point.law.cite} <= sources
        for wording in wordings(content.comparison, content.agencies.values(), name):
            assert f"{wording.agency.name}: {wording.text}" in text
            assert {cite.source for cite in wording.cite} <= sources


def test_questions_of_a_posting_stand_in_no_interview_about_a_person(content):
    for one in content.rulebook.sets.values():
        assert "posting" not in one.goals


@pytest.mark.parametrize("point", WORDINGS)
def test_what_other_employers_put_differently_is_looked_for_at_points_alone(content, point):
    assert point in content.points
    found = wordings(content.comparison, content.agencies.values(), point)
    assert all(wording.cite for wording in found)
    assert len({wording.agency.id for wording in found}) == len(found)


def test_a_point_that_asks_is_a_question_once_a_rule_names_one():
    made = point_facts({"a": POINT, "b": POINT | {"absent": "D"}}, RULES)
    assert made["a"] == {"ask": "A?", "text": "C", "topic": "pay", "why": "B."}
    assert made["b"]["options"] == {"clear": "Yes", "look": "No", "absent": "D"}
    assert point_facts({"a": POINT}, {}) == {}


@pytest.mark.parametrize("record", [None, "text", {"ask": "A?"}, {**POINT, "do": ["C."]}])
def test_a_point_without_the_words_makes_no_question(record):
    assert point_facts({"a": record, "b": POINT}, {"own": {"need": ["a", "b"]}}).keys() == {"b"}


def test_points_need_no_check_and_a_check_of_them_needs_no_facts_of_its_own(tmp_path):
    assert faults_of(tmp_path, points=RECORD) == []
    assert faults_of(tmp_path, rules=RULE) == []


def test_a_point_under_the_name_of_a_fact_or_unused_by_the_check_is_a_fault_in_its_line(tmp_path):
    faults = faults_of(tmp_path, points=RECORD, rules=RULE, facts="facts: {posting_closed: {ask: Open?}}\n")
    assert ("points.yml", True) in [(file, "already under `facts`" in message) for file, _, message in faults]
    other = RECORD.replace("posting_closed:", "working_title_differs:").partition("points:")[2]
    (tmp_path / "facts.yml").unlink()
    (fault,) = faults_of(tmp_path, points=RECORD + other)
    assert fault == ("points.yml", 7, "no rule uses the fact `working_title_differs`")


def test_an_answer_needs_its_question(tmp_path):
    (fault,) = faults_of(tmp_path, points=RECORD.replace("ask: Is it open?, ", "").replace("words: [open], ", ""))
    assert fault[2] == "an answer needs its question (`ask`)"
