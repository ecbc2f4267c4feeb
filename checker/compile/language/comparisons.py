"""What a clause asks of a fact: ``">= 2 years"``, an option, ``"<= 90 days ahead"``, ``not_yet``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.compile.language.dates import NEVER
from checker.compile.language.faults import Faults, Path
from checker.facts.fact import Fact
from checker.facts.tests import Test

COMPARISON = re.compile(r"(?P<op>>=|<=|>|<)\s*(?P<than>[^\s]+)(?:\s+(?P<unit>.+))?")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
MIRROR = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}

Amounts = Mapping[str, Fraction | None]
"""The rulebook's ``values`` on the day the clause is read; None before a value's first date."""


def read_test(fact: Fact, raw: Any, amounts: Amounts, faults: Faults, path: Path) -> Test | str | None:
    """The test on one fact; ``never`` when it names a value that has no amount yet; None when it is at fault."""
    if fact.kind == "choice":
        return _options(fact, raw, faults, path)
    if fact.kind == "yes_no":
        faults.tell(path, f"“{fact.id}” is yes or no: write it alone, or none: [{fact.id}] where no is needed")
        return None
    if fact.kind == "day" and raw == "not_yet":
        return Test("not_yet", (fact.id,))
    if raw == "not_yet":
        faults.tell(path, f"not_yet is for days, and “{fact.id}” is a number of {fact.unit}")
        return None
    return read_comparison(raw, (fact,), (Fraction(1),), amounts, faults, path)


def read_comparison(
    raw: Any, facts: tuple[Fact, ...], weights: tuple[Fraction, ...], amounts: Amounts, faults: Faults, path: Path
) -> Test | str | None:
    """The test that the weighted sum of the facts compares as ``raw`` says, in their unit."""
    example = _example(facts)
    if isinstance(raw, date):
        faults.tell(path, f"a date stands where a comparison such as {example} belongs")
        return None
    if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
        faults.tell(path, f"write a comparison, such as {example}, and not a bare number")
        return None
    match = COMPARISON.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if match is None:
        faults.tell(path, f"“{raw}” is not a comparison: write one such as {example}")
        return None
    than = _amount(match["than"], amounts, example, faults, path)
    op = _direction(match["op"], match["unit"], facts, example, faults, path)
    if than is None or op is None:
        return NEVER if than is None and match["than"] in amounts else None
    return Test("sum", tuple(fact.id for fact in facts), weights, op, -than if op != match["op"] else than)


def _options(fact: Fact, raw: Any, faults: Faults, path: Path) -> Test | None:
    names = list(map(str, raw if isinstance(raw, list) else [raw]))
    wrong = [name for name in names if name not in fact.options]
    for name in wrong:
        said = f"“{fact.id}” has no option “{name}”, only {', '.join(fact.options)}"
        faults.tell(path, said, name, fact.options)
    if not names:
        faults.tell(path, f"name at least one option of “{fact.id}”")
    if len(set(names)) != len(names):
        faults.tell(path, "an option is named twice")
    if set(names) == set(fact.options) and not wrong:
        faults.tell(path, f"these are all options of “{fact.id}”, so the clause asks nothing")
    return None if wrong else Test("options", (fact.id,), options=tuple(names))


def _amount(word: str, amounts: Amounts, example: str, faults: Faults, path: Path) -> Fraction | None:
    if NUMBER.fullmatch(word):
        return Fraction(word)
    if word in amounts:
        return amounts[word]
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        faults.tell(path, f"a date stands where a number belongs: write a comparison such as {example}")
    elif re.match(r"[-+.0-9]", word):
        faults.tell(path, f"“{word}” is not a number from 0 up, such as 2 or 0.5")
    else:
        faults.tell(path, f"no value is called “{word}”", word, amounts)
    return None


def _direction(
    op: str, unit: str | None, facts: tuple[Fact, ...], example: str, faults: Faults, path: Path
) -> str | None:
    """The comparison as it is on days before as_of, where "ahead" turns it round."""
    if len(facts) == 1 and facts[0].kind == "day":
        side = re.fullmatch(r"days? (ago|ahead)", unit or "")
        if side is None:
            faults.tell(path, f"a test on the day “{facts[0].id}” counts days: write one such as {example}")
            return None
        return op if side[1] == "ago" else MIRROR[op]
    own = _unit(facts)
    if unit is not None and unit not in (own, (own or "").removesuffix("s")):
        faults.tell(path, f"the test is in {unit}, and “{facts[0].id}” is counted in {own or 'no unit'}")
        return None
    return op


def _unit(facts: tuple[Fact, ...]) -> str | None:
    if any(fact.kind == "day" for fact in facts):
        return "days"
    return next((fact.unit for fact in facts if fact.unit), None)


def _example(facts: tuple[Fact, ...]) -> str:
    if len(facts) == 1 and facts[0].kind == "day":
        return "“<= 90 days ago”"
    return f"“>= 2 {_unit(facts) or ''}”".replace(" ”", "”")
