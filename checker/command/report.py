"""A verdict as plain text for a terminal: what is settled, clause by clause, and what comes next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.command.outlook import earliest, reasons, ways
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Rulebook
from checker.wording.formats import day_said
from checker.wording.outcomes import PARTS, Words, word_of, words_for

GROUPS = {
    "all": "All of these:",
    "any": "Any one of these:",
    "none": "None of these:",
    "at_least": "At least {least} of these:",
    "sum": "The total is {test}:",
    "when": "When the first holds, then also what follows:",
    "or_instead": "The first, or the second in its place:",
    "within": "Within {limit}:",
    "never": "Closed.",
}


def report(rulebook: Rulebook, record: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    """The verdict record in sentences and lines of at most 100 characters; ``answers`` as JSON holds them."""
    goal = rulebook.goals[record["goal"]]
    period = next(each for each in goal.periods if each.start == record["period"])
    words = words_for(goal)
    lines = [goal.title, words.headings[record["status"]], ""]
    for section in (
        _listed("because", reasons(rulebook, record, answers)),
        _readings(rulebook, record),
        _owed(rulebook, record),
        _others(record),
        _ways(rulebook, record),
        _listed("earliest", earliest(record)),
        _questions(rulebook, "ask", record["ask"]),
        _questions(rulebook, "find_out", record["find_out"]),
        _listed("also", _also(record, words)),
    ):
        lines += section
    lines += [f"{words.parts['clauses']}:", *_tree(period.clause, record["clauses"], words), ""]
    lines.append(f"Judged for {record['as_of']} by rulebook {record['rules']}. This decides nothing.")
    return "\n".join(lines)


def opened_report(rulebook: Rulebook, opened: Mapping[str, Any]) -> str:
    """Saved answers judged again: what the file says, and both verdicts of today's rules whole."""
    stored, rules = opened["stored"], opened["rules"]
    headings = words_for(rulebook.goals[opened["goal"]]).headings
    lines = [f"{opened['title']}. Answers saved on {day_said(opened['as_of'])}.", ""]
    if not opened["intact"]:
        lines += [
            *_wrapped(
                "This file was changed after it was saved, or it was not saved by this site. Rely on what "
                "follows for these answers only."
            ),
            "",
        ]
    lines += _wrapped(f"The file says: {headings[stored['status']]}. By rulebook {rules['then']}.", "- ")
    lines += [f"- The file says: the last day is {day_said(day)}." for day in stored["due"]]
    if opened["changed"]:
        lines += _wrapped(f"The rules have changed since. Today’s rulebook is {rules['now']}.", "- ")
    for record in (opened["then"], opened["now"]):
        said = f"Today’s rules, for {day_said(record['as_of'])}: {headings[record['status']]}."
        lines += [line for line in _wrapped(said, "- ") if line not in lines]
    if opened["left_out"]:
        lines.append(f"- Saved answers that today’s questions do not take: {opened['left_out']}.")
    lines += _wrapped("Days move by themselves. Numbers stay as they were given on the day of the file.", "- ")
    days = {record["as_of"]: record for record in (opened["then"], opened["now"])}
    for day, record in days.items():
        lines += ["", f"== For {day_said(day)} ==", "", report(rulebook, record, record["answers"])]
    return "\n".join(lines)


def _listed(part: str, sentences: Iterable[str]) -> list[str]:
    """A part of the verdict under its heading; nothing where it holds nothing."""
    lines = [line for sentence in sentences for line in _wrapped(sentence, "- ")]
    return [f"{PARTS[part]}:", *lines, ""] if lines else []


def _ways(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for steps in ways(rulebook, record):
        lines += [*(["Or:"] if lines else []), *(line for step in steps for line in _wrapped(step, "- "))]
    return [f"{PARTS['nearest']}:", *lines, ""] if lines else []


def _also(record: Mapping[str, Any], words: Words) -> Iterator[str]:
    return (f"{words.states[each['state']]}: {each['text']}" for each in record["also"])


def _readings(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    lines = []
    headings = words_for(rulebook.goals[record["goal"]]).headings
    for each in record["readings"]:
        words = "; ".join(rulebook.facts[name].options[option] for name, option in each["reading"].items())
        lines += _wrapped(f"If it means “{words}”: {headings[each['status']]}.", "- ")
    facts = {name: rulebook.facts[name] for each in record["readings"] for name in each["reading"]}
    openings = [line for fact in facts.values() for line in _wrapped(fact.open or "")]
    return [f"{PARTS['readings']}:", *openings, *lines, ""] if lines else []


def _owed(rulebook: Rulebook, record: Mapping[str, Any]) -> list[str]:
    sentences = []
    for each in record["owed"]:
        day = rulebook.facts[each["of"]].words
        due = (
            f"The last day is {day_said(each['due'])}."
            if each["due"]
            else f"You have {each['days']} days. They count from the day in the answer to: {day}"
        )
        sentences.append(f"{each['text'].rstrip('.')}. {due}")
    return _listed("owed", sentences)


def _others(record: Mapping[str, Any]) -> list[str]:
    return _listed(
        "left_to", (f"{each['text'].rstrip('.')}. Who decides: {each['decided_by']}." for each in record["left_to"])
    )


def _questions(rulebook: Rulebook, part: str, names: list[str]) -> list[str]:
    return _listed(part, (f"{rulebook.facts[name].ask} ({name})" for name in names))


def _tree(root: Clause, states: Mapping[str, Any], said: Words) -> Iterator[str]:
    """Every clause with its state and its sources."""

    def tree(clause: Clause, state: Mapping[str, Any], indent: str) -> Iterator[str]:
        words = clause.text or GROUPS.get(clause.kind, f"{clause.label.capitalize()}:").format(
            least=clause.least, test=clause.test, limit=clause.limit
        )
        test = f" [{clause.test}]" if clause.test and clause.kind in ("test", "reading") else ""
        yield from _wrapped(f"{said.states[word_of(clause, state)]}: {words}{test}", f"{indent}- ")
        for citation in clause.cite:
            quote = f"“{citation['quote']}” " if citation["quote"] else ""
            yield from _wrapped(f"{quote}({citation['source']})", f"{indent}  ")
        for child, below in zip(clause.clauses, state["clauses"], strict=True):
            yield from tree(child, below, indent + "  ")

    return tree(root, states, "")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=" " * len(indent))
