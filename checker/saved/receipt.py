"""A receipt: one person's answers and their result on a day, as a file to save and to open again.

The file is JSON. Its first part is for a reader; the rest is what a checker needs to judge the answers again. Its
verdict is shown as the file's word, never as ours: anybody can write such a file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.case.status import STATUSES
from checker.facts.answers import YEARS, Value, read_fitting, to_json
from checker.facts.frozen import frozen
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Rulebook
from checker.verdict import progress, verdict
from checker.wording import Catalog, catalog_of, format_answer, format_day, state_text

FORMAT = "peer-eligibility-checker/answers"
VERSION = 1
MOST = 100_000
"""Characters of a file. The longest receipt has a fifth of that."""
DEEPEST = 40
"""Brackets within brackets; a receipt has 5. Far more of them would end a browser's Python."""

FOREIGN = "This file does not hold saved answers from this site."
DAMAGED = "Part of this file is missing or damaged, so we cannot open it."
OF_NO_CHECK = "This file belongs to a check that this site does not have."


class ReceiptError(ValueError):
    """A file that cannot be opened. ``message`` is a sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@frozen
class Receipt:
    """What a file says, as far as its shape is right; nothing of it has been judged."""

    goal: str
    answers: dict[str, bool | int | str]
    as_of: date
    rules: str
    verdict: dict[str, Any]
    intact: bool
    """Whether the file is as it was saved, as far as its checksum can tell."""
    chosen: tuple[str, ...] = ()
    """Of an interview over many goals, those that the person made a plan for."""
    for_another: bool = False


def write(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date, site: str, address: str) -> str:
    """The text of a receipt for read answers; ``address`` is where it can be opened again."""
    values = {name: to_json(value) for name, value in answers.items()}
    record = verdict(rulebook, goal, answers, as_of)
    period, catalog = rulebook.goals[goal].period(as_of), catalog_of(rulebook.goals[goal])
    say, status = catalog.text, record["status"]
    duties = [duty for duty in record["owed"] if duty["due"]]
    data = {
        "read_me": [
            say("saved.title", site=site),
            f"{rulebook.goals[goal].title}.",
            say("saved.result", day=format_day(record["as_of"], catalog), heading=say(f"heading.{status}")),
            *(say("saved.due", text=duty["text"], day=format_day(duty["due"], catalog)) for duty in duties),
            say("saved.open", address=address),
            f"{say('no_decision')} {say('saved.private')}",
        ],
        "questions": [
            {"question": rulebook.facts[name].ask, "answer": format_answer(rulebook.facts[name], value, catalog)}
            for name, value in values.items()
        ],
        "requirements": list(_lines(period.clause, record["clauses"], catalog)),
        "goal": goal,
        "answers": values,
        "as_of": record["as_of"],
        "rules": rulebook.hash,
        "verdict": _gist(record),
    }
    return sealed(data, rulebook)


def sealed(data: Mapping[str, Any], rulebook: Rulebook) -> str:
    """The text of a file that says ``data`` in the words of this rulebook."""
    whole = {**data, "format": FORMAT, "version": VERSION} | ({"for_another": True} if rulebook.for_another else {})
    return json.dumps(whole | {"checksum": _checksum(whole)}, ensure_ascii=False, indent=2) + "\n"


def read_receipt(text: str) -> Receipt:
    """What a file holds. Raises ReceiptError, in words for whoever has chosen the file."""
    if len(text) > MOST:
        raise ReceiptError("This file is too large. It cannot be a file of saved answers.")
    data = _object(text)
    if data.get("format") != FORMAT:
        raise ReceiptError(FOREIGN)
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ReceiptError("This file was saved by a newer version of this site. Reload this page, then open it.")
    goal, answers, rules, stored = (data.get(key) for key in ("goal", "answers", "rules", "verdict"))
    day = _day(data.get("as_of"))
    if (
        version != VERSION
        or not isinstance(goal, str)
        or not isinstance(answers, dict)
        or day is None
        or not all(isinstance(value, (bool, int, str)) for value in answers.values())
        or not isinstance(rules, str)
        or not re.fullmatch("[0-9a-f]{16}", rules)
        or not isinstance(stored, dict)
        or not _are_statuses(stored)
        or not isinstance(chosen := data.get("chosen") or [], list)
    ):
        raise ReceiptError(DAMAGED)
    names, for_another = tuple(name for name in chosen if isinstance(name, str)), data.get("for_another") is True
    return Receipt(goal, answers, day, rules, stored, data.pop("checksum", None) == _checksum(data), names, for_another)


def _are_statuses(stored: Mapping[str, Any]) -> bool:
    """Whether a file tells of a verdict, or of one for each of several goals."""
    several = [*goals.values()] if isinstance(goals := stored.get("goals", {}), dict) else []
    return all(each in STATUSES for each in several or [stored.get("status")])


def reopen(rulebook: Rulebook, receipt: Receipt, today: date) -> dict[str, Any]:
    """What a file says, and what these rules say to its answers: for the day it was saved for, and for today.

    ``stored`` is the file's own word: its ``status`` and the ``due`` days of its duties. ``then`` and ``now`` are
    verdict records of ours; an answer that today's question would not take is left out of ``now`` and counted in
    ``left_out``. ``changed`` tells whether the rules are others than those of the file, ``intact`` whether the file is
    as it was saved. Raises ReceiptError.
    """
    if receipt.goal not in rulebook.goals or "status" not in receipt.verdict:
        raise ReceiptError(OF_NO_CHECK)
    changed = receipt.rules != rulebook.hash
    then, now = (read_fitting(rulebook.facts, receipt.answers, day) for day in (receipt.as_of, today))
    record = verdict(rulebook, receipt.goal, then, receipt.as_of)
    false = not changed and (len(then) < len(receipt.answers) or _gist(record) != receipt.verdict)
    return {
        "goal": receipt.goal,
        "title": rulebook.goals[receipt.goal].title,
        "as_of": receipt.as_of.isoformat(),
        "today": today.isoformat(),
        "rules": {"then": receipt.rules, "now": rulebook.hash},
        "changed": changed,
        "intact": receipt.intact and not false,
        "stored": {"status": receipt.verdict["status"], "due": _due_days(receipt.verdict)},
        "then": record | _answers(then),
        "now": progress(rulebook, receipt.goal, now, today) | _answers(now),
        "left_out": len(receipt.answers) - len(now),
    }


def _answers(answers: Mapping[str, Value]) -> dict[str, Any]:
    return {"answers": {name: to_json(value) for name, value in answers.items()}}


def _gist(record: Mapping[str, Any]) -> dict[str, Any]:
    """What of a verdict is stored: enough to tell later whether it would still be the same."""

    def of(part: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "status": part["status"],
            "owed": [{key: each[key] for key in ("clause", "text", "due")} for each in part["owed"]],
            "left_to": [each["decided_by"] for each in part["left_to"]],
        }

    return of(record) | {
        "readings": [{"reading": each["reading"]} | of(each) for each in record["readings"]],
        "find_out": record["find_out"],
        "ask": record["ask"],
    }


def _due_days(stored: Mapping[str, Any]) -> list[str]:
    """The days of the duties that a file tells of, each once; what is no day is passed over."""
    owed = stored.get("owed")
    days = [_day(each.get("due")) for each in owed if isinstance(each, dict)] if isinstance(owed, list) else []
    return sorted({day.isoformat() for day in days if day})


def _lines(root: Clause, states: Mapping[str, Any], catalog: Catalog) -> Iterator[str]:
    """The clauses that have words, with their states, each group above its parts; a part that comes again, once."""
    seen = set()

    def lines(clause: Clause, state: Mapping[str, Any], indent: str) -> Iterator[str]:
        if clause.text:
            yield f"{indent}{state_text(clause, state, catalog)}"
            indent += "  "
        if (clause.root, clause.text) not in seen and not clause.covers_parts:
            for child, below in zip(clause.clauses, state["clauses"], strict=True):
                yield from lines(child, below, indent)
        seen.add((clause.root, clause.text))

    return lines(root, states, "")


def _object(text: str) -> dict[str, Any]:
    """The file's JSON object. Raises ReceiptError."""
    if _depth(text) > DEEPEST:
        raise ReceiptError(FOREIGN)
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_float=str, object_pairs_hook=_entries)
    except ReceiptError:  # a ValueError, too
        raise
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise ReceiptError(FOREIGN)
    return data


def _entries(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file. Raises ReceiptError where a key stands twice: nobody could tell which answer is meant."""
    entries = dict(pairs)
    if len(entries) < len(pairs):
        raise ReceiptError(DAMAGED)
    return entries


def _depth(text: str) -> int:
    """How deep brackets stand within brackets at most; one within a text counts, too."""
    deepest = depth = 0
    for each in re.findall(r"[\[\]{}]", text):
        depth += 1 if each in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _day(value: Any) -> date | None:
    """A day as a receipt writes it, in a year that somebody may mean."""
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _checksum(data: Mapping[str, Any]) -> str:
    """Shows a slip of an editor or of a disk, not a forger's work: anybody can work it out again."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
