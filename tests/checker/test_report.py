"""The verdict as text for a terminal tells all that the record knows: reasons, ways, days, what is left to others."""

from __future__ import annotations

import textwrap

import pytest

from checker.command.reports import report
from checker.command.reports.verdict import wrapped
from tests.support.builders import TODAY, book
from tests.support.verdicts import progress, verdict

FACTS = {
    "age": {"ask": "How old?", "unit": "years", "get": "wait"},
    "swum": {"ask": "Hours?", "unit": "hours", "get": {"hours": 1}},
    "course": {"ask": "Course done?", "get": {"hours": 6, "dollars": 80, "days": 2}},
    "luck": {"ask": "Lucky?", "get": {}},
    "joined": {"ask": "When did you join?", "date": "past"},
    "pass": {"ask": "A pass?", "get": {"goal": "card"}},
    "photo": {"ask": "A photo?"},
}


def text_of(need, answers, rules=None):
    """The report as one line of text, so that no assertion hangs on where lines break."""
    named = {name: raw for name, raw in FACTS.items() if name in str(need) + str(rules)}
    rulebook = book(need, rules=rules, facts=named)
    record = verdict(rulebook, "goal", answers, TODAY)
    return " ".join(report(rulebook, record, answers).split())


def test_reasons_are_told_with_their_answers():
    assert "This result depends on these answers: - How old? – 17.5 years" in text_of("{age: '>= 18'}", {"age": "17.5"})


def test_a_way_tells_the_wait_and_its_day():
    text = text_of("{age: '>= 18'}", {"age": 17})
    assert "is to wait until November 22, 2027, which is in 366 days if you keep going as you are now." in text
    assert text.count("November 22, 2027") == 1


@pytest.mark.parametrize(
    ("need", "answers", "says"),
    [
        ("course", {"course": False}, "“Course done?” It should be: Yes. This takes 2 days, 6 hours, and $80."),
        ("{swum: '>= 10'}", {"swum": 4}, "“Hours?” It should be: 10 hours or more. This takes 6 hours."),
        ("luck", {"luck": False}, "“Lucky?” It should be: Yes."),
        (
            "{all: [luck, course]}",
            {"luck": False},
            "Change this answer: “Lucky?” It should be: Yes (we do not know what it costs). "
            "- If this is also true: - Course done? – Yes",
        ),
        ("{all: [luck, approval]}", {"luck": False}, "- Still to be decided: approval. Who decides: The board."),
    ],
)
def test_a_way_tells_what_to_change_at_what_cost_and_what_must_hold(need, answers, says):
    assert says in text_of(need, answers)


def test_a_goal_on_the_way_is_one_step_with_the_number_of_things_not_asked():
    rules = {"card": {"title": "The card", "need": {"all": ["photo", {"age": ">= 18"}]}}}
    text = text_of("pass", {"pass": False}, rules)
    assert "First meet “The card”: 2 things we have not asked." in text
    assert "A photo?" not in text


def test_a_duty_has_its_day_and_one_full_stop():
    need = "{within: 60 days, of: joined, do: course, text: Take the course}"
    begun = text_of(need, {"course": False, "joined": "2026-09-28"})
    assert "- Take the course. The last day is November 27, 2026." in begun
    open_day = text_of(need.replace("course}", "course.}"), {"course": False, "joined": "not_yet"})
    assert "- Take the course. You have 60 days, starting on the day" in open_day
    assert "you give for “When did you join?”" in open_day


def test_what_is_desirable_is_told_apart():
    text = text_of("{all: [course, {need: luck, desirable: true, text: Luck helps}]}", {"course": True})
    assert "Desirable, but not counted: - Not asked: Luck helps" in text


def test_a_record_without_its_reasons_names_the_questions_that_are_open():
    rulebook = book("{all: [course, luck]}", facts={name: FACTS[name] for name in ("course", "luck")})
    text = report(rulebook, progress(rulebook, "goal", {"course": True}, TODAY), {"course": True})
    assert "What we have not asked yet:\n- Lucky? (luck)" in text
    assert "What to do next" not in text


@pytest.mark.parametrize("indent", ["", "- ", "      "])
@pytest.mark.parametrize(
    "text", ["", "x", " x", "x ", "a  b", "a\tb", "a\nb", "\u00a0x", "é" * 94, "x " * 47, "a-b " * 30]
)
def test_a_short_line_is_as_the_long_way_makes_it(text, indent):
    assert wrapped(text, indent) == textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=" " * len(indent))
