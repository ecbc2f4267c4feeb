"""Answers a page's JSON requests about one rulebook: one request in, one reply out, whatever runs this Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from checker.draft import draft
from checker.facts.answers import AnswerError, Value, read, read_answers, read_fitting, to_json
from checker.markup import inline, opened_slots, progress_slots, result_slots
from checker.rulebook.codec import VersionError
from checker.rulebook.rulebook import Rulebook
from checker.saved.calendar import calendar, calendar_of, named_days
from checker.saved.receipt import Receipt, ReceiptError, read_receipt, reopen, write
from checker.saved.survey import asked_by, reopen_in, write_survey
from checker.survey import Chosen, Interviews, Survey
from checker.team import Table, TableError
from checker.verdict import elsewhere, progress, verdict
from checker.wording import (
    carried_in_words,
    catalog_named,
    catalog_of,
    elsewhere_in_words,
    opened_in_words,
    result_in_words,
)


class Service:
    """Answers the calls in ``CALLS`` about one rulebook, and those of a table of people, a set of goals and a draft.

    A request is ``{id, call, args}``, with ``for_another`` where somebody answers for another person; the reply
    ``{id, ok, rules}``, or ``{id, error: {fact, message}, rules}`` where
    an answer does not fit its question, a file is no receipt or no table, or the rulebook is of another version.
    Anything else that goes wrong is raised: the page shows its printed checklist.
    """

    def __init__(self, rulebook_text: str, *, for_another: bool = False) -> None:
        self.unread: VersionError | None = None
        self._text = rulebook_text
        try:
            self.rulebook = Rulebook.from_json(rulebook_text, for_another=for_another)
        except VersionError as error:
            self.rulebook, self.unread = Rulebook({}, {}), error
        self.interviews = Interviews(self.rulebook)
        self.more_calls = Table(self.rulebook).calls | self.interviews.calls | {"open": self.open, "draft": draft}

    @cached_property
    def _other(self) -> Service:
        """The same service in the words for answers about somebody else, or in those for one's own."""
        return Service(self._text, for_another=not self.rulebook.for_another)

    def reply(self, request_text: str) -> str:
        """The reply to one request, both as JSON text. Numbers are read as decimals, never as binary floats."""
        request = json.loads(request_text, parse_float=Decimal)
        if self._speaks_otherwise(request.get("for_another", self.rulebook.for_another)):
            return self._other.reply(request_text)
        reply = {"id": request["id"]}
        try:
            if self.unread:
                raise self.unread
            args = request.get("args", {})
            calls = SET_CALLS if args.get("goal") in self.rulebook.sets else CALLS
            call = self.more_calls.get(request["call"]) or partial(calls[request["call"]], self.rulebook)
            reply["ok"] = call(**args)
        except AnswerError as error:
            reply["error"] = {"fact": error.fact, "message": error.message}
        except (ReceiptError, TableError, VersionError) as error:
            reply["error"] = {"fact": None, "message": error.message}
        return json.dumps(reply | {"rules": self.rulebook.hash}, ensure_ascii=False, separators=(",", ":"))

    def _speaks_otherwise(self, for_another: bool) -> bool:
        return bool(self.rulebook.other_words) and for_another != self.rulebook.for_another

    def open(self, text: str, today: str, goal: str | None = None) -> dict[str, Any]:
        """A file opened again on the page of a goal or of a set of goals: what it says and its answers judged for
        today, in the words ``for_another`` where the file has them. On a page of none, or where none of its answers is
        asked: only ``elsewhere``, the check it belongs to.
        """
        receipt, day = read_receipt(text), date.fromisoformat(today)
        if self._speaks_otherwise(receipt.for_another):
            return self._other.open(text, today, goal)
        return self._opened(receipt, day, goal) | {"for_another": receipt.for_another}

    def _opened(self, receipt: Receipt, day: date, goal: str | None) -> dict[str, Any]:
        if goal is not None and receipt.goal == goal in self.rulebook.goals:
            opened = reopen(self.rulebook, receipt, day)
            now = judged(self.rulebook, opened["now"], read_fitting(self.rulebook.facts, opened["now"]["answers"], day))
            return {"elsewhere": None, "opened": opened_slots(opened_in_words(self.rulebook, opened)), "now": now}
        found = reopen_in(self.rulebook, receipt, goal or receipt.goal, day)
        if goal is None or found is None:
            return {"elsewhere": inline(elsewhere_in_words(self.rulebook, receipt.goal))}
        if goal in self.rulebook.sets:
            now = self.interviews.reply(goal, found["answers"], day.isoformat(), chosen=" ".join(found["chosen"]))
        else:
            now = _progress(self.rulebook, goal, found["answers"], day.isoformat())
        words = carried_in_words(self.rulebook, found, bool(now["record"]["ask"]))
        return {"elsewhere": None, "opened": opened_slots(words), "now": now}


def _verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    values, day = _values(rulebook, goal, answers, as_of)
    return verdict(rulebook, goal, values, day) | {"answers": _as_json(values)}


def _progress(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, known: Mapping[str, Any] = {}
) -> dict[str, Any]:
    """The ``record`` so far and its page in ``slots``; the reply that ends the questions brings the ``result``, too.
    What is asked for the plan comes under ``ask`` once the rule asks nothing more.

    ``known`` are answers from before, perhaps to other questions: those that do not fit are left out.
    """
    values, day = _values(rulebook, goal, answers, as_of)
    values = read_fitting(rulebook.facts, known, day) | values
    record = progress(rulebook, goal, values, day)
    return judged(rulebook, record, values)


def judged(rulebook: Rulebook, record: Mapping[str, Any], values: Mapping[str, Value]) -> dict[str, Any]:
    answers = _as_json(values)
    record = {**record, "ask": record["ask"] or record["ask_plan"]}
    reply: dict[str, Any] = {
        "record": {**record, "answers": answers},
        "slots": progress_slots(rulebook, record, answers),
        "result": None,
    }
    if not record["ask"]:
        catalog = catalog_of(rulebook.goals[record["goal"]])
        others = elsewhere(rulebook, record["goal"], values, date.fromisoformat(record["as_of"]))
        words = result_in_words(rulebook, record, answers, others)
        reply["result"] = result_slots(words) | {"calendar": bool(named_days(record["days"], catalog))}
    return reply


def _values(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> tuple[dict[str, Value], date]:
    if goal not in rulebook.goals:
        raise AnswerError(None, f"No goal is called “{goal}”.")
    day = date.fromisoformat(as_of)
    return read_answers(rulebook.facts, answers, day), day


def _as_json(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: to_json(value) for name, value in values.items()}


def _save(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, site: str, address: str
) -> dict[str, str] | None:
    values, day = _values(rulebook, goal, answers, as_of)
    text = write(rulebook, goal, _own(rulebook, goal, values), day, site, address)
    return _file(rulebook, goal, "saved", site, day, text)


def _calendar(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, site: str, address: str
) -> dict[str, str] | None:
    values, day = _values(rulebook, goal, answers, as_of)
    found = verdict(rulebook, goal, values, day)["days"]
    text = calendar(found, goal, day, catalog_of(rulebook.goals[goal]), site, address)
    return _file(rulebook, goal, "calendar", site, day, text)


def _save_survey(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, site: str, address: str, chosen: str = ""
) -> dict[str, str] | None:
    """The same for a set of goals, whose id is ``goal``, with the plan for those that were ``chosen``."""
    day = date.fromisoformat(as_of)
    own = _own(rulebook, goal, read_answers(rulebook.facts, answers, day))
    text = write_survey(rulebook, goal, own, day, site, address, chosen.split())
    return _file(rulebook, goal, "saved", site, day, text)


def _calendar_of_chosen(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, site: str, address: str, chosen: str = ""
) -> dict[str, str] | None:
    """One calendar for the plan of the goals that were ``chosen``."""
    day = date.fromisoformat(as_of)
    survey = Survey(rulebook, rulebook.sets[goal].goals, day)
    survey.answer(read_answers(rulebook.facts, answers, day))
    several = [
        (name, record["days"], catalog_of(rulebook.goals[name]))
        for name, record in Chosen(survey, chosen.split()).records.items()
    ]
    return _file(rulebook, goal, "calendar", site, day, calendar_of(several, day, site, address))


def _own(rulebook: Rulebook, goal: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The answers to what a goal or a set of goals asks, in the order in which it asks."""
    return {name: values[name] for name in asked_by(rulebook, goal) if name in values}


KINDS = {"saved": ("json", "application/json"), "calendar": ("ics", "text/calendar;charset=utf-8")}
"""The files that a page hands over, each with the ending of its name and its media type."""


def _file(rulebook: Rulebook, goal: str, kind: str, site: str, day: date, text: str | None) -> dict[str, str] | None:
    """A file with its text, such as ``peer-workforce-guide-supervisor-2026-11-21.json``; None where it has none."""
    if text is None:
        return None
    ending, media_type = KINDS[kind]
    name = f"{'-'.join(site.lower().split())}-{goal.replace('_', '-')}-{day.isoformat()}.{ending}"
    done = catalog_named(rulebook, goal).text(f"{kind}.done", name=name)
    return {"name": name, "type": media_type, "text": text, "done": done}


def _read(rulebook: Rulebook, fact: str, value: Any, as_of: str) -> Any:
    return to_json(read(rulebook.facts[fact], value, date.fromisoformat(as_of)))


CALLS: dict[str, Callable[..., Any]] = {
    "progress": _progress,
    "verdict": _verdict,
    "read": _read,
    "save": _save,
    "calendar": _calendar,
}
SET_CALLS: dict[str, Callable[..., Any]] = {"save": _save_survey, "calendar": _calendar_of_chosen}
