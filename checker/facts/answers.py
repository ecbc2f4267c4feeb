"""Reading one answer, from a JSON file or from a form, and saying in plain words what does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.facts.fact import Fact

UNKNOWN = "unknown"
NOT_YET = "not_yet"

Value = bool | Decimal | Fraction | str | date
"""A read answer: a yes or no, a number in the fact's unit, an option or one of the two words above, or a day."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
NUMBER = re.compile(r"([0-9]+(\.[0-9]*)?|\.[0-9]+)")
THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
"""Where commas part thousands. A comma elsewhere may be meant as a point, so it is not guessed at."""
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202d\u2060-\u2069\ufeff]")
"""What comes along with a pasted number, and nobody sees. U+202E is seen: it shows 12 as 21."""
SLIPS = (
    (re.compile(r"-?[0-9]+,[0-9]+"), "Write decimals after a point, such as 2.5."),
    (re.compile(r"-?[0-9]+(\s[0-9]{3})+([.,][0-9]*)?"), "Write it without spaces."),
    (re.compile(r".*[0-9]\s*/\s*[0-9].*|.*[¼½¾⅓⅔⅛].*"), "Write a fraction with a point, such as 0.5 for a half."),
    (re.compile(r"[-\d.,\s]*[^\D0-9][-\d.,\s]*"), "Use the digits 0 to 9."),
    (re.compile(r"-?[0-9.,]+\s*[^\W\d].*", re.DOTALL), "Write the number alone, without words."),
)
"""How numbers are written that we do not guess at, and what to do."""
LARGEST = Decimal(10) ** 9
"""No count, length of time or sum of money that a person is asked about here comes near it."""
LONGEST = 40
"""Digits of a number; beyond them it is no answer, and exact arithmetic would not end."""
YEARS = range(1900, 2200)
"""Years of a day. In any other it is a slip, and days counted from it could leave the calendar."""


class AnswerError(ValueError):
    """An answer that does not fit its question. ``fact`` is the fact's id, ``message`` a sentence for the person."""

    def __init__(self, fact: str | None, message: str) -> None:
        super().__init__(message)
        self.fact = fact
        self.message = message


def read_answers(facts: Mapping[str, Fact], answers: Mapping[str, Any], as_of: date) -> dict[str, Value]:
    """All answers read, by fact id. Raises AnswerError for the first that does not fit."""
    values = {}
    for name, value in answers.items():
        if name not in facts:
            near = difflib.get_close_matches(name, [fact.id for fact in facts.values() if fact.asked], 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise AnswerError(None, f"No question is called “{name}”.{hint}")
        values[name] = read(facts[name], value, as_of)
    return values


def read_fitting(facts: Mapping[str, Fact], answers: Mapping[str, Any], as_of: date) -> dict[str, Value]:
    """The answers that fit a question of today, read; the others are left out."""
    fitting = {}
    for name, value in answers.items():
        try:
            fitting[name] = read(facts[name], value, as_of)
        except (KeyError, AnswerError):
            continue
    return fitting


def read(fact: Fact, value: Any, as_of: date) -> Value:
    """One answer to one fact, as JSON gives it or as a form holds it. Raises AnswerError."""
    if not fact.asked:
        who = f"{fact.decided_by} decides it" if fact.decided_by else "its source leaves it open"
        raise AnswerError(fact.id, f"“{fact.words}” is not a question to answer: {who}.")
    if value == UNKNOWN:
        return UNKNOWN
    if value is None or value == "":
        raise AnswerError(fact.id, f"Answer the question “{fact.ask}”")
    return READERS[fact.kind](fact, value, as_of)


def _yes_no(fact: Fact, value: Any, _: date) -> Value:
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise AnswerError(fact.id, f"Answer “{fact.ask}” with yes, no or “I don’t know.”")


def _choice(fact: Fact, value: Any, _: date) -> Value:
    if isinstance(value, str) and value in fact.options:
        return value
    listed = ", ".join(fact.options)
    raise AnswerError(fact.id, f"Answer “{fact.ask}” with one of its options: {listed}.")


def _number(fact: Fact, value: Any, _: date) -> Value:
    written = _bare(value, fact.unit or "") if isinstance(value, str) else value
    number = _decimal(written)
    if number is None:
        raise AnswerError(fact.id, f"Answer “{fact.ask}” with a number of {fact.unit}, such as 2.{_slip(written)}")
    if number < 0:
        raise AnswerError(fact.id, f"Answer “{fact.ask}” with 0 {fact.unit} or more.")
    if fact.at_most is not None and number > Decimal(fact.at_most):
        raise AnswerError(fact.id, f"Answer “{fact.ask}” with {fact.at_most} {fact.unit} or less.")
    if number > LARGEST:
        raise AnswerError(fact.id, f"Answer “{fact.ask}” with a smaller number of {fact.unit}.")
    if fact.whole and number != number.to_integral_value():
        raise AnswerError(fact.id, f"Answer “{fact.ask}” with a whole number of {fact.unit}.")
    return number


def _bare(text: str, unit: str) -> str:
    """A number as it was typed, without its unit and what nobody sees, its minus sign that of the keyboard."""
    text = UNSEEN.sub("", text).strip().replace("−", "-")
    for name in (unit, unit.removesuffix("s")):
        if name and text.casefold().endswith(name.casefold()):
            return text[: -len(name)].rstrip()
    return text


def _slip(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    if len(text) > LONGEST:
        return " This one is too long."
    return next((f" {advice}" for slip, advice in SLIPS if slip.fullmatch(text)), "")


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        text = value.strip()
        text = text.replace(",", "") if THOUSANDS.fullmatch(text) else text
        negative = text.startswith("-")
        if not NUMBER.fullmatch(text.removeprefix("-")) or len(text) > LONGEST:
            return None
        return -Decimal(text[1:]) if negative else Decimal(text)
    if isinstance(value, (int, float, Decimal)):
        number = Decimal(str(value) if isinstance(value, float) else value)
        exponent = number.as_tuple().exponent  # a letter where it is no finite number
        return number if isinstance(exponent, int) and exponent >= -LONGEST else None
    return None


def _day(fact: Fact, value: Any, as_of: date) -> Value:
    if value == NOT_YET:
        return NOT_YET
    day = _day_of_parts(fact, value) if isinstance(value, Mapping) else _day_of_text(fact, value)
    if day.year not in YEARS:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must be in the years {YEARS[0]} to {YEARS[-1]}.")
    if fact.date == "past" and day > as_of:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must be today or in the past.")
    if fact.date == "future" and day < as_of:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must be today or in the future.")
    return day


def _day_of_text(fact: Fact, value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise AnswerError(fact.id, f"The day for “{fact.ask}” must be a real day. {value} is not one.") from None
    raise AnswerError(fact.id, f"Answer “{fact.ask}” with a day, such as 2026-11-21, or not_yet.")


def _day_of_parts(fact: Fact, parts: Mapping[str, Any]) -> date:
    texts = {name: str(parts.get(name, "")).strip() for name in ("month", "day", "year")}
    missing = [name for name, text in texts.items() if not text]
    if missing:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must include a {' and a '.join(missing)}.")
    month = texts["month"].lower().rstrip(".")
    named = [number for number, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.startswith(month)]
    numbers = [str(named[0]) if named else month, texts["day"], texts["year"]]
    if not all(re.fullmatch(r"[0-9]{1,4}", number) for number in numbers) or len(texts["year"]) != 4:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must be a real day, such as March 27, 2025.")
    try:
        return date(int(numbers[2]), int(numbers[0]), int(numbers[1]))
    except ValueError:
        raise AnswerError(fact.id, f"The day for “{fact.ask}” must be a real day, such as March 27, 2025.") from None


READERS = {"yes_no": _yes_no, "choice": _choice, "number": _number, "day": _day}


def to_json(value: Value) -> Any:
    """A read answer as the JSON value that reads back as the same answer. A fraction travels as text, exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else format(value, "f").rstrip("0")
    if isinstance(value, date):
        return value.isoformat()
    return value
