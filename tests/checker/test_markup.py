"""The words of a result as HTML: every text is escaped, each line has its parts, and a place has its link."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.markup import inline
from checker.markup.lines import blocks, door, items, steps

NASTY = "<b>\"Tom\" & 'Jerry'</b>"
DOOR = {"label": "Apply here", "address": "https://example.org/?a=1&b=2", "seen_in": "(last seen in November 2026)"}


def tree(html):
    return LexborHTMLParser(f"<main>{html}</main>").css_first("main")


def test_every_text_is_escaped():
    run = {"text": NASTY, "goal": NASTY}
    found = tree(
        inline([NASTY, {"text": NASTY}, {"text": NASTY, "day": "2026-11-21"}, run, {"text": NASTY, "address": NASTY}])
    )
    assert found.text() == NASTY * 5
    assert [node.tag for node in found.css("*") if node.tag != "main"] == ["strong", "strong", "time", "a", "a"]
    assert found.css_first("[data-goal]").attributes["data-goal"] == NASTY
    assert found.css_first("[href]").attributes["href"] == NASTY
    line = {"text": [NASTY], "status": "met", "outcome": NASTY, "notes": [[NASTY]], "lines": [{"text": [NASTY]}]}
    assert tree(blocks(line)).text() == NASTY * 4


def test_a_line_names_its_clause_and_carries_its_status():
    found = tree(items([{"text": ["A point"], "clause": "0.1", "status": "met"}]))
    assert found.css_first("li").attributes["data-of"] == "0.1"
    assert found.css_first("p.status").attributes["data-outcome"] == "met"


@pytest.mark.parametrize(
    ("place", "href", "words"),
    [
        ({"label": "Apply", "address": "https://example.org/"}, "https://example.org/", "Apply"),
        ({"label": "The office", "phone": "(279) 234-0699"}, "tel:2792340699", "The office: (279) 234-0699"),
        ({"label": "The office", "mail": "a@example.org"}, "mailto:a@example.org", "The office: a@example.org"),
        ({"label": "Check: the club", "goal": "club"}, None, "Check: the club"),
    ],
)
def test_a_place_is_a_link_to_where_it_is(place, href, words):
    link = tree(door(place)).css_first("a")
    assert (link.attributes.get("href"), link.text()) == (href, words)
    assert link.attributes.get("data-goal") == place.get("goal")


def test_the_first_step_to_take_stands_above_the_plan_and_the_others_fold_the_rest_away():
    def line(name, state):
        rest = {} if name == "apply" else {"notes": [[f"How to {name}"]], "door": DOOR}
        return {"text": [name], "state": state, "label": state.capitalize(), **rest}

    states = {"register": "done", "apply": "next", "train": "later", "ask": "next"}
    found = tree(steps([line(name, state) for name, state in states.items()]))
    assert [node.attributes["data-step"] for node in found.css("li")] == list(states.values())
    assert [bool(node.css("details")) for node in found.css("li")] == [True, False, True, True]
    assert "How to apply" not in found.text()
    assert found.css_first("details .door span").text() == DOOR["seen_in"]
