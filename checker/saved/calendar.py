"""The days that a verdict turns on, as a calendar file (iCalendar, RFC 5545) that phones and offices take in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from checker.case.clause_states import state_of
from checker.facts.answers import Value
from checker.facts.frozen import frozen
from checker.rulebook.rulebook import Rulebook
from checker.verdict import verdict
from checker.ways.waiting import case_after, turning_days

LONGEST = 75
"""Octets of a line (RFC 5545, 3.1); what is longer goes on in the next, after a space."""

ALARMS = {"due": "-P13DT15H", "ends": "-P13DT15H", "begins": "PT9H", "again": "PT9H"}
"""When a calendar reminds: 2 weeks before a last day, or on the day; both at 9 in the morning."""


@frozen
class Event:
    """A day to keep in mind. ``kind`` is one of

    ``due``     the last day to do what a clause asks
    ``begins``  the first day on which a clause about the day of a fact is met
    ``ends``    the last day on which it is met
    ``again``   a day from which time alone may have changed the verdict
    """

    kind: str
    subject: str
    """The id of the clause, of the fact or of the goal."""
    day: date
    text: str
    """The words of the clause, or the goal's title."""

    @property
    def word(self) -> str:
        """The name of the words in which it is told; of ``begins`` and ``ends`` each fact has its own."""
        return self.kind if self.kind in ("due", "again") else f"{self.kind}-{self.subject}"


def events(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> list[Event]:
    """The days from the day asked about on, the earliest first."""
    title = rulebook.goals[goal].title
    record = verdict(rulebook, goal, answers, as_of)
    found = [
        Event("due", each["clause"], date.fromisoformat(each["due"]), each["text"])
        for each in record["owed"]
        if each["due"]
    ]
    waits = {way["day"] for way in record["nearest"] if way["wait"]}
    waits |= {record["earliest"]["day"]} if record["earliest"] else set()
    found += [Event("again", goal, date.fromisoformat(day), title) for day in waits]
    found += crossing_days(rulebook, goal, answers, as_of)
    once = {(each.kind, each.day, each.text): each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: (each.day, each.kind, each.subject))


def crossing_days(rulebook: Rulebook, goal: str, answers: Mapping[str, Value], as_of: date) -> Iterator[Event]:
    """Where a clause about one given day turns while the rules of the day asked about hold."""
    it = rulebook.goals[goal]
    period = it.period(as_of)
    about = [
        clause
        for clause in period.clause.walk()
        if clause.kind == "test" and len(clause.facts) == 1 and isinstance(answers.get(clause.facts[0]), date)
    ]
    before: dict[str, str] = {}
    for days in [0, *(turning_days(it, answers, as_of) if about else [])]:
        case = case_after(it, answers, as_of, days)
        if case.period is not period:
            return
        state = state_of(period, case.remaining)
        for clause in about:
            now = state(clause)
            if before.get(clause.id, now) != now:
                kind, last = ("begins", 0) if now == "met" else ("ends", 1)
                yield Event(kind, clause.facts[0], as_of + timedelta(days - last), clause.text)
            before[clause.id] = now


def calendar(
    found: Sequence[Event], goal: str, as_of: date, words: Mapping[str, str], site: str, address: str
) -> str | None:
    """The file's text; None where no event has words. ``words`` are by ``Event.word``, with a place for ``{text}``, and
    under ``note`` a sentence for all of them.
    """
    turning = {each.day for each in found if each.kind != "again" and each.word in words}
    told = [each for each in found if each.word in words and (each.kind != "again" or each.day not in turning)]
    if not told:
        return None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(site)}//EN"]
    for each in told:
        summary = _text(words[each.word].replace("{text}", each.text))
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_uid(goal, each)}",
            f"DTSTAMP:{as_of:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{summary}",
            f"DESCRIPTION:{_text(words['note'])}",
            f"URL:{address}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{summary}",
            f"TRIGGER:{ALARMS[each.kind]}",
            "END:VALARM",
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _uid(goal: str, event: Event) -> str:
    """The same for the same day of the same goal, so that a file taken in twice makes no second entry."""
    name = f"{goal}|{event.kind}|{event.subject}|{event.day.isoformat()}"
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@{goal.replace('_', '-')}"


def _text(text: str) -> str:
    """A TEXT value (3.3.11)."""
    one_line = " ".join(text.split())
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no letter cut in two."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST:
            yield piece
            piece = " "
        piece += letter
    yield piece
