"""A receipt of one interview over many goals, and answers of one kind of check opened in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from checker.facts.answers import Value, read_fitting, to_json
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import OF_NO_CHECK, Receipt, ReceiptError, sealed
from checker.verdict import progress
from checker.wording import format_answer, format_day, shared_catalog


def asked_by(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """The facts that the check of a goal, or the interview over a set of goals, may ask about."""
    goals = rulebook.sets[name].goals if name in rulebook.sets else (name,)
    return tuple(dict.fromkeys(fact for goal in goals for fact in rulebook.goals[goal].questions))


def write_survey(
    rulebook: Rulebook,
    goal_set: str,
    answers: Mapping[str, Value],
    as_of: date,
    site: str,
    address: str,
    chosen: Iterable[str] = (),
) -> str:
    """The text of a receipt over a set; ``chosen`` are the goals of the person's plan."""
    statuses, say = _statuses(rulebook, goal_set, answers, as_of), shared_catalog(rulebook).text
    day = format_day(as_of.isoformat())
    values = {name: to_json(value) for name, value in answers.items()}
    return sealed(
        {
            "read_me": [
                say("saved.title", site=site),
                rulebook.sets[goal_set].title,
                *(
                    f"{rulebook.goals[goal].title}. {say('saved.result', day=day, heading=say(f'heading.{status}'))}"
                    for goal, status in statuses.items()
                ),
                say("saved.open", address=address),
                f"{say('no_decision')} {say('saved.private')}",
            ],
            "questions": [
                {"question": rulebook.facts[name].ask, "answer": format_answer(rulebook.facts[name], value)}
                for name, value in values.items()
            ],
            "goal": goal_set,
            "chosen": list(chosen),
            "answers": values,
            "as_of": as_of.isoformat(),
            "rules": rulebook.hash,
            "verdict": {"goals": statuses},
        },
        rulebook,
    )


def reopen_in(rulebook: Rulebook, receipt: Receipt, name: str, today: date) -> dict[str, Any] | None:
    """What of a file's answers counts for the check or the interview ``name``, which it need not have been saved in;
    None where none of them is asked there.

    ``answers`` are those, as JSON holds them; ``left_out`` counts those asked there that do not fit today's questions.
    ``moved`` holds ``{goal, then, now}`` for each goal whose status is no longer the file's. Raises ReceiptError.
    """
    if receipt.goal not in rulebook.goals and receipt.goal not in rulebook.sets:
        raise ReceiptError(OF_NO_CHECK)
    asked = asked_by(rulebook, name)
    shared = {fact: value for fact, value in receipt.answers.items() if fact in asked}
    if not shared and receipt.goal != name:
        return None
    values = read_fitting(rulebook.facts, shared, today)
    changed = receipt.rules != rulebook.hash
    stored = receipt.verdict.get("goals", {}) if receipt.goal == name else {}
    now = _statuses(rulebook, name, values, today) if stored else {}
    then = _statuses(rulebook, name, values, receipt.as_of) if stored else {}
    return {
        "goal": receipt.goal,
        "as_of": receipt.as_of.isoformat(),
        "today": today.isoformat(),
        "changed": changed,
        "intact": receipt.intact and (changed or then == stored),
        "count": len(values),
        "left_out": len(shared) - len(values),
        "elsewhere": receipt.goal != name,
        "chosen": [goal for goal in receipt.chosen if goal in rulebook.goals] if receipt.goal == name else [],
        "moved": [
            {"goal": goal, "then": stored[goal], "now": status}
            for goal, status in now.items()
            if goal in stored and stored[goal] != status
        ],
        "answers": {fact: to_json(value) for fact, value in values.items()},
    }


def _statuses(rulebook: Rulebook, goal_set: str, answers: Mapping[str, Value], as_of: date) -> dict[str, str]:
    return {goal: progress(rulebook, goal, answers, as_of)["status"] for goal in rulebook.sets[goal_set].goals}
