"""A verdict as plain text for a terminal: what is settled, what comes next, and the rule clause by clause."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Rulebook
from checker.wording import Catalog, catalog_of, clause_text, format_day, opened_in_words, plain, result_in_words

Record = Mapping[str, Any]
WIDTH = 100
ONE_LINE = re.compile(r"\S|\S[^\t-\r]*\S")
"""What stands as it is where it is short: no blank at its ends, no tab and no line break."""


def report(rulebook: Rulebook, record: Record, answers: Mapping[str, Any], elsewhere: Sequence[Record] = ()) -> str:
    """The verdict record in sentences and lines of at most 100 characters; ``answers`` as JSON holds them."""
    goal = rulebook.goals[record["goal"]]
    catalog = catalog_of(goal)
    period = next(period for period in goal.periods if period.start == record["period"])
    words = result_in_words(rulebook, record, answers, elsewhere)
    outcome, coming = words["outcome"], words["next"]
    lines = [goal.title, outcome["heading"], *wrapped(outcome["means"]), ""]
    door = [door_text(coming["door"])] if coming["door"] else []
    sentences = [plain(coming["step"]), *door, *map(plain, coming["advice"])]
    if any(sentences):
        lines += [f"{catalog.text('part.next')}:", *(line for each in sentences for line in wrapped(each, "- ")), ""]
    for part in words["parts"]:
        lines += [f"{part['heading']}:", *_part(part), ""]
    lines += [f"{catalog.text('part.clauses')}:", *_tree(rulebook, period.clause, record["clauses"], catalog), ""]
    lines += wrapped(f"{plain(words['judged'])} {catalog.text('no_decision')}")
    return "\n".join(lines)


def opened_report(rulebook: Rulebook, opened: Record) -> str:
    """Saved answers judged again: what the file says, and both verdicts of today's rules whole."""
    words = opened_in_words(rulebook, opened)
    lines = [f"{opened['title']}. {plain(words['heading'])}.", ""]
    for line in (*words["intro"], *words["results"], *words["outro"]):
        lines += _line(line, "- ")
    records = {record["as_of"]: record for record in (opened["then"], opened["now"])}
    for day, record in records.items():
        lines += ["", f"== {format_day(day)} ==", "", report(rulebook, record, record["answers"])]
    return "\n".join(lines)


def _part(part: Record) -> Iterator[str]:
    for line in part.get("intro", ()):
        yield from _line(line, "")
    for number, line in enumerate(part["lines"]):
        if "text" not in line and number:
            yield ""
        yield from _line(line, "- ")
    for line in part.get("outro", ()):
        yield from _line(line, "")


def _line(line: Record, mark: str, indent: str = "") -> Iterator[str]:
    """A line with what stands below it; a group without a text of its own is only its lines."""
    inner = indent if "text" not in line else f"{indent}  "
    if "text" in line:
        name = f" ({line['fact']})" if mark and "fact" in line else ""
        text = plain(line["text"])
        label = f"{line['label']}: " if "label" in line else ""
        outcome = f"{'' if text.endswith(':') else ':'} {line['outcome']}." if "outcome" in line else ""
        yield from wrapped(f"{label}{text}{outcome}{name}", f"{indent}{mark}")
    for below in line.get("lines", ()):
        yield from _line(below, "- ", inner)
    if "door" in line:
        yield from wrapped(door_text(line["door"]), inner)
    for note in line.get("notes", ()):
        yield from wrapped(plain(note), f"{inner}  " if "text" not in line else inner)


def door_text(door: Mapping[str, str]) -> str:
    """A place to go to, with its address, and when it was last seen."""
    place = next((door[key] for key in ("address", "phone", "mail") if key in door), "")
    return " ".join(filter(None, [f"{door['label']}: {place}" if place else f"{door['label']}.", door.get("seen_in")]))


def _tree(rulebook: Rulebook, root: Clause, states: Record, catalog: Catalog) -> Iterator[str]:
    """Every clause with its state and its sources."""

    def tree(clause: Clause, state: Record, indent: str) -> Iterator[str]:
        test = f" [{clause.test}]" if clause.test and clause.kind in ("test", "reading") else ""
        text = f"{clause_text(rulebook.facts, clause, catalog)}{test}"
        words = catalog.text("state", state=catalog.text(f"state.{state['standing']}"), text=text)
        yield from wrapped(words, f"{indent}- ")
        for citation in clause.cite:
            quote = f"“{citation['quote']}” " if citation["quote"] else ""
            yield from wrapped(f"{quote}({citation['source']})", f"{indent}  ")
        for child, below in zip(clause.clauses, state["clauses"], strict=True):
            yield from tree(child, below, indent + "  ")

    return tree(root, states, "")


def wrapped(text: str, indent: str = "") -> list[str]:
    """The lines of a paragraph, its first after ``indent``, the others under it."""
    if len(indent) + len(text) <= WIDTH and ONE_LINE.fullmatch(text):  # most are; the long way takes 20 times as long
        return [f"{indent}{text}"]
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))
