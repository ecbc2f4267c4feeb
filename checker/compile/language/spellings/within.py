"""A promise: what may still be done within a number of days after a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from checker.compile.faults import Path
from checker.compile.formulas.formula import FALSE, Count, Promise
from checker.compile.language.clause import Example, Meaning, Scalar, Spelling, clause_at, never
from checker.compile.language.reader import Duration, FactName, Part
from checker.compile.language.values.comparisons import MOST_DAYS, TOO_LONG
from checker.compile.language.values.dates import NEVER
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.rulebook.clause import Clause


@dataclass(frozen=True)
class Within(Spelling):
    """May be done within a number of days, calendar months, or years after a day."""

    within: Duration
    of: FactName
    do: Part
    on: FactName | None = None

    examples = (
        Example(
            {"within": "60 days", "of": "began", "do": "a"},
            holds=(
                {"a": True, "began": "2026-01-01"},
                {"a": False, "began": "2026-09-22"},
                {"a": False, "began": "not_yet"},
            ),
            fails=({"a": False, "began": "2026-09-21"},),
        ),
        Example(
            {"within": "6 months", "of": "began", "do": "a"},
            holds=({"a": False, "began": "2026-05-21"},),
            fails=({"a": False, "began": "2026-05-20"},),
        ),
        Example(
            {"within": "60 days", "of": "began", "do": "a", "on": "done_on"},
            holds=(
                {"a": True, "began": "2026-01-01", "done_on": "2026-03-02"},
                {"a": True, "began": "not_yet", "done_on": "2026-03-02"},
                {"a": False, "began": "2026-09-22", "done_on": "not_yet"},
            ),
            fails=(
                {"a": True, "began": "2026-01-01", "done_on": "2026-03-03"},
                {"a": False, "began": "2026-01-01", "done_on": "not_yet"},
            ),
        ),
    )

    def clause(self, on: Meaning) -> Clause:
        do = on.clause(self.do)
        day = _day(self.of, on, (*self.path, "of"))
        done_on = _day(self.on, on, (*self.path, "on")) if self.on is not None else None
        if day is None or (self.on is not None and done_on is None):
            on.faults.unsound.add(self.path)
            return never(self.path)
        written, place = self.within.on(on.day) or (NEVER, self.path)
        clock = None if written == NEVER else _clock(written, day, on, place)
        done = do
        if done_on is not None and clock is not None:
            if clock.calendar:
                problem = "on goes with a number of days: write within in days, such as `180 days`"
                on.faults.add((*self.path, "on"), problem)
                return clause_at(self.path, "never", FALSE, (do,), (day.id, done_on.id))
            in_time = _in_time(day, done_on, int(clock.than), (*self.path, "on"))
            both = Count(2, 2, (do.formula, in_time.formula))
            done = clause_at((*self.path, "do"), "all", both, (do, in_time), label="all of these", text=do.text)
        return clause_at(
            self.path,
            "within",
            Count(1, 2, (done.formula, Promise(clock, self.path))) if clock else done.formula,
            (done,),
            (day.id,),
            do.text,
            cite=do.cite,
            days=int(clock.than) if clock and not clock.calendar else None,
            limit=str(written) if clock else "",
            of=day.id,
            on=done_on.id if done_on else None,
        )


def _day(name: str, on: Meaning, path: Path) -> Fact | None:
    """The day of that name that a person answers; None where there is none, which is a fault."""
    problem = f"{path[-1]} names a day, but {{name}} is not one"
    day = on.fact(name, path, problem) if name else None
    if day is not None and (day.kind != "day" or not day.asked):
        days = [fact.id for fact in on.facts.values() if fact.kind == "day"]
        on.faults.add(path, problem, name, days, name=name)
        return None
    return day


def _in_time(day: Fact, done_on: Fact, count: int, path: Path) -> Clause:
    """That it was done in time: within ``count`` days after the day, or before the day has come."""
    days = Test("sum", (day.id, done_on.id), (Fraction(1), Fraction(-1)), "<=", Fraction(count))
    first = Test("not_yet", (day.id,))
    parts = (
        clause_at((*path, 0), "test", days, (), (day.id, done_on.id), f"It was done within {count} days"),
        clause_at((*path, 1), "test", first, (), (day.id,), "The clock has not started yet", test="not_yet"),
    )
    return clause_at(path, "any", Count(1, 2, (days, first)), parts, text="It was done in time", label="any of these")


def _clock(written: Scalar, day: Fact, on: Meaning, path: Path) -> Test | None:
    """The clock of the limit; None where it names a value that has no amount yet, or is at fault."""
    match = re.fullmatch(r"(\w+) (day|month|year)s?", str(written), re.ASCII)
    word, unit = (match[1], match[2]) if match else ("", "")
    if match and word in on.unread.names:
        on.faults.unsound.add(path)
        return None
    if word.isdigit() and len(word) > len(str(MOST_DAYS)):
        on.faults.add(path, TOO_LONG)
        return None
    count = Fraction(word) if word.isdigit() else on.amounts.get(word)
    if match and word in on.amounts and count is None:
        return None
    if count is None or count.denominator != 1:
        problem = "within is a whole number of days, months or years, such as `60 days`, not {written}"
        on.faults.add(path, problem, written=written)
        return None
    if count * {"day": 1, "month": 30, "year": 365}[unit] > MOST_DAYS:
        on.faults.add(path, TOO_LONG)
        return None
    if unit == "day":
        return Test("clock", (day.id,), than=count)
    return Test("clock", (day.id,), calendar=f"{count * (12 if unit == 'year' else 1)} months ago")
