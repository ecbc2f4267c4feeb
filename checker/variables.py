"""Facts as variables: the patterns their tests can make together, and which patterns some answers leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from checker.answers import NOT_YET, UNKNOWN, Value
from checker.facts import Fact
from checker.linear import Row, holds, opposite, row, solve

MOST_PATTERNS = 128

Pattern = tuple[bool, ...]
"""Which of a variable's tests hold, in their order."""


class TooManyPatterns(Exception):
    """Tests that can come out in more than ``MOST_PATTERNS`` ways together."""


@dataclass(frozen=True)
class Test:
    """One condition on fact values. ``kind`` is one of

    ``sum``      the weighted sum of the facts is ``op`` ``than``; yes counts 1, no 0, a day the days before as_of
    ``options``  the choice is one of ``options``
    ``not_yet``  the day has not come
    ``clock``    the day is not more than ``than`` days ago, or has not come: time left to do something
    """

    kind: str
    facts: tuple[str, ...]
    weights: tuple[Fraction, ...] = ()
    op: str = ""
    than: Fraction = Fraction(0)
    options: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The test as JSON values; fractions as text."""
        data: dict[str, Any] = {"kind": self.kind, "facts": list(self.facts)}
        if self.kind == "sum":
            data |= {"weights": [str(weight) for weight in self.weights], "op": self.op}
        if self.kind in ("sum", "clock"):
            data["than"] = str(self.than)
        if self.kind == "options":
            data["options"] = list(self.options)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Test:
        """The test that ``to_data`` wrote."""
        return cls(
            data["kind"], tuple(data["facts"]), tuple(Fraction(weight) for weight in data.get("weights", ())),
            data.get("op", ""), Fraction(data.get("than", 0)), tuple(data.get("options", ())),
        )


@dataclass(frozen=True)
class Variable:
    """Facts that some sum ties together, or one fact alone, with every test on them and the patterns these can make."""

    facts: tuple[Fact, ...]
    tests: tuple[Test, ...]
    patterns: tuple[Pattern, ...]
    _left: dict[Any, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, facts: Sequence[Fact], tests: Sequence[Test]) -> Variable:
        """The variable with all its feasible patterns, over every day, answerable or not. Raises TooManyPatterns."""
        found: dict[Pattern, None] = {}
        for pattern in _patterns(facts, tests, {}, None):
            found[pattern] = None
            if len(found) > MOST_PATTERNS:
                raise TooManyPatterns
        return cls(tuple(facts), tuple(tests), tuple(found))

    @property
    def name(self) -> str:
        """The ids of its facts, joined."""
        return "+".join(fact.id for fact in self.facts)

    def left(self, answers: Mapping[str, Value], as_of: date) -> frozenset[int]:
        """The patterns (by index) that the answers leave; all that a person could answer where there is none."""
        given = {fact.id: _amount(answers[fact.id], as_of) for fact in self.facts
                 if answers.get(fact.id, UNKNOWN) != UNKNOWN}
        key = tuple(given.get(fact.id) for fact in self.facts)
        if key not in self._left:
            index = {pattern: position for position, pattern in enumerate(self.patterns)}
            found = _patterns(self.facts, self.tests, given, as_of)
            self._left[key] = frozenset(index[pattern] for pattern in found)
        return self._left[key]


Amount = Fraction | str
"""What a test sees of an answer: its number, or an option's id, or ``not_yet``."""


def _amount(value: Value, as_of: date) -> Amount:
    if isinstance(value, date):
        return Fraction((as_of - value).days)
    return Fraction(value) if isinstance(value, (bool, Decimal)) else value


def _patterns(
    facts: Sequence[Fact], tests: Sequence[Test], given: Mapping[str, Amount], as_of: date | None
) -> Iterator[Pattern]:
    """The patterns some values of the facts make with ``given`` held; with ``as_of``, only days a person may answer."""
    choices = [_states(fact, given) for fact in facts]
    for states in product(*choices):
        settled = {fact.id: state for fact, state in zip(facts, states, strict=True) if state is not None}
        free = [fact for fact in facts if fact.id not in settled]
        yield from _branches(free, [_seen(test, settled, free) for test in tests], as_of)


def _states(fact: Fact, given: Mapping[str, Amount]) -> list[Amount | None]:
    """The cases to look at apart: the answer, each option, or "not yet" and (None) any number."""
    if fact.id in given:
        return [given[fact.id]]
    if fact.kind == "choice":
        return list(fact.options)
    return [None, NOT_YET] if fact.kind == "day" else [None]


def _seen(test: Test, settled: Mapping[str, Amount], free: Sequence[Fact]) -> bool | Row:
    """The test's truth where the settled values give it, else the row it is over the free facts."""
    values = [settled.get(name) for name in test.facts]
    if test.kind == "options":
        return values[0] in test.options
    if test.kind == "not_yet":
        return values[0] == NOT_YET
    if NOT_YET in values:
        return test.kind == "clock"
    weights, op = (test.weights, test.op) if test.kind == "sum" else ((Fraction(1),), "<=")
    known = sum((weight * value for weight, value in zip(weights, values, strict=True)
                 if isinstance(value, Fraction)), Fraction(0))
    weight_of = dict(zip(test.facts, weights, strict=True))
    inequality = row([weight_of.get(fact.id, Fraction(0)) for fact in free], op, test.than - known)
    return inequality if any(inequality[0]) else holds(inequality, [Fraction(0)] * len(free))


def _branches(free: Sequence[Fact], seen: Sequence[bool | Row], as_of: date | None) -> Iterator[Pattern]:
    whole = [fact.whole or fact.kind != "number" for fact in free]
    limits = [limit for position, fact in enumerate(free) for limit in _limits(fact, position, len(free), as_of)]

    def grow(done: Pattern, rows: list[Row], point: tuple[Fraction, ...]) -> Iterator[Pattern]:
        if len(done) == len(seen):
            yield done
            return
        test = seen[len(done)]
        if isinstance(test, bool):
            yield from grow((*done, test), rows, point)
            return
        truth = holds(test, point)
        yield from grow((*done, truth), [*rows, test if truth else opposite(test)], point)
        turned = [*rows, opposite(test) if truth else test]
        other = solve(turned, whole)
        if other is not None:
            yield from grow((*done, not truth), turned, other)

    start = solve(limits, whole)
    if start is not None:
        yield from grow((), limits, start)


def _limits(fact: Fact, position: int, size: int, as_of: date | None) -> list[Row]:
    """What any value of the fact keeps to: no number below 0, yes and no as 1 and 0, days on the side that is asked."""
    unit = [Fraction(int(index == position)) for index in range(size)]
    if fact.kind == "day":
        if as_of is None or fact.date == "any":
            return []
        return [row(unit, ">=" if fact.date == "past" else "<=", Fraction(0))]
    least = row(unit, ">=", Fraction(0))
    return [least, row(unit, "<=", Fraction(1))] if fact.kind == "yes_no" else [least]
