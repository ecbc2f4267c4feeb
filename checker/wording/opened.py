"""What a file of saved answers says, in words, beside what the rules say today to the answers in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.rulebook.rulebook import Rulebook
from checker.wording.catalog import Catalog, joined
from checker.wording.clauses import catalog_named, catalog_of, shared_catalog
from checker.wording.formats import format_list
from checker.wording.ways import Line, day_run, goal_run

Opened = Mapping[str, Any]
"""What ``checker.saved`` finds in a file."""


def opened_in_words(rulebook: Rulebook, opened: Opened) -> dict[str, Any]:
    """``heading``, the doubts about the file in ``intro``, its ``results``, an ``outro``, and the button's ``action``.

    Each result is a line with a ``status``, its text the day and the rules that it is for.
    """
    catalog = catalog_of(rulebook.goals[opened["goal"]])
    then, now = opened["then"], opened["now"]
    doubted = opened["changed"] or not opened["intact"]

    def result(kind: str, day: str, status: str, due: Sequence[str], version: str = "") -> Line:
        line: Line = {"text": catalog.runs(f"opened.{kind}", day=day_run(day, catalog))}
        rules = f"opened.{kind}_rules"
        notes = [catalog.runs(rules, version=version)] if catalog.has(rules) else []
        if due:
            days = format_list([day_run(each, catalog)["text"] for each in due], "and", catalog)
            notes.append(catalog.runs("opened.due", days=days))
        return line | {"status": status, "outcome": catalog.text(f"heading.{status}"), "notes": notes}

    stored = opened["stored"]
    results = (
        [result("file", opened["as_of"], stored["status"], stored["due"], opened["rules"]["then"])] if doubted else []
    )
    kind = "then" if doubted else "same"
    results.append(result(kind, opened["as_of"], then["status"], _due(then), opened["rules"]["now"]))
    if _is_older(opened):
        results.append(result("now", opened["today"], now["status"], _due(now)))
    return _in_words(opened, [], results, bool(now["ask"] or now["ask_plan"]), catalog)


def carried_in_words(rulebook: Rulebook, opened: Opened, asks: bool) -> dict[str, Any]:
    """The same for a file of an interview over many goals, and for one whose answers count in another check: what they
    count for, and what is no longer as the file has it. ``asks`` tells whether a question is still open.
    """
    catalog = shared_catalog(rulebook)
    first: list[Line] = []
    if opened["elsewhere"]:
        goal = goal_run(rulebook, opened["goal"])
        first.append({"text": catalog.runs("opened.carried", goal=goal, count=opened["count"])})

    def heading(status: str) -> str:
        return catalog.text(f"heading.{status}")

    moved: list[Line] = [
        {
            "text": [rulebook.goals[each["goal"]].title],
            "status": each["now"],
            "outcome": catalog.text("opened.other", then=heading(each["then"]), now=heading(each["now"])),
        }
        for each in opened["moved"]
    ]
    return _in_words(opened, first, moved, asks, catalog)


def _in_words(
    opened: Opened, first: Sequence[Line], results: Sequence[Line], asks: bool, catalog: Catalog
) -> dict[str, Any]:
    """What every file says, with what comes ``first`` before the doubts about it."""
    intro = [*first]
    if not opened["intact"]:
        intro.append({"text": catalog.runs("opened.altered"), "status": "unsettled"})
    if opened["changed"]:
        intro.append({"text": catalog.runs("opened.changed")})
    if opened["left_out"]:
        intro.append({"text": catalog.runs("opened.left_out", count=opened["left_out"])})
    day = day_run(opened["as_of"], catalog)
    return {
        "heading": catalog.runs("opened", day=day),
        "intro": intro,
        "results": results,
        "outro": [{"text": catalog.runs("opened.moved")}] if _is_older(opened) else [],
        "action": catalog.text("opened.questions" if asks else "opened.result"),
        "from": catalog.runs("opened.from", day=day),
    }


def _is_older(opened: Opened) -> bool:
    return bool(opened["today"] != opened["as_of"])


def elsewhere_in_words(rulebook: Rulebook, goal: str) -> list[Any]:
    """That a file belongs to the check of another goal, or to an interview over many."""
    return joined([catalog_named(rulebook, goal).runs("opened.elsewhere", goal=goal_run(rulebook, goal))])


def _due(record: Mapping[str, Any]) -> list[str]:
    return sorted({duty["due"] for duty in record["owed"] if duty["due"]})
