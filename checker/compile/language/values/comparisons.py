"""What a clause asks of a fact: ``">= 2 years"``, an option, ``"<= 90 days ahead"``, ``not_yet``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from checker.compile.faults import Path
from checker.compile.language.clause import Meaning, Scalar
from checker.compile.language.values.dates import DAY
from checker.facts.answers import LARGEST
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.wording import singular

COMPARISON = re.compile(r"(?P<op>>=|<=|>|<)\s*(?P<than>[^\s]+)(?:\s+(?P<unit>.+))?")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
MIRROR = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}

FIXED = re.compile(r"(?P<side>(?:on or )?(?:before|after)) (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
MONTHS = re.compile(r"(?P<unit>month|year)s? (?P<side>ago|ahead)")
MOST_MONTHS = 2_400

LONGEST_NUMBER = 20
"""Digits of a number in a rule."""
MOST_DAYS = 73_000
"""Two hundred years: no rule counts more days, and a calendar ends."""
TOO_LONG = f"no rule can count more than 200 years, which is {MOST_DAYS:,} days"
DAYS_IN = {"years": 365, "months": 30, "weeks": 7, "days": 1}
"""The fewest days in a unit of time."""


def read_test(fact: Fact, written: Scalar, on: Meaning, path: Path) -> Test | None:
    """The test on one fact; None where it names a value that has no amount yet, or is at fault."""
    if fact.kind == "choice":
        return _options(fact, written, on, path)
    if fact.kind == "yes_no":
        on.faults.add(
            path, "{fact} is yes or no: write it alone, or `none: [{fact}]` where the answer must be no", fact=fact.id
        )
        return None
    if fact.kind == "day" and written == "not_yet":
        return Test("not_yet", (fact.id,))
    if written == "not_yet":
        on.faults.add(path, f"not_yet is for days, and `{fact.id}` is a number of {fact.unit}")
        return None
    return read_comparison(written, (fact,), (Fraction(1),), on, path)


def read_comparison(
    written: Scalar, facts: tuple[Fact, ...], weights: tuple[Fraction, ...], on: Meaning, path: Path
) -> Test | None:
    """The test that the weighted sum of the facts compares as it is written, in their unit."""
    example = _example(facts)
    if isinstance(written, (int, Decimal)) and not isinstance(written, bool):
        on.faults.add(path, f"write a comparison, such as {example}, and not a bare number")
        return None
    match = COMPARISON.fullmatch(written) if isinstance(written, str) else None
    fixed = FIXED.fullmatch(written) if isinstance(written, str) and len(facts) == 1 else None
    if fixed and facts[0].kind == "day":
        return _by_day(fixed, facts[0], on, path)
    if match is None:
        on.faults.add(path, f"{{written}} is not a comparison: write one such as {example}", written=written)
        return None
    if len(facts) == 1 and facts[0].kind == "day" and (found := _by_months(match, facts[0], on, path)):
        return found
    than = amount(match["than"], on, example, path)
    op = _direction(match["op"], match["unit"], facts, on, example, path)
    if than is None or op is None:
        return None
    units = ["days" if fact.kind == "day" else fact.unit or "" for fact in facts]
    if any(than * DAYS_IN.get(unit, 0) > MOST_DAYS * abs(weight) for unit, weight in zip(units, weights, strict=True)):
        on.faults.add(path, TOO_LONG)
        return None
    return Test("sum", tuple(fact.id for fact in facts), weights, op, -than if op != match["op"] else than)


def _by_day(match: re.Match[str], fact: Fact, on: Meaning, path: Path) -> Test | None:
    """A test against a fixed day."""
    try:
        date.fromisoformat(match["day"])
    except ValueError:
        on.faults.add(path, f"there is no day {match['day']} in the calendar")
        return None
    op = {"before": ">", "on or before": ">=", "after": "<", "on or after": "<="}[match["side"]]
    return Test("sum", (fact.id,), (Fraction(1),), op, calendar=match["day"])


def _by_months(match: re.Match[str], fact: Fact, on: Meaning, path: Path) -> Test | None:
    """A test that counts calendar months or years; None where the unit is another."""
    unit = MONTHS.fullmatch(match["unit"] or "")
    count = amount(match["than"], on, "`<= 6 months ago`", path) if unit else None
    if unit is None or count is None:
        return None
    count *= 12 if unit["unit"] == "year" else 1
    if count.denominator != 1 or count > MOST_MONTHS:
        on.faults.add(path, f"months and years of the calendar are whole numbers, {MOST_MONTHS} months at most")
        return None
    op = match["op"] if unit["side"] == "ago" else MIRROR[match["op"]]
    return Test("sum", (fact.id,), (Fraction(1),), op, calendar=f"{count} months {unit['side']}")


def amount(word: str, on: Meaning, example: str, path: Path) -> Fraction | None:
    """A number, or the amount of the value of that name; None where it has none yet, or is at fault."""
    if NUMBER.fullmatch(word) and (len(word) > LONGEST_NUMBER or Fraction(word) > LARGEST):
        on.faults.add(path, f"the number is too large: a rule can count no higher than {LARGEST:,}")
    elif NUMBER.fullmatch(word):
        return Fraction(word)
    elif word in on.amounts:
        return on.amounts[word]
    elif DAY.fullmatch(word):
        on.faults.add(path, f"there is a date where a number belongs: write a comparison such as {example}")
    elif re.match(r"[-+.0-9]", word):
        on.faults.add(path, "{word} is not a number from 0 up, such as 2 or 0.5", word=word)
    elif word in on.unread.names or on.unread.is_open:
        on.faults.unsound.add(path)
    else:
        on.faults.add(path, "no value is called {word}", word, on.amounts, word=word)
    return None


def _options(fact: Fact, written: Scalar, on: Meaning, path: Path) -> Test | None:
    names = list(written) if isinstance(written, tuple) else [str(written)]
    wrong = [name for name in names if name not in fact.options]
    for name in wrong:
        listed = ", ".join(f"`{option}`" for option in fact.options)
        on.faults.add(
            path, f"{{fact}} has no option {{name}}, only {listed}", name, fact.options, fact=fact.id, name=name
        )
    if not names:
        on.faults.add(path, "name at least one option of {fact}", fact=fact.id)
    if len(set(names)) != len(names):
        on.faults.add(path, "an option is named twice")
    if set(names) == set(fact.options) and not wrong:
        on.faults.add(path, "these are all options of {fact}, so the clause asks nothing", fact=fact.id)
    return None if wrong else Test("options", (fact.id,), options=tuple(names))


def _direction(op: str, unit: str | None, facts: tuple[Fact, ...], on: Meaning, example: str, path: Path) -> str | None:
    """The comparison as it is on days before as_of, where "ahead" turns it round."""
    if len(facts) == 1 and facts[0].kind == "day":
        side = re.fullmatch(r"days? (ago|ahead)", unit or "")
        if side is None:
            problem = f"a test on the day `{facts[0].id}` counts days, months or years: write one such as {example}"
            on.faults.add(path, problem)
            return None
        return op if side[1] == "ago" else MIRROR[op]
    own = _unit(facts)
    if unit is not None and len({fact.unit for fact in facts if fact.unit}) > 1:
        on.faults.add(path, "the terms are in different units, so the test names none")
        return None
    if unit is not None and unit not in (own, singular(own or "")):
        on.faults.add(path, f"the test is in {unit}, but `{facts[0].id}` is counted in {own or 'no unit'}")
        return None
    return op


def _unit(facts: tuple[Fact, ...]) -> str | None:
    if any(fact.kind == "day" for fact in facts):
        return "days"
    return next((fact.unit for fact in facts if fact.unit), None)


def _example(facts: tuple[Fact, ...]) -> str:
    if len(facts) == 1 and facts[0].kind == "day":
        return "`<= 90 days ago`"
    unit = "" if len({fact.unit for fact in facts if fact.unit}) > 1 else _unit(facts) or ""
    return f"`>= 2 {unit}`".replace(" `", "`")
