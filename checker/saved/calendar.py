"""The days that a verdict turns on, as a calendar file (iCalendar, RFC 5545) that phones and offices take in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from checker.wording import Catalog

Day = Mapping[str, str]
"""``{"kind", "subject", "day", "text"}``, as ``checker.result.days`` finds them."""

LONGEST = 75
"""Octets of a line (RFC 5545, 3.1); what is longer goes on in the next, after a space."""

ALARMS = {"due": "-P13DT15H", "ends": "-P13DT15H", "begins": "PT9H", "again": "PT9H"}
"""When a calendar reminds: 2 weeks before a last day, or on the day; both at 9 in the morning."""


def calendar(found: Sequence[Day], goal: str, as_of: date, catalog: Catalog, site: str, address: str) -> str | None:
    """The file's text for the ``days`` of a verdict record; None where none of them has words."""
    return calendar_of([(goal, found, catalog)], as_of, site, address)


def calendar_of(
    several: Iterable[tuple[str, Sequence[Day], Catalog]], as_of: date, site: str, address: str
) -> str | None:
    """One file for the days of several goals; None where none of them has words."""
    events = [line for goal, found, catalog in several for line in _events(found, goal, as_of, catalog, site, address)]
    if not events:
        return None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(site)}//EN", *events, "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(found: Sequence[Day], goal: str, as_of: date, catalog: Catalog, site: str, address: str) -> Iterator[str]:
    note = catalog.text("calendar.note", site=site)
    for each in named_days(found, catalog):
        day = date.fromisoformat(each["day"])
        summary = _text(catalog.text(_message(each), text=each["text"]))
        yield from [
            "BEGIN:VEVENT",
            f"UID:{_uid(goal, each)}",
            f"DTSTAMP:{as_of:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{summary}",
            f"DESCRIPTION:{_text(note)}",
            f"URL:{address}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{summary}",
            f"TRIGGER:{ALARMS[each['kind']]}",
            "END:VALARM",
            "END:VEVENT",
        ]


def named_days(found: Sequence[Day], catalog: Catalog) -> list[Day]:
    """The days that have words; a day to check again only where no other has words on it."""
    worded = [each for each in found if catalog.has(_message(each))]
    turning = {each["day"] for each in worded if each["kind"] != "again"}
    return [each for each in worded if each["kind"] != "again" or each["day"] not in turning]


def _message(day: Day) -> str:
    """The message for a day; of ``begins`` and ``ends`` each fact has its own."""
    kind = f"calendar.{day['kind']}"
    return kind if day["kind"] in ("due", "again") else f"{kind}.{day['subject']}"


def _uid(goal: str, each: Day) -> str:
    """The same for the same day of the same goal, so that a file taken in twice makes no second entry."""
    name = "|".join((goal, each["kind"], each["subject"], each["day"]))
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
