"""A verdict as plain text for a terminal: what is settled, clause by clause, and what comes next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.compile.outlook import day_said, earliest, reasons, ways
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


def report(rulebook: Rulebook, record: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    """The verdict record in sentences and lines of at most 100 characters; ``answers`` as JSON holds them."""
    goal = rulebook.goals[record["goal"]]
    period = next(each for each in goal.periods if each.start == record["period"])
    lines = [goal.title, HEADINGS[record["status"]], ""]
    for section in (_listed("Because of these answers:", reasons(rulebook, record, answers)),
                    _readings(rulebook, record), _owed(rulebook, record), _others(record), _ways(rulebook, record),
                    _listed("The earliest day by waiting alone:", earliest(record)),
                    _questions(rulebook, "Still to be asked:", record["ask"]),
                    _questions(rulebook, "Worth finding out:", record["find_out"]),
                    _listed("Desirable, but not counted:", _also(record))):
        lines += section
    lines += ["The rule:", *_tree(rulebook, period.clause, record["clauses"], ""), ""]
    lines.append(f"Judged for {record['as_of']} by rulebook {record['rules']}. This decides nothing.")
    return "\n".join(lines)


def _listed(heading: str, sentences: Iterable[str]) -> list[str]:
    lines = [line for sentence in sentences for line in _wrapped(sentence, "- ")]
    return [heading, *lines, ""] if lines else []


def _ways(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    return [line for number, steps in enumerate(ways(rulebook, record), 1)
            for line in _listed("The nearest way to yes:" if number == 1 else "Or:", steps)]


def _also(record: Mapping[str, Any]) -> Iterator[str]:
    return (f"{STATES[each['state']]}: {each['text']}" for each in record["also"])


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
        due = f"by {day_said(each['due'])}." if each["due"] else f"within {each['days']} days of the answer to: {day}"
        lines += _wrapped(f"{each['text'].rstrip('.')}. Due {due}", "- ")
    return ["Owed:", *lines, ""] if lines else []


def _others(record: Mapping[str, Any]) -> list[str]:
    return _listed("For others to decide:", (f"{each['text']} ({each['decided_by']})" for each in record["left_to"]))


def _questions(rulebook: Rulebook, heading: str, names: list[str]) -> list[str]:
    return _listed(heading, (f"{rulebook.facts[name].ask} ({name})" for name in names))


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
