"""The page of every check before any script runs: its questions are there, named, and made of parts that are walked.

Browsers walk through a few checks only. What they show there holds for the others, as all come from the same parts.
"""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.cases import rulebook
from tests.support.goals import asked_traits, checks, few_goals, traits

INPUTS = {"yes_no": "radio", "choice": "radio", "number": "text", "day": "text"}
WALKED_ELSEWHERE = ".question__help, .clause__note, .cite, .old"
"""Markdown and citations may hold any element, and test_pages.py judges them on every page. What has grown old:
tests/browser/test_freshness.py.
"""

QUESTION = "fieldset[data-fact] *"
MARKS = ("type", "role", "data-kind", "data-in", "data-do", "data-slot", "data-list", "data-part")
"""Attributes whose values make an element another part; of the others only that they are there."""


@pytest.fixture(scope="module")
def pages(site):
    """The checker of each goal's page."""
    html = {goal: (site / "check" / goal / "index.html").read_text("utf-8") for goal in checks()}
    return {goal: LexborHTMLParser(text) for goal, text in html.items()}


def parts(page, selector="*"):
    """Each kind of element in the checker of a page that a selector finds, with the element it stands in."""
    (checker,) = LexborHTMLParser(page.html).css("eligibility-checker")
    for node in checker.css(WALKED_ELSEWHERE):
        node.decompose()
    for node in checker.css(selector):
        values = [f"{name}={node.attributes[name]}" for name in MARKS if name in node.attributes]
        names = set(node.attributes) - {*MARKS, "class", "aria-describedby"}
        parent = node.parent.tag, node.parent.attributes.get("class", "")
        yield parent, node.tag, node.attributes.get("class", ""), *values, *sorted(names)


def test_the_walked_checks_have_every_part_that_any_check_has(pages):
    walked = {part for goal in (*few_goals(traits), "readiness") for part in parts(pages[goal])}
    assert len(walked) > 100
    for goal, page in pages.items():
        assert set(parts(page)) - walked == set(), goal


def test_the_asked_checks_have_every_part_that_any_question_has(pages):
    asked = {part for goal in (*few_goals(asked_traits), "readiness") for part in parts(pages[goal], QUESTION)}
    assert len(asked) > 20
    for goal, page in pages.items():
        assert set(parts(page, QUESTION)) - asked == set(), goal


def test_every_question_of_the_goal_stands_on_its_page_once_and_in_words(pages):
    for goal, page in pages.items():
        facts = rulebook().facts
        asked = {name for period in rulebook().goals[goal].periods for name in period.order}
        questions = page.css("eligibility-checker form fieldset[data-fact]")
        assert sorted(node.attributes["data-fact"] for node in questions) == sorted(asked), goal
        for node in questions:
            fact = facts[node.attributes["data-fact"]]
            (legend,) = node.css("legend")
            assert legend.text(strip=True) == fact.ask
            assert node.attributes["data-kind"] == fact.kind
            assert fact.ask in node.attributes["data-missing"]
            assert node.css_matches("[data-error][hidden] [data-slot=message]"), fact.id


def test_every_input_of_a_question_has_a_label_in_words_and_the_answers_it_may_have(pages, content):
    for goal, page in pages.items():
        for node in page.css("fieldset[data-fact]"):
            fact = rulebook().facts[node.attributes["data-fact"]]
            inputs = node.css("input")
            assert all(label_of(node, field) for field in inputs), (goal, fact.id)
            chosen = [field.attributes["value"] for field in inputs if field.attributes["type"] != "text"]
            typed = [field for field in inputs if field.attributes["type"] == "text"]
            values = {"yes_no": ["true", "false"], "choice": [*fact.options], "day": ["not_yet"]}.get(fact.kind, [])
            known = content.facts[fact.id].always_known if fact.id in content.facts else False
            assert chosen == [*values, *([] if known else ["unknown"])], (goal, fact.id)
            assert len(typed) == {"number": 1, "day": 3}.get(fact.kind, 0), (goal, fact.id)
            assert {field.attributes["type"] for field in inputs} >= {INPUTS[fact.kind]}
            for value, words in fact.options.items():
                assert label_of(node, node.css_first(f'input[value="{value}"]')) == words


def label_of(node, field):
    (label,) = node.css(f"label[for='{field.attributes['id']}']")
    return label.text(strip=True)


def test_no_part_of_a_check_points_to_what_is_not_there(pages):
    for goal, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), goal
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            assert {node.attributes[name] for node in page.css(f"eligibility-checker [{name}]")} <= set(ids), (
                goal,
                name,
            )


def test_a_check_speaks_in_one_place_and_starts_goes_on_and_begins_anew_by_one_button_each(pages):
    for goal, page in pages.items():
        assert len(page.css("eligibility-checker [role=status]")) == 1, goal
        for button in ("[data-do=start]", "[type=submit]", "[data-do=back]", "[data-do=clear]", "[data-do=retry]"):
            (node,) = page.css(f"eligibility-checker button{button}")
            assert node.text(strip=True), (goal, button)


@pytest.mark.parametrize("goal", checks("chart"))
def test_every_step_of_a_chart_can_be_reached_by_links(pages, goal):
    steps = [node.attributes["id"] for node in pages[goal].css(".chart__step")]
    links = {node.attributes["href"] for node in pages[goal].css(".chart__ways a")}
    assert re.fullmatch(rf"chart-{goal}-step-\d+", steps[0])
    assert links == {f"#{name}" for name in steps if not name.endswith("-step-1")}  # each period begins anew
