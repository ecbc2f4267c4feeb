"""One table of people on a page: read once, judged some rows at a time, and handed back as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from checker.rulebook.rulebook import Rulebook
from checker.saved.calendar import calendar
from checker.team.people import People, TableError, label, read_people
from checker.team.spreadsheet import template, to_csv
from checker.team.team import Judged, Team
from checker.team.words import part_texts, status_text
from checker.wording import Catalog, catalog_of


class Table:
    """What a page asks about the table that a person has chosen; the table is read before anything else is asked."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.goals: Sequence[str] = ()
        self.people = People((), (), ())
        self.judged: list[Judged] = []
        self.calls: dict[str, Callable[..., Any]] = {
            "team_template": self.template,
            "team_read": self.read,
            "team_judge": self.judge,
            "team_csv": self.csv,
            "team_calendar": self.calendar,
        }

    def template(self, goals: Sequence[str]) -> dict[str, str]:
        """An empty table for some goals, as a file."""
        return _file(f"{goals[0].replace('_', '-')}-template.csv", "text/csv", template(self.rulebook, goals))

    def read(self, goals: Sequence[str], text: str, as_of: str) -> dict[str, Any]:
        """Read a table for a goal and others besides: how many ``people``, and ``notices`` about its columns.

        Raises TableError.
        """
        day = date.fromisoformat(as_of)
        self.people = read_people(self.rulebook, text, day)
        if not self.people.rows:
            raise TableError("The table names its columns, but there is nobody in it yet.")
        self.goals, self.judged = goals, []
        self.team = Team(self.rulebook, goals[0], day, tuple(goals[1:]))
        self.catalog: Catalog = catalog_of(self.rulebook.goals[goals[0]])
        return {"people": len(self.people.rows), "notices": list(self.people.notices)}

    def judge(self, count: int) -> list[dict[str, Any]]:
        """The next people in words, at most so many; none where all are judged."""
        start = len(self.judged)
        found = [self.team.judge(person) for person in self.people.rows[start : start + count]]
        self.judged += found
        return [self._in_words(each) for each in found]

    def csv(self) -> dict[str, str]:
        """The judged table as a file."""
        text = to_csv(self.rulebook, self.goals, self.people, self.judged)
        return _file(f"{self._name()}.csv", "text/csv", text)

    def calendar(self, site: str, address: str) -> dict[str, str] | None:
        """Every day of everybody as a calendar file; None where there is none."""
        days = [
            {"kind": "due", "subject": str(found.person.row), "day": day, "text": f"{self._label(found)}: {text}"}
            for found in self.judged
            for text, day in self._days(found)
        ]
        days.sort(key=lambda entry: entry["day"])
        text = calendar(days, self.goals[0], self.team.as_of, self.catalog, site, address)
        return _file(f"{self._name()}.ics", "text/calendar", text) if text else None

    def _in_words(self, found: Judged) -> dict[str, Any]:
        """One person as the page shows them: name, status and its words, the next day that counts, lines by heading."""
        return {
            "row": found.person.row,
            "name": self._label(found),
            "status": found.status or "fault",
            "result": status_text(self.catalog, found.status),
            "next": min((day for _, day in self._days(found)), default=""),
            "lines": [
                {"heading": self.catalog.text(f"team.{part}"), "texts": texts}
                for part, texts in part_texts(self.rulebook, self.catalog, found).items()
                if texts
            ]
            + [
                {"heading": self.rulebook.goals[goal].title, "texts": [status_text(self.catalog, status)]}
                for goal, status in found.also
            ],
        }

    def _days(self, found: Judged) -> list[tuple[str, str]]:
        facts = self.rulebook.facts
        coming = [(facts[name].words, day) for name, day in found.soon]
        return [(text, day) for text, day in found.owed if day] + coming

    def _label(self, found: Judged) -> str:
        return label(self.people, found.person)

    def _name(self) -> str:
        return f"{self.goals[0].replace('_', '-')}-{self.team.as_of.isoformat()}"


def _file(name: str, media_type: str, text: str) -> dict[str, str]:
    return {"name": name, "type": f"{media_type};charset=utf-8", "text": text}
