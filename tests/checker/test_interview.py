"""Asked in a terminal: the goal's questions in its order, plain words on nonsense, a way back, and the verdict."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import to_json
from checker.command.interview import Interview
from checker.wording import MESSAGES
from tests.support.builders import book
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.terminal import call
from tests.support.verdicts import verdict

DAY = date(2026, 6, 1)
ASKED = {name: raw["ask"] for name, raw in SOURCES["facts"].items() if "ask" in raw}


def interviewed(rulebook, lines, goal="goal"):
    """The interview after these lines, what it wrote, and whether it came to its end."""
    screen = io.StringIO()
    interview = Interview(rulebook, goal, DAY, io.StringIO("".join(f"{line}\n" for line in lines)), screen)
    ended = interview.ask()
    return interview, screen.getvalue(), ended


@pytest.mark.parametrize(
    ("need", "lines", "answer"),
    [
        ("member", "1", True),
        ("member", "2", False),
        ("member", "3", "unknown"),
        ("member", "Yes", True),
        ("member", "n", False),
        ("member", "I don’t know.", "unknown"),
        ("member", "?", "unknown"),
        ("{school: degree}", "3", "degree"),
        ("{school: degree}", "diploma", "diploma"),
        ("{school: degree}", "A degree", "degree"),
        ("{school: degree}", "4", "unknown"),
        ("{age: '>= 18'}", "18", 18),
        ("{age: '>= 18'}", "17.5 years", "17.5"),
        ("{age: '>= 1'}", "1 year", 1),
        ("{age: '>= 18'}", "?", "unknown"),
        ("{swum: '>= 1000'}", "1,550 hours", 1550),
        ("{joined: not_yet}", "not yet", "not_yet"),
        ("{joined: not_yet}", "3/27/2025", "2025-03-27"),
        ("{joined: not_yet}", "March 27, 2025", "2025-03-27"),
        ("{joined: not_yet}", "2025-03-27", "2025-03-27"),
        ("{joined: not_yet}", "?", "unknown"),
    ],
)
def test_answers_are_taken_as_people_write_them(need, lines, answer):
    interview, _, ended = interviewed(book(need), [lines])
    assert ended
    assert [to_json(value) for value in interview.answers.values()] == [answer]


@pytest.mark.parametrize(
    ("need", "nonsense", "says"),
    [
        ("member", "maybe", "from 1 to 3"),
        ("member", "4", "from 1 to 3"),
        ("member", "", "from 1 to 3"),
        ("{school: degree}", "phd", "from 1 to 4"),
        ("{age: '>= 18'}", "old", "number of years"),
        ("{age: '>= 18'}", "-1", "0 years or more"),
        ("{age: '>= 18'}", "2 hours", "number of years"),
        ("{joined: not_yet}", "7/1/2026", "today or in the past"),
        ("{joined: not_yet}", "2/30/2026", "real day"),
        ("{joined: not_yet}", "soon", "with a day"),
        ("{joined: not_yet}", "", "Answer the question"),
    ],
)
def test_nonsense_is_told_plainly_and_asked_again(need, nonsense, says):
    good = {"member": "1", "{sch": "1", "{age": "18", "{joi": "not yet"}[need[:4] if need[0] == "{" else need]
    interview, screen, ended = interviewed(book(need), [nonsense, good])
    assert ended
    assert len(interview.answers) == 1
    assert says in screen.replace("\n", " ")


def test_options_are_numbered_and_i_do_not_know_is_the_last():
    _, screen, _ = interviewed(book("{school: degree}"), ["1"])
    lines = screen.splitlines()
    assert [line.strip() for line in lines if line.startswith("  ")] == [
        "1. None",
        "2. A diploma",
        "3. A degree",
        "4. I don’t know",
    ]


def test_back_takes_the_last_answer_back_and_says_where_the_beginning_is():
    rulebook = book("{all: [member, insured]}")
    first, second = rulebook.goals["goal"].period(DAY).order
    interview, screen, ended = interviewed(rulebook, ["back", "1", "back", "yes", "no"])
    assert ended
    assert interview.answers == {first: True, second: False}
    assert "This is the first question." in screen
    assert screen.count(rulebook.facts[first].ask) == 2


def test_the_end_of_the_lines_ends_the_interview():
    interview, _, ended = interviewed(book("{all: [member, insured]}"), ["1"])
    assert not ended
    assert len(interview.answers) == 1


@given(st.lists(st.sampled_from(["1", "2", "3", "0", "20", "not yet", "5/1/2026", "?", "back", "what"]), max_size=30))
def test_the_questions_come_in_the_order_of_the_goal_and_stop_when_nothing_can_change(lines):
    rulebook = compiled(SOURCES)
    interview, screen, ended = interviewed(rulebook, lines, "club")
    record = verdict(rulebook, "club", interview.answers, DAY)
    assert ended == (record["ask"] == [])
    if not ended:
        shown = [line for line in screen.splitlines() if line in ASKED.values()]
        assert shown[-1] == ASKED[record["ask"][0]]


@pytest.fixture
def run(tmp_path):
    (tmp_path / "rulebook.json").write_text(compiled(SOURCES).to_json(), encoding="utf-8")

    def ask(*arguments, typed=""):
        return call(tmp_path, "ask", *arguments, "--rulebook", "rulebook.json", typed=typed)

    return ask


def test_it_ends_with_the_verdict(run):
    found = run("club", "--as-of", "2026-06-01", typed="no\n")
    assert (found.returncode, found.stderr) == (0, "")
    assert MESSAGES["heading.not_met"] in found.stdout
    assert ASKED["member"] in found.stdout


def test_ended_early_it_gives_what_is_settled_so_far(run):
    found = run("club", "--as-of", "2026-06-01", typed="")
    assert (found.returncode, found.stderr) == (0, "")
    assert MESSAGES["heading.unsettled"] in found.stdout
    assert "ended here" in found.stdout


def test_as_json_the_record_alone_goes_to_standard_output(run):
    found = run("club", "--as-of", "2026-06-01", "--json", typed="no\n")
    assert json.loads(found.stdout) == json.loads(
        json.dumps(verdict(compiled(SOURCES), "club", {"member": False}, DAY))
    )
    assert ASKED["member"] in found.stderr


def test_an_unknown_goal_is_told(run):
    found = run("clubb")
    assert (found.returncode, found.stdout) == (2, "")
    assert "“club”" in found.stderr
