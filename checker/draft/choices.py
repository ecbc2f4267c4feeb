"""What a person has chosen and filled in on the form of a draft: cleaned, tried, and as pieces of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from checker.draft.english import WORDS
from checker.wording import Catalog

Answers = Mapping[str, Sequence[str]]
"""The values of each field of the form: ``field/title``, a question by its id, ``question/option/blank``."""

BLANK = re.compile(r"\{(\w+)\}")
FIGURE = re.compile(r"[^\d.,-]?\s*(\d{1,3}(?:,\d{3})+|\d{1,8})(\.\d{1,2})?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
MOST_PAY = 10_000_000
FIRST_YEAR = 1990
TO_RECORD = str.maketrans("<>[]{}", "‹›()()")
"""What a record would take for HTML or a link, and a page for a call."""


class Piece(NamedTuple):
    """What one chosen option, or one line of a person's own, adds to the draft; the blanks in it are filled in."""

    part: str
    posting: str
    group: str = ""
    record: Mapping[str, Any] = {}
    need: Any = None
    instead_of: str = ""
    """The question whose clause this one may replace, which is then worded ``together``."""
    together: str = ""
    question: str = ""
    facts: Mapping[str, Any] = {}
    without_rule: bool = False
    """Whether no rule can tell who meets what is asked."""


class PayRange(NamedTuple):
    """The pay as filled in; the two ends are the same where there is one figure."""

    low: Decimal
    high: Decimal
    period: str


class Choices:
    """The answers to a form. ``faults`` are messages by the field that they are about; with any there is no draft."""

    def __init__(self, form: Mapping[str, Any], answers: Answers, today: date) -> None:
        self.form, self.answers = form, answers
        self.catalog: Catalog = WORDS.with_words(form.get("messages", {}))
        self.faults: dict[str, str] = {}
        self.settles: set[str] = set(form.get("settles", ()))
        self.opens: set[str] = set()
        self.employer, self.title = self.text("employer"), self.text("title")
        self.kind = next((kind for kind in self.values("field/kind") if kind in form["kinds"]), form["kinds"][0])
        self.pay = self._pay()
        self.seen = self._seen(today)
        self.address = self.text("address")
        if self.address and not ADDRESS.fullmatch(self.address):
            self.fault("field/address", "address")
        self.questions = {name: entry for name, entry in form["questions"].items() if self._applies(entry)}
        self.pieces = [*self._pieces(), *self._own_duties()]
        for field in ("title", "pay"):
            if getattr(self, field):
                self.settles.update(form.get("settles_filled", {}).get(field, ()))

    @property
    def open_points(self) -> list[str]:
        """The points that nothing in the draft settles, or that something opens."""
        return [point for point in self.form["points"] if point not in self.settles or point in self.opens]

    def values(self, name: str) -> Sequence[str]:
        """What was chosen or typed in a field of the form."""
        return self.answers.get(name, ())

    def text(self, field: str) -> str:
        """What was typed in a field of one line."""
        return clean(" ".join(self.values(f"field/{field}")))

    def lines(self, field: str) -> list[str]:
        """What was typed in a field of several lines, without those that are empty."""
        lines = "\n".join(self.values(f"field/{field}")).splitlines()
        return [line for line in map(clean, lines) if line]

    def ticked(self, field: str) -> bool:
        return bool(self.values(f"field/{field}"))

    def fault(self, name: str, message: str, **values: Any) -> None:
        self.faults[name] = self.catalog.text(f"draft.fault.{message}", **values)

    def _applies(self, entry: Mapping[str, Any]) -> bool:
        """Whether a question is asked, after what was chosen in others."""
        return all(set(self.values(other)) & set(options) for other, options in entry.get("applies", {}).items())

    def _pieces(self) -> Iterator[Piece]:
        for name, entry in self.questions.items():
            chosen = [option for option in entry["options"] if option in self.values(name)]
            for option in chosen if entry.get("several") else chosen[:1]:
                yield self._piece(name, option, entry)

    def _piece(self, name: str, option: str, entry: Mapping[str, Any]) -> Piece:
        written = entry["options"][option]
        marks, words, whole = {}, {"id": self.id, "employer": recorded(self.employer) or self.word("employer")}, True
        numbers: dict[str, int] = {}
        for blank, kind in written.get("blanks", {}).items():
            field = f"{name}/{option}/{blank}"
            text = clean(" ".join(self.values(field)))
            if kind.get("number"):
                numbers[blank] = self._number(field, text, kind)
                text = str(numbers[blank])
            whole = whole and bool(text)
            marks[blank] = text or f"[{kind['mark']}]"
            words[blank] = recorded(text) or kind["mark"]
        if not whole:
            written = {key: value for key, value in written.items() if key != "settles"} | written.get("unfilled", {})
        self.settles.update(written.get("settles", ()))
        self.opens.update(written.get("opens", ()))
        return Piece(
            entry["part"],
            filled(written.get("posting", ""), marks, {}),
            written.get("group", ""),
            filled(written.get("entries", {}), words, numbers),
            filled(written.get("need"), words, numbers),
            written.get("instead_of", ""),
            filled(written.get("together", ""), words, {}),
            name,
            filled(written.get("facts", {}), words, numbers),
            written.get("without_rule", False),
        )

    def _number(self, field: str, text: str, kind: Mapping[str, Any]) -> int:
        """A whole number in its bounds; the lowest, and a fault, where it is none."""
        least, most = kind.get("at_least", 1), kind.get("at_most", 1000)
        if text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        self.fault(field, "number", least=least, most=most)
        return int(least)

    def _own_duties(self) -> Iterator[Piece]:
        group = self.catalog.text("draft.more_duties")
        for line in self.lines("duties"):
            duty = {"verb": group, "text": recorded(line)}
            yield Piece(self.form["duties_part"], line, group, {"duties": [duty]})

    def _pay(self) -> PayRange | None:
        ends = {end: self._figure(end) for end in ("low", "high") if self.text(end)}
        found = [figure for figure in ends.values() if figure is not None]
        if len(found) < len(ends) or not found:
            return None
        if found[0] > found[-1]:
            self.fault("field/high", "order")
            return None
        period: Sequence[str] = self.values("field/period")
        return PayRange(found[0], found[-1], period[0] if period and period[0] in PERIODS else PERIODS[0])

    def _figure(self, end: Literal["low", "high"]) -> Decimal | None:
        found = FIGURE.fullmatch(self.text(end))
        figure = Decimal((found[1] + (found[2] or "")).replace(",", "")) if found else Decimal(0)
        if not 0 < figure <= MOST_PAY:
            self.fault(f"field/{end}", "pay")
            return None
        return figure

    def _seen(self, today: date) -> date:
        """The day on which the posting was seen; today for one's own."""
        try:
            seen = date.fromisoformat(self.text("seen") or today.isoformat())
        except ValueError:
            seen = date.max
        if not FIRST_YEAR <= seen.year <= today.year or seen > today:
            self.fault("field/seen", "day")
        return seen

    @property
    def id(self) -> str:
        """The name of the records: the employer's, and that they are a draft's, so that it is nobody else's."""
        return f"{slug(self.employer) or 'employer'}_draft"

    def word(self, field: str) -> str:
        """What a record says where nothing was typed."""
        return self.catalog.text(f"draft.record.{field}")


PERIODS = ("hour", "week", "biweek", "month", "year")


def clean(text: str) -> str:
    """A text on one line, without characters that nobody sees."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def recorded(text: str) -> str:
    """A person's text as a record may hold it."""
    return text.translate(TO_RECORD)


def slug(text: str) -> str:
    """A name for a record: `harbor_county`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "_".join(words)[:40].strip("_").lstrip("0123456789_")


def filled(value: Any, words: Mapping[str, str], numbers: Mapping[str, int]) -> Any:
    """A value as the guide wrote it, its blanks filled in. A text that is the blank of a number becomes the number."""
    match value:
        case Mapping():
            return {filled(key, words, {}): filled(entry, words, numbers) for key, entry in value.items()}
        case list():
            return [filled(entry, words, numbers) for entry in value]
        case str():
            whole = BLANK.fullmatch(value)
            if whole and whole[1] in numbers:
                return numbers[whole[1]]
            return BLANK.sub(lambda blank: words.get(blank[1], blank[0]), value)
    return value
