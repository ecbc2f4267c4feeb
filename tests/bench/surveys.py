"""Times an interview over many goals in whatever Python runs this, and so stands on the checker alone."""

from __future__ import annotations

import json
import random
import time
from datetime import date
from typing import Any

from checker.protocol import Service

AS_OF = date(2026, 11, 28)


def times(rulebook_text: str, goal_set: str, seeds: list[int]) -> dict[str, Any]:
    """Seconds of ``begin`` (the first question), of each ``next`` question after that, and of each whole ``list``; the
    numbers of questions as ``asked``.
    """
    service = Service(rulebook_text)
    found: dict[str, Any] = {"begin": 0.0, "next": [], "list": [], "asked": []}
    found["begin"], _ = _reply(service, goal_set, {})
    for seed in seeds:
        chance = random.Random(seed)
        answers: dict[str, Any] = {}
        _, reply = _reply(service, goal_set, answers)
        while reply["record"]["ask"]:
            name = reply["record"]["ask"][0]
            while json.loads(service.reply('{"id": 2, "call": "survey_ahead"}'))["ok"]:
                pass  # the page does this while the person reads the question
            answers[name] = _answer(chance, service.rulebook.facts[name])
            seconds, reply = _reply(service, goal_set, answers)
            found["next" if reply["record"]["ask"] else "list"].append(seconds)
        found["asked"].append(len(answers))
    return found


def _answer(chance: random.Random, fact: Any) -> Any:
    if fact.kind == "yes_no":
        return chance.random() < 0.7
    if fact.kind == "choice":
        return chance.choice(list(fact.options))
    return chance.choice([0, 7, 24, 60]) if fact.kind == "number" else "not_yet"


def _reply(service: Service, goal_set: str, answers: dict[str, Any]) -> tuple[float, dict[str, Any]]:
    args = {"goal": goal_set, "answers": answers, "as_of": AS_OF.isoformat()}
    request = json.dumps({"id": 1, "call": "survey", "args": args})
    start = time.perf_counter()
    text = service.reply(request)
    seconds = time.perf_counter() - start
    reply: dict[str, Any] = json.loads(text)["ok"]
    return seconds, reply


def main(request: str) -> str:
    """The same for JSON text: ``{rulebook, goal_set, seeds}``."""
    asked = json.loads(request)
    return json.dumps(times(asked["rulebook"], asked["goal_set"], asked["seeds"]))
