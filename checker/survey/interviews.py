"""What a page asks about a set of goals: the next question after each answer, and the list so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from checker.facts.answers import AnswerError, Value, read_answers, read_fitting, to_json
from checker.markup import answer_slots, list_parts, list_slots
from checker.rulebook.rulebook import Rulebook
from checker.survey.listing import WORDS, bar, card, entries, grouped, heading, narrowed, opened, opening_lines, tally
from checker.survey.openings import openings
from checker.survey.prospect import Prospect, prospect
from checker.survey.survey import Survey


class Interviews:
    """The interviews of a page, one at a time: what is found of a goal lasts until an answer to it changes."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.calls: dict[str, Callable[..., Any]] = {"survey": self.reply}
        self._surveys: dict[tuple[str, str], Survey] = {}
        self._prospects: dict[str, tuple[Any, Prospect]] = {}

    def reply(
        self,
        goal: str,
        answers: Mapping[str, Any],
        as_of: str,
        known: Mapping[str, Any] = {},
        wishes: Mapping[str, str] = {},
        listed: bool = False,
    ) -> dict[str, Any]:
        """The ``record`` with the next question under ``ask``, the page's ``slots``, and the list as ``result``: once
        nothing is left to ask, or where it is to be ``listed`` before. ``goal`` is the id of the set.
        """
        survey, values = self._survey(goal, answers, as_of, known)
        asked = [name for name in survey.places if name in values and name in survey.asking]
        answered = {name: to_json(value) for name, value in values.items()}
        record = {"goal": goal, "status": "", "ask": [survey.ask] if survey.ask else [], "period": None, "as_of": as_of}
        slots = answer_slots(self.rulebook, asked, answered, survey.most, WORDS) | {"tally": tally(survey)}
        result = self._result(survey, wishes) if listed or not survey.ask else None
        return {"record": {**record, "answers": answered}, "slots": slots, "result": result}

    def _survey(
        self, goal: str, answers: Mapping[str, Any], as_of: str, known: Mapping[str, Any]
    ) -> tuple[Survey, dict[str, Value]]:
        if goal not in self.rulebook.sets:
            raise AnswerError(None, f"No set of goals is called “{goal}”.")
        day = date.fromisoformat(as_of)
        values = read_fitting(self.rulebook.facts, known, day) | read_answers(self.rulebook.facts, answers, day)
        if (goal, as_of) not in self._surveys:
            self._surveys = {(goal, as_of): Survey(self.rulebook, self.rulebook.sets[goal].goals, day)}
            self._prospects = {}
        survey = self._surveys[goal, as_of]
        survey.answer(values)
        return survey, values

    def _prospect(self, survey: Survey, goal: str) -> Prospect:
        """The prospect of a goal, found once for the same answers. A goal may lean on others, so all of them count."""
        key = frozenset(survey.answers.items())
        if goal not in self._prospects or self._prospects[goal][0] != key:
            self._prospects[goal] = key, prospect(survey, goal)
        return self._prospects[goal][1]

    def _result(self, survey: Survey, wishes: Mapping[str, str]) -> dict[str, Any]:
        every = entries(self.rulebook, [self._prospect(survey, goal) for goal in survey.standings])
        shown = narrowed(every, wishes)
        groups = grouped(shown, wishes.get("sort", ""))
        title, known = heading(survey, every)
        words = {
            "heading": title,
            "known": known,
            "shown": WORDS.text("list.shown", count=len(shown), all=len(every)),
            "openings": opening_lines(self.rulebook, opened(openings(survey), self.rulebook, every, survey.as_of)),
            "groups": [
                {
                    "heading": WORDS.text(f"group.{name}"),
                    "group": name,
                    "cards": [card(survey, entry) for entry in members],
                }
                for name, members in groups.items()
            ],
            "bars": [bar(entry) for members in groups.values() for entry in members if entry.pay],
            "day": survey.as_of.isoformat(),
            "version": self.rulebook.hash,
        }
        parts = list_parts(words, WORDS) | ({"questions": {}} if survey.ask else {})
        slots = list_slots(words, WORDS)
        return {"status": "", "startable": False, "slots": slots, "parts": parts, "clauses": {}, "calendar": False}
