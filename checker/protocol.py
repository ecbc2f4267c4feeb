"""The desk at which a page asks: one JSON request in, one JSON reply out, whatever runs this Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from checker.answers import AnswerError, read, read_all, to_json
from checker.digest import DRAWN, digest
from checker.rulebook import Rulebook
from checker.verdict import progress, verdict


class Desk:
    """Answers the calls ``goals``, ``progress``, ``verdict``, ``read`` and ``digest`` about one rulebook.

    A request is ``{id, call, args}``; the reply ``{id, ok, rules}``, or ``{id, error: {fact, message}, rules}`` where
    an answer does not fit its question. Anything else that goes wrong is raised: the page shows its printed checklist.
    """

    def __init__(self, rulebook_text: str) -> None:
        self.rulebook = Rulebook.from_json(rulebook_text)

    def reply(self, request_text: str) -> str:
        """The reply to one request, both as JSON text. Numbers are read as decimals, never as binary floats."""
        request = json.loads(request_text, parse_float=Decimal)
        reply = {"id": request["id"]}
        try:
            reply["ok"] = CALLS[request["call"]](self.rulebook, **request.get("args", {}))
        except AnswerError as error:
            reply["error"] = {"fact": error.fact, "message": error.message}
        return json.dumps(reply | {"rules": self.rulebook.hash}, ensure_ascii=False, separators=(",", ":"))


def _goals(rulebook: Rulebook) -> list[dict[str, Any]]:
    return [{"id": goal.id, "title": goal.title} for goal in rulebook.goals.values()]


def _verdict(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    return _judged(verdict, rulebook, goal, answers, as_of)


def _progress(rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    return _judged(progress, rulebook, goal, answers, as_of)


def _judged(
    judge: Callable[[Rulebook, str, Mapping[str, Any], date], dict[str, Any]],
    rulebook: Rulebook, goal: str, answers: Mapping[str, Any], as_of: str,
) -> dict[str, Any]:
    if goal not in rulebook.goals:
        raise AnswerError(None, f"No goal is called “{goal}”.")
    day = date.fromisoformat(as_of)
    given = read_all(rulebook.facts, answers, day)
    return judge(rulebook, goal, given, day) | {"answers": {name: to_json(value) for name, value in given.items()}}


def _read(rulebook: Rulebook, fact: str, value: Any, as_of: str) -> Any:
    return to_json(read(rulebook.facts[fact], value, date.fromisoformat(as_of)))


def _digest(
    rulebook: Rulebook, as_of: str, stored: Sequence[Mapping[str, Any]] = (), count: int = DRAWN
) -> dict[str, Any]:
    samples = [(each["goal"], dict(each["answers"]), date.fromisoformat(each["as_of"])) for each in stored]
    return digest(rulebook, date.fromisoformat(as_of), samples, count)


CALLS: dict[str, Callable[..., Any]] = {
    "goals": _goals, "progress": _progress, "verdict": _verdict, "read": _read, "digest": _digest,
}
