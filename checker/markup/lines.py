"""Runs of text and lines with lines below them, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.wording import Run, Runs

Line = Mapping[str, Any]

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """A text that says the same in an element and in an attribute in double quotes."""
    return text.translate(ESCAPES)


def inline(runs: Runs) -> str:
    """Runs as text, with strong words, days and links. A link to another check names its goal: the page knows where."""
    return "".join(map(_run, runs))


def paragraph(runs: Runs, tag: str = "p") -> str:
    return f"<{tag}>{inline(runs)}</{tag}>"


def blocks(line: Line, tag: str = "p") -> str:
    """A line in the order in which it is read; ``tag`` is the element of its text."""
    found = []
    status, outcome = line.get("status"), line.get("outcome")
    mark = f' class="status" data-outcome="{status}"' if status else ""
    if text := line.get("text"):
        found.append(f"<{tag}{'' if outcome else mark}>{inline(text)}</{tag}>")
    if outcome:
        found.append(f"<p{mark}>{escape(outcome)}</p>")
    if lines := line.get("lines"):
        found.append(f"<ul>{items(lines)}</ul>")
    notes = "".join(map(paragraph, line.get("notes", ())))
    return "".join([*found, notes, door(line["door"]) if line.get("door") else ""])


def steps(lines: Sequence[Line]) -> str:
    """The steps of a plan as items: the state of each, what it is, and the rest folded away."""
    return "".join(map(_step, lines))


def _step(line: Line) -> str:
    label = f'<p class="step__state">{escape(line["label"])}</p>'
    rest = "".join(map(paragraph, line.get("notes", ()))) + (door(line["door"]) if line.get("door") else "")
    text = inline(line["text"])
    body = f"<details><summary>{text}</summary><div>{rest}</div></details>" if rest else f"<p>{text}</p>"
    return f'<li class="step" data-step="{line["state"]}">{label}{body}</li>'


def door(place: Mapping[str, str], kind: str = "door") -> str:
    """The real place where something is done: a link to its page, phone, mail or check, and when we last saw it."""
    label, seen = escape(place["label"]), escape(place.get("seen_in", ""))
    if "goal" in place:
        link = f'<a data-goal="{escape(place["goal"])}"'
    elif "address" in place:
        link = f'<a href="{escape(place["address"])}"'
    elif "phone" in place:
        link = f'<a href="tel:{re.sub("[^0-9+]", "", place["phone"])}"'
    else:
        link = f'<a href="mailto:{escape(place["mail"])}"'
    contact = place.get("phone") or place.get("mail") or ""
    words = f"{label}: {escape(contact)}" if contact and contact not in place["label"] else label
    button = ' class="button"' if kind == "button" else ""
    return f'<p class="door">{link}{button}>{words}</a>{f" <span>{seen}</span>" if seen else ""}</p>'


def items(lines: Iterable[Line], tag: str = "p") -> str:
    """Lines as items of a list. The item of a clause names it, so that the page can add what it links there."""
    return "".join(f"<li{_clause(line)}>{blocks(line, tag)}</li>" for line in lines)


def all_blocks(lines: Sequence[Line]) -> str:
    return "".join(map(blocks, lines))


def _clause(line: Line) -> str:
    return f' data-of="{escape(line["clause"])}"' if "clause" in line else ""


def _run(run: Run) -> str:
    if isinstance(run, str):
        return escape(run)
    text = escape(run["text"])
    if "goal" in run:
        return f'<a data-goal="{escape(run["goal"])}">{text}</a>'
    if "fact" in run:
        return f'<button type="button" class="link-button" data-do="change" data-fact="{run["fact"]}">{text}</button>'
    if "address" in run:
        return f'<a href="{escape(run["address"])}">{text}</a>'
    day = f'<time datetime="{run["day"]}">{text}</time>' if "day" in run else text
    return f"<strong>{day}</strong>"
