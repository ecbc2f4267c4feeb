"""Answers a page's JSON requests about one rulebook: one request in, one reply out, whatever runs this Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.facts.answers import AnswerError, Value, read, read_all, to_json
from checker.rulebook.codec import VersionError
from checker.rulebook.rulebook import Rulebook
from checker.saved.calendar import calendar, events
from checker.saved.receipt import ReceiptError, reopen, write
from checker.verdict import progress, verdict


class Service:
    """Answers the calls in ``CALLS`` about one rulebook.

    A request is ``{id, call, args}``; the reply ``{id, ok, rules}``, or ``{id, error: {fact, message}, rules}`` where
    an answer does not fit its question, a file is no receipt, or the rulebook is of another version. Anything else
    that goes wrong is raised: the page shows its printed checklist.
    """

    def __init__(self, rulebook_text: str) -> None:
        self.unread: VersionError | None = None
        try:
            self.rulebook = Rulebook.from_json(rulebook_text)
        except VersionError as error:
            self.rulebook, self.unread = Rulebook({}, {}), error

    def reply(self, request_text: str) -> str:
        """The reply to one request, both as JSON text. Numbers are read as decimals, never as binary floats."""
        request = json.loads(request_text, parse_float=Decimal)
        reply = {"id": request["id"]}
        try:
            if self.unread:
                raise self.unread
            reply["ok"] = CALLS[request["call"]](self.rulebook, **request.get("args", {}))
        except AnswerError as error:
            reply["error"] = {"fact": error.fact, "message": error.message}
        except (ReceiptError, VersionError) as error:
            reply["error"] = {"fact": None, "message": error.message}
        return json.dumps(reply | {"rules": self.rulebook.hash}, ensure_ascii=False, separators=(",", ":"))


def _verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    return _judged(verdict, rulebook, goal, answers, as_of)


def _progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    return _judged(progress, rulebook, goal, answers, as_of)


def _judged(
    judge: Callable[[Rulebook, str, Mapping[str, Any], date], dict[str, Any]],
    rulebook: Rulebook,
    goal: str,
    answers: Mapping[str, Any],
    as_of: str,
) -> dict[str, Any]:
    given, day = _given(rulebook, goal, answers, as_of)
    return judge(rulebook, goal, given, day) | {"answers": {name: to_json(value) for name, value in given.items()}}


def _given(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> tuple[dict[str, Value], date]:
    if goal not in rulebook.goals:
        raise AnswerError(None, f"No goal is called “{goal}”.")
    day = date.fromisoformat(as_of)
    return read_all(rulebook.facts, answers, day), day


def _save(
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str, site: str, address: str
) -> dict[str, str]:
    given, day = _given(rulebook, goal, answers, as_of)
    text = write(rulebook, goal, given, day, site, address)
    return {"name": _file_name(site, goal, day, "json"), "type": "application/json", "text": text}


def _open(rulebook: Rulebook, text: str, today: str) -> dict[str, Any]:
    return reopen(rulebook, text, date.fromisoformat(today))


def _calendar(
    rulebook: Rulebook,
    goal: str,
    answers: Mapping[str, Any],
    as_of: str,
    site: str,
    address: str,
    words: Mapping[str, str],
) -> dict[str, str] | None:
    given, day = _given(rulebook, goal, answers, as_of)
    text = calendar(events(rulebook, goal, given, day), goal, day, words, site, address)
    if text is None:
        return None
    return {"name": _file_name(site, goal, day, "ics"), "type": "text/calendar;charset=utf-8", "text": text}


def _file_name(site: str, goal: str, day: date, ending: str) -> str:
    """Such as ``peer-workforce-guide-supervisor-2026-11-21.json``."""
    return f"{'-'.join(site.lower().split())}-{goal.replace('_', '-')}-{day.isoformat()}.{ending}"


def _read(rulebook: Rulebook, fact: str, value: Any, as_of: str) -> Any:
    return to_json(read(rulebook.facts[fact], value, date.fromisoformat(as_of)))


CALLS: dict[str, Callable[..., Any]] = {
    "progress": _progress,
    "verdict": _verdict,
    "read": _read,
    "save": _save,
    "open": _open,
    "calendar": _calendar,
}
