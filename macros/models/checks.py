"""The words of a check: what its page and its result say beside the messages that all checks share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field, create_model

from checker.case import STATUSES
from checker.compile import did_you_mean
from checker.wording import ENGLISH, MESSAGES, format_list
from macros.models.record import OneLine, Part, Place, Record, Text
from macros.models.trust import Ask, Contact

COUNTS = ("met", "open", "all")
"""What the heading of an outcome may count: the first lines of the rule that are met, and all of them."""


def _named(kind: str) -> tuple[str, ...]:
    return tuple(name.removeprefix(f"{kind}.") for name in MESSAGES if name.startswith(f"{kind}."))


def _words(name: str, doc: str, keys: tuple[str, ...], kind: Any = OneLine) -> Any:
    """A part with a key for each of a fixed list of names, so that a misspelled one is a fault."""
    fields: dict[str, Any] = dict.fromkeys(keys, (kind | None, None))
    return create_model(name, __base__=Part, __doc__=doc, **fields)


class OutcomeWords(Part):
    """A fuller wording of an outcome, for the result itself."""

    heading: OneLine | None = None
    """Used instead of the one under `headings`; it may use the counts `{met}`, `{open}` (not known yet) and `{all}`."""
    means: Text

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        for place in re.findall(r"\{(.*?)\}", self.heading or ""):
            if place not in COUNTS:
                meant = did_you_mean(place, COUNTS)
                yield ("heading",), f"a heading counts `{{met}}`, `{{open}}` and `{{all}}`, not `{{{place}}}`{meant}"


class CalendarDays(Part):
    """What a calendar says about the day in an answer."""

    begins: Text | None = None
    """The first day on which the requirement is met."""
    ends: Text | None = None
    """The last day on which it is met."""


Advice = _words(
    "Advice", "What to do next, by status; `otherwise` for those without advice.", (*STATUSES, "otherwise"), Text
)
Headings = _words("Headings", "Each status in a few words.", STATUSES)
States = _words("States", "Each state of a clause.", _named("state"))
Parts = _words("Parts", "The headings of the parts of a result.", _named("part"))
Outcomes = _words("Outcomes", "Outcomes in more detail, by status.", STATUSES, OutcomeWords)


class CheckWords(Part):
    """A check's own messages, used instead of the usual ones."""

    headings: Headings = Headings()  # type: ignore[valid-type]
    states: States = States()  # type: ignore[valid-type]
    parts: Parts = Parts()  # type: ignore[valid-type]
    outcomes: Outcomes = Outcomes()  # type: ignore[valid-type]


class Check(Record):
    """The words of the check for the goal of the same name."""

    decides: Text
    """Who decides, as a sentence."""
    next: Advice  # type: ignore[valid-type]
    ask: Ask = Field(default=[])
    """Who to ask if something is not clear: ids of contacts."""
    read: dict[Text, OneLine] = Field(default={})
    """Where to read more: pages of the content, and what the link to each says."""
    calendar: dict[Text, CalendarDays] = Field(default={})
    """The facts whose dates belong in a calendar."""
    listed: OneLine | None = None
    """What to call the requirements inside a sentence."""
    words: CheckWords = CheckWords()

    def messages(self, contacts: Mapping[str, Contact]) -> dict[str, str]:
        """The words by the ids of the messages that they stand for, as the rulebook holds them."""
        words = self.words
        asked = [contacts[name].link for name in self.ask if name in contacts]
        ask = ENGLISH.text("ask", who=format_list(asked, "or")) if asked else None
        found = {"check.decides": self.decides, "check.ask": ask, "listed": self.listed}
        parts = {"advice": self.next, "heading": words.headings, "state": words.states, "part": words.parts}
        for kind, part in parts.items():
            found |= {f"{kind}.{name}": text for name, text in vars(part).items()}
        for status, outcome in vars(words.outcomes).items():
            if outcome:
                found |= {f"outcome.{status}": outcome.heading, f"means.{status}": outcome.means}
        for fact, days in self.calendar.items():
            found |= {f"calendar.{kind}.{fact}": text for kind, text in vars(days).items()}
        return {name: text for name, text in found.items() if text}
