"""What a person could do about one variable: leave it, change a given answer at a cost, or answer what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product

from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount, number

MOST_CHANGED = 2
"""Facts of one sum that a single way changes; more at once were never the cheapest in any rule met so far."""

Price = tuple[Fraction, Fraction, Fraction, int, int]
"""Days, hours, dollars, number of changes, number of open answers: compared in this order."""

FREE: Price = (Fraction(0), Fraction(0), Fraction(0), 0, 0)


def plus(one: Price, other: Price) -> Price:
    """Two prices together."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4])


@frozen
class Move:
    """What is done about a variable: new amounts of given facts, amounts of open ones, and the patterns then left."""

    changes: tuple[tuple[str, Amount], ...]
    opens: tuple[tuple[str, Amount], ...]
    remaining: frozenset[int]
    price: Price = FREE
    unknown: bool = False
    """Whether some change costs we do not know what."""


def moves(variable: Variable, amounts: Mapping[str, Amount], remaining: frozenset[int]) -> Iterator[Move]:
    """Every move worth trying; the first leaves all as it is."""
    yield Move((), (), remaining)
    facts = variable.facts
    opened = [fact for fact in facts if fact.id not in amounts]
    changeable = [fact for fact in facts if fact.id in amounts and _may_change(fact, amounts[fact.id])]
    for count in range(min(len(changeable), MOST_CHANGED) + 1):
        for changed in combinations(changeable, count):
            for index in range(len(variable.patterns)):
                if changed or opened:
                    yield from _reaching(variable, index, amounts, changed, opened)


def _reaching(
    variable: Variable, index: int, amounts: Mapping[str, Amount], changed: tuple[Fact, ...], opened: list[Fact]
) -> Iterator[Move]:
    """The moves that bring about one pattern by changing just these facts."""
    choices = [_states(fact, amounts.get(fact.id)) for fact in (*changed, *opened)]
    for states in product(*choices):
        named = {fact.id: state for fact, state in zip((*changed, *opened), states, strict=True) if state is not None}
        known = {name: value for name, value in amounts.items() if name not in {fact.id for fact in changed}} | named
        floors = {
            fact.id: value
            for fact in changed
            if fact.id not in named
            for value in [amounts[fact.id]]
            if isinstance(value, Fraction)
        }
        prices = {fact.id: _unit_price(fact) for fact in changed}
        if len(known) == len(variable.facts):
            point: dict[str, Amount] | None = {} if variable.patterns_for(known) == {index} else None
        else:
            point = variable.point(index, known, floors, prices)
        if point is None:
            continue
        new = {**named, **point}
        changes = tuple((fact.id, new[fact.id]) for fact in changed)
        if any(value == amounts[name] for name, value in changes):
            continue
        opens = tuple((fact.id, new[fact.id]) for fact in opened)
        price = (Fraction(0), Fraction(0), Fraction(0), len(changes), len(opens))
        for fact in changed:
            price = plus(price, _price(fact, amounts[fact.id], new[fact.id]))
        yield Move(changes, opens, frozenset([index]), price, any(not _cost(fact) for fact in changed))


def _may_change(fact: Fact, value: Amount) -> bool:
    """Whether a person can change it without losing something: no to yes, a number upward, another option, a day that
    has not come to today.
    """
    if fact.get is None or (fact.get == "wait" and fact.unit != "hours") or _goal(fact):
        return False
    return value == 0 if fact.kind == "yes_no" else value == NOT_YET if fact.kind == "day" else True


def _goal(fact: Fact) -> bool:
    return isinstance(fact.get, dict) and "goal" in fact.get


def _states(fact: Fact, amounts: Amount | None) -> list[Amount | None]:
    """The cases of a fact to look at apart; None stands for any number."""
    if fact.kind == "choice":
        return [option for option in fact.options if option != amounts]
    if fact.kind == "yes_no":
        return [Fraction(1)] if amounts is not None else [Fraction(1), Fraction(0)]
    if fact.kind == "day":
        return [Fraction(0)] if amounts is not None else [None, NOT_YET]
    return [None]


def _cost(fact: Fact) -> dict[str, Fraction]:
    """What one change, or one unit of a number, costs; empty where that is not known."""
    if fact.get == "wait":
        return {"hours": Fraction(1)}
    return {key: Fraction(value) for key, value in fact.get.items()} if isinstance(fact.get, dict) else {}


def _unit_price(fact: Fact) -> tuple[Fraction, Fraction, Fraction]:
    cost = _cost(fact)
    days, hours, dollars = (cost.get(key, Fraction(0)) for key in ("days", "hours", "dollars"))
    return days, hours, dollars


def _price(fact: Fact, old: Amount, new: Amount) -> Price:
    units = _units(fact, old, new)
    days, hours, dollars = _unit_price(fact)
    return days * units, hours * units, dollars * units, 0, 0


def _units(fact: Fact, old: Amount, new: Amount) -> Fraction:
    """How often the fact's cost is paid: once, or for each unit that a number grows."""
    if fact.kind == "number" and isinstance(new, Fraction) and isinstance(old, Fraction):
        return new - old
    return Fraction(1)


def cost_of(fact: Fact, old: Amount, new: Amount) -> dict[str, int | str] | None:
    """What the change costs in hours, dollars and days, as far as it is said; None where nothing is known."""
    cost = _cost(fact)
    return {key: number(value * _units(fact, old, new)) for key, value in cost.items()} if cost else None
