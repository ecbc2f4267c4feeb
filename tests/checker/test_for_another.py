"""Somebody answers for another person: every sentence speaks of that person, and no verdict changes with the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from checker import Rulebook, Service, read_answers
from checker.command.main import main
from checker.rulebook import GoalSet
from checker.survey import Survey
from checker.survey.listing import card, heading, tally
from checker.survey.listing import english as listing
from checker.survey.listing import entries as in_list
from checker.survey.prospect import prospect
from checker.wording import MESSAGES, for_another
from tests.support.builders import read
from tests.support.sample_rulebook import compiled

YOU = re.compile(r"\byou(rs?|rself)?\b", re.IGNORECASE)
TO_WHOEVER_ANSWERS = {
    "calendar.done",
    "elsewhere",
    "list.part",
    "means.not_met",
    "opened",
    "opened.other",
    "opened.same",
    "readings.ask",
    "saved.done",
}
"""Messages whose “you” has the page open, whoever the answers are about."""
CLUB = """
facts:
  member: {ask: Are you a member?, text: You are a member, help: Your card shows it.}
  swims: {ask: Can you swim?}
rules:
  club: {title: The club, audience: [guest], need: {all: [member, swims]}}
  race: {title: The race, audience: [guest], need: {need: swims, note: You race.}}
values: {}
"""
OTHER = {
    "Are you a member?": "Is the person a member?",
    "You are a member": "The person is a member",
    "Your card shows it.": "The person’s card shows it.",
    "Can you swim?": "Can the person swim?",
    "You race.": "The person races.",
}
AS_OF = "2026-11-28"


@pytest.fixture(scope="module")
def text():
    sets = {"both": GoalSet("both", "Both", ("club", "race"))}
    return replace(compiled(read(CLUB)), sets=sets, other_words=OTHER).to_json()


def asked(service, call, another, **args):
    request = {"id": 1, "call": call, "args": args, "for_another": another}
    return json.loads(service.reply(json.dumps(request)))


@pytest.mark.parametrize(
    ("messages", "other"), [(MESSAGES, for_another.ABOUT_THE_PERSON), (listing.MESSAGES, listing.ABOUT_THE_PERSON)]
)
def test_each_message_that_says_you_has_words_for_another_person_with_the_same_places(messages, other):
    spoken = {name for name, message in messages.items() if YOU.search(str(message))}
    assert spoken - other.keys() <= TO_WHOEVER_ANSWERS
    assert other.keys() <= messages.keys()
    assert {name for name, message in other.items() if YOU.search(str(message))} <= TO_WHOEVER_ANSWERS
    for name, message in other.items():
        assert set(re.findall(r"\{\w+\}", str(message))) == set(re.findall(r"\{\w+\}", str(messages[name]))), name


def test_every_text_of_a_rulebook_is_there_in_other_words_and_what_a_source_says_is_not(text):
    own, other = Rulebook.from_json(text), Rulebook.from_json(text, for_another=True)
    assert other.facts["member"].ask == "Is the person a member?"
    assert other.facts["member"].help == "The person’s card shows it."
    assert [clause.text for clause in other.goals["club"].periods[0].clause.walk()][1] == "The person is a member"
    assert other.goals["race"].periods[0].clause.note == "The person races."
    assert own.facts["member"].ask == "Are you a member?"
    assert (own.hash, own.to_json()) == (other.hash, text)


@pytest.mark.parametrize("goal", ["club", "both"])
def test_the_page_reads_the_same_verdict_in_other_words(text, goal):
    service, answers = Service(text), {"member": True, "swims": True}
    args = {"goal": goal, "answers": answers, "as_of": AS_OF}
    call = "survey" if goal == "both" else "progress"
    own, other = (asked(service, call, another, **args) for another in (False, True))
    assert own["ok"]["record"] == other["ok"]["record"]
    assert own["rules"] == other["rules"]
    assert "You meet" in own["ok"]["result"]["slots"]["heading"]
    assert "The person meets" in other["ok"]["result"]["slots"]["heading"]
    assert "Can the person swim?" in other["ok"]["slots"]["answers"]
    shown = re.sub("<[^>]+>", " ", json.dumps(other["ok"]["result"])).replace(str(MESSAGES["elsewhere"]), "")
    assert not YOU.search(shown)


@pytest.mark.parametrize("answers", [{}, {"member": True, "swims": "unknown"}, {"member": False, "swims": True}])
def test_no_message_of_the_list_passes_by_the_words_for_another_person(text, answers, monkeypatch):
    """Each is marked in them, so that one from elsewhere stands out, whether or not it has words of its own."""
    marks = {
        name: f"§{message}" if isinstance(message, str) else {form: f"§{words}" for form, words in message.items()}
        for name, message in listing.WORDS_FOR_ANOTHER.messages.items()
    }
    monkeypatch.setattr(listing, "WORDS_FOR_ANOTHER", listing.WORDS_FOR_ANOTHER.with_words(marks))
    rulebook = Rulebook.from_json(text, for_another=True)
    survey = Survey(rulebook, ("club", "race"), date.fromisoformat(AS_OF))
    survey.answer(read_answers(rulebook.facts, answers, survey.as_of))
    entries = in_list(rulebook, [prospect(survey, goal) for goal in survey.standings])
    cards = [card(survey, entry) for entry in entries]
    messages = [*heading(survey, entries), tally(survey)]
    messages += [line for each in cards for line in (*each["lines"], each["check"], each["choose"])]
    assert [line for line in messages if not line.startswith("§")] == []


@pytest.mark.parametrize("goal", ["club", "both"])
def test_a_file_says_for_whom_it_was_answered_and_is_opened_in_its_words(text, goal):
    service, args = Service(text), {"goal": goal, "answers": {"member": True}, "as_of": AS_OF}
    for another in (False, True):
        file = asked(service, "save", another, **args, site="Guide", address="https://guide.example/")["ok"]["text"]
        assert ("Is the person a member?" in file) == another
        opened = asked(Service(text), "open", not another, text=file, today=AS_OF, goal=goal)["ok"]
        assert opened["for_another"] == another
        assert ("Is the person a member?" in opened["now"]["slots"]["answers"]) == another
        assert not opened["opened"]["doubts"]


def test_the_terminal_asks_about_the_person_where_the_rulebook_has_the_words(text, tmp_path, capsys):
    rulebook = tmp_path / "rulebook.json"
    rulebook.write_text(text, "utf-8")
    assert main(["all", "--rulebook", str(rulebook), "--for-another", "--as-of", AS_OF]) == 0
    assert "Can the person swim?" in capsys.readouterr().out
    rulebook.write_text(compiled(read(CLUB)).to_json(), "utf-8")
    assert main(["all", "--rulebook", str(rulebook), "--for-another"]) == 2
    assert capsys.readouterr().err == f"{rulebook} has no words for answers about somebody else.\n"
