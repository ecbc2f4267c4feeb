"""A verdict as plain text for a terminal: what is settled, clause by clause, and what comes next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from checker.facts import Fact
from checker.rulebook import Clause, Rulebook

HEADINGS = {
    "met": "You meet these written requirements.",
    "met_with_duty": "You meet these written requirements, with a duty to keep.",
    "not_met": "Not yet: something is missing.",
    "unsettled": "We cannot tell yet.",
    "depends_on_reading": "It depends on how one sentence of the source is read.",
    "left_to_others": "What you can answer is settled. The rest is for others to decide.",
}
STATES = {"met": "met", "not_met": "not yet", "not_settled": "open", "does_not_apply": "does not apply"}
GROUPS = {
    "all": "All of these:", "any": "Any one of these:", "none": "None of these:",
    "at_least": "At least {least} of these:",
    "sum": "The total is {test}:", "when": "When the first holds, then also what follows:",
    "or_instead": "The first, or the second in its place:", "within": "Within {days} days:", "never": "Closed.",
}


def report(rulebook: Rulebook, record: Mapping[str, Any]) -> str:
    """The verdict record in sentences and lines of at most 100 characters."""
    goal = rulebook.goals[record["goal"]]
    period = next(each for each in goal.periods if each.start == record["period"])
    lines = [goal.title, HEADINGS[record["status"]], ""]
    for section in (_readings(rulebook, record), _owed(rulebook, record), _others(record),
                    _questions(rulebook, "Still to be asked:", record["ask"]),
                    _questions(rulebook, "Worth finding out:", record["find_out"])):
        lines += section
    lines += ["The rule:", *_tree(rulebook, period.clause, record["clauses"], ""), ""]
    lines.append(f"Judged for {record['as_of']} by rulebook {record['rules']}. This decides nothing.")
    return "\n".join(lines)


def _readings(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    lines = []
    for each in record["readings"]:
        words = "; ".join(rulebook.facts[name].options[option] for name, option in each["reading"].items())
        lines += _wrapped(f"Read as “{words}”: {HEADINGS[each['status']]}", "- ")
    facts = {name: rulebook.facts[name] for each in record["readings"] for name in each["reading"]}
    return [*(line for fact in facts.values() for line in _wrapped(fact.open or "")), *lines, ""] if lines else []


def _owed(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    lines = []
    for each in record["owed"]:
        day = rulebook.facts[each["of"]].words
        due = f"by {each['due']}" if each["due"] else f"within {each['days']} days of the day asked for in: {day}"
        lines += _wrapped(f"{each['text']} Due {due}", "- ")
    return ["Owed:", *lines, ""] if lines else []


def _others(record: Mapping[str, Any]) -> list[str]:
    lines = []
    for each in record["left_to"]:
        lines += _wrapped(f"{each['text']} ({each['decided_by']})", "- ")
    return ["For others to decide:", *lines, ""] if lines else []


def _questions(rulebook: Rulebook, heading: str, names: list[str]) -> list[str]:
    lines = [line for name in names for line in _wrapped(f"{_question(rulebook.facts[name])} ({name})", "- ")]
    return [heading, *lines, ""] if lines else []


def _question(fact: Fact) -> str:
    return fact.ask or fact.words


def _tree(rulebook: Rulebook, clause: Clause, state: Mapping[str, Any], indent: str) -> Iterator[str]:
    words = clause.text or GROUPS.get(clause.kind, "").format(least=clause.least, test=clause.test, days=clause.days)
    test = f" [{clause.test}]" if clause.test and clause.kind in ("test", "reading") else ""
    yield from _wrapped(f"{STATES[state['state']]}: {words}{test}", f"{indent}- ")
    for citation in clause.cite:
        quote = f"“{citation['quote']}” " if citation["quote"] else ""
        yield from _wrapped(f"{quote}({citation['source']})", f"{indent}  ")
    for child, below in zip(clause.clauses, state["clauses"], strict=True):
        yield from _tree(rulebook, child, below, indent + "  ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=" " * len(indent))
