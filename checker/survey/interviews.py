"""What a page asks about a set of goals: the next question after each answer, and the list so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from checker.facts.answers import AnswerError, Value, read_answers, read_fitting, to_json
from checker.facts.frozen import frozen
from checker.markup import answer_slots, list_parts, list_slots, plan_parts, plan_slots
from checker.rulebook.rulebook import Rulebook
from checker.saved.calendar import named_days
from checker.survey.chosen import Chosen, chosen_in_words
from checker.survey.listing import (
    bar,
    card,
    entries,
    grouped,
    heading,
    narrowed,
    opened,
    opening_lines,
    tally,
    words_of,
)
from checker.survey.openings import openings, steps_to
from checker.survey.prospect import Prospect, prospect
from checker.survey.survey import Survey
from checker.ways.cost import goal_of
from checker.wording import catalog_of


@frozen
class Found:
    """What is found of a goal by the answers in ``key``: its ``prospect``, and the ``steps`` that would each do."""

    key: Any
    prospect: Prospect
    steps: Mapping[str, Any]


class Interviews:
    """The interviews of a page, one at a time: what is found of a goal lasts until an answer to it changes."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.words = rulebook, words_of(rulebook)
        self.calls: dict[str, Callable[..., Any]] = {"survey": self.reply, "survey_ahead": self.ahead}
        self._surveys: dict[tuple[str, str], Survey] = {}
        self._found: dict[str, Found] = {}
        self._rows: dict[tuple[str, str], tuple[str, str]] = {}
        self._leaning: dict[str, frozenset[str]] = {}

    def reply(
        self,
        goal: str,
        answers: Mapping[str, Any],
        as_of: str,
        known: Mapping[str, Any] = {},
        wishes: Mapping[str, str] = {},
        listed: bool = False,
        chosen: str = "",
    ) -> dict[str, Any]:
        """The ``record`` with the next question under ``ask``, the page's ``slots``, and the list as ``result``: once
        nothing is left to ask, or where it is to be ``listed`` before. ``goal`` is the id of the set.

        Where goals are ``chosen``, their ids with a space between them, it is about the plan for them instead.
        """
        survey, values = self._survey(goal, answers, as_of, known)
        asked = [name for name in survey.places if name in values and name in survey.asking]
        answered = {name: to_json(value) for name, value in values.items()}
        plan = Chosen(survey, chosen.split()) if chosen else None
        ask = plan.ask[:1] if plan else (survey.ask,) if survey.ask else ()
        record = {
            "goal": goal,
            "chosen": chosen,
            "status": "",
            "ask": list(ask),
            "period": None,
            "as_of": as_of,
            "goals": [standing.to_data() for standing in survey.standings.values()],
        }
        later = len(plan.ask) if plan else survey.most
        slots = answer_slots(self.rulebook, asked, answered, later, self.words, self._rows) | {"tally": tally(survey)}
        result = None
        if plan and (listed or not ask):
            result = self._plan(survey, plan, answered)
        elif listed or not ask:
            result = self._result(survey, wishes)
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
            self._found = {}
        survey = self._surveys[goal, as_of]
        survey.answer(values)
        return survey, values

    def ahead(self) -> bool:
        """Find what the list will say of one settled goal, while the person reads a question. Whether there was one."""
        for survey in self._surveys.values():
            for goal, standing in survey.standings.items():
                found, is_settled = self._found.get(goal), not standing.ask or survey.has(goal)
                if is_settled and (found is None or found.key != self._key(survey, goal)):
                    self._find(survey, goal)
                    return True
        return False

    def _find(self, survey: Survey, goal: str) -> Found:
        """What the answers say of one goal; found once for the same answers."""
        key, known = self._key(survey, goal), self._found.get(goal)
        if known is None or known.key != key:
            known = self._found[goal] = Found(key, prospect(survey, goal), steps_to(survey, goal))
        return known

    def _key(self, survey: Survey, goal: str) -> Any:
        """The answers on which the list's entry of a goal rests."""
        if goal not in self._leaning:
            self._leaning[goal] = frozenset(self._asked(goal, set()))
        return frozenset((name, value) for name, value in survey.answers.items() if name in self._leaning[goal])

    def _asked(self, goal: str, seen: set[str]) -> Iterator[str]:
        """The facts that a goal asks about, and those of every goal that it leans on."""
        seen.add(goal)
        for name in self.rulebook.goals[goal].questions:
            fact = self.rulebook.facts[name]
            yield from (name, *fact.growth_facts)
            if (other := goal_of(fact)) and other not in seen:
                yield from self._asked(other, seen)

    def _plan(self, survey: Survey, plan: Chosen, answered: Mapping[str, Any]) -> dict[str, Any]:
        every = entries(self.rulebook, plan.prospects.values())
        words = chosen_in_words(survey, plan, answered, every)
        dated = any(
            named_days(record["days"], catalog_of(self.rulebook.goals[goal])) for goal, record in plan.records.items()
        )
        return {
            "status": "",
            "startable": False,
            "slots": plan_slots(words, self.words),
            "parts": plan_parts(words) | ({"plan-questions": {}} if plan.ask else {}),
            "clauses": {},
            "calendar": dated,
        }

    def _result(self, survey: Survey, wishes: Mapping[str, str]) -> dict[str, Any]:
        found = {goal: self._find(survey, goal) for goal in survey.standings}
        steps = openings(survey, lambda goal: found[goal].steps)
        every = entries(self.rulebook, [each.prospect for each in found.values()])
        shown = narrowed(every, wishes)
        groups = grouped(shown, wishes.get("sort", ""))
        title, known = heading(survey, every)
        words = {
            "heading": title,
            "known": known,
            "shown": self.words.text("list.shown", count=len(shown), all=len(every)),
            "openings": opening_lines(self.rulebook, opened(steps, self.rulebook, every, survey.as_of)),
            "groups": [
                {
                    "heading": self.words.text(f"group.{name}"),
                    "group": name,
                    "cards": [card(survey, entry) for entry in members],
                }
                for name, members in groups.items()
            ],
            "bars": [bar(entry, self.words) for members in groups.values() for entry in members if entry.pay],
            "day": survey.as_of.isoformat(),
            "version": self.rulebook.hash,
        }
        parts = list_parts(words, self.words) | ({"questions": {}} if survey.ask else {})
        slots = list_slots(words, self.words)
        return {"status": "", "startable": False, "slots": slots, "parts": parts, "clauses": {}, "calendar": False}
