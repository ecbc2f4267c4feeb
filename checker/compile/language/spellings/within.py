"""A promise: what may still be done for so many days after a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from checker.compile.language.clause import Example, Meaning, Scalar, Spelling
from checker.compile.language.comparisons import MOST_DAYS, TOO_LONG
from checker.compile.language.dates import NEVER
from checker.compile.language.drafts import Count, Draft, Formula, Promise
from checker.compile.language.faults import Path
from checker.compile.language.reader import Clause, Duration, FactName
from checker.facts.tests import Test


@dataclass(frozen=True)
class Within(Spelling):
    """May be done so many days after a day."""

    within: Duration
    of: FactName
    do: Clause

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
    )

    def draft(self, on: Meaning) -> Draft:
        do = on.draft(self.do)
        path = (*self.path, "of")
        problem = "within counts from a day, and {name} is none"
        day = on.fact(self.of, path, problem) if self.of else None
        if day is not None and (day.kind != "day" or not day.asked):
            days = [fact.id for fact in on.facts.values() if fact.kind == "day"]
            on.faults.add(path, problem, self.of, days, name=self.of)
            day = None
        if day is None:
            return Draft("never", Count(1, 0, ()), self.path)
        written, place = self.within.on(on.day) or (NEVER, self.path)
        count = None if written == NEVER else _days(written, on, place)
        formula: Formula = do.formula
        if count is not None:
            clock = Promise(Test("clock", (day.id,), than=Fraction(count)), self.path)
            formula = Count(1, 2, (do.formula, clock))
        facts = tuple(dict.fromkeys([*do.facts, day.id]))
        return Draft("within", formula, self.path, do.text, facts, (do,), do.cite, days=count, of=day.id)


def _days(written: Scalar, on: Meaning, path: Path) -> int | None:
    """The days of the limit; None where it names a value that has no amount yet, or is at fault."""
    match = re.fullmatch(r"(\w+) days?", str(written), re.ASCII)
    word = match[1] if match else ""
    if match and word in on.unread.names:
        on.faults.unsound.add(path)
        return None
    count = Fraction(word) if word.isdigit() and len(word) < 10 else on.amounts.get(word)
    if match and word in on.amounts and count is None:
        return None
    if count is None or count.denominator != 1:
        on.faults.add(path, "within is a whole number of days, such as `60 days`, not {written}", written=written)
        return None
    if count > MOST_DAYS:
        on.faults.add(path, TOO_LONG)
        return None
    return int(count)
