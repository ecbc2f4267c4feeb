"""What a person could do about one variable (leave it, change given answers at a cost, or answer what is open), and the
way to yes that such moves make.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

from checker.case.case import Case
from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.frozen import frozen
from checker.facts.tests import Amount
from checker.ways.cost import FREE, Cost, better, cost_of, is_known, may_change, unit_price

Step = tuple[str, Amount | None]
"""A fact and the amount that it is to have; None where that comes with time, once it is begun."""

Steps = frozenset[Step]
Rank = tuple[Any, ...]

MOST_ALONE = 256
"""Patterns times changeable facts up to which each fact is tried alone too, for another way beside the cheapest."""


@frozen
class Move:
    """What is done about a variable to make a pattern: new amounts of given facts, and amounts of open ones; ``begins``
    names a fact among the changes whose number grows to that amount once it is begun.
    """

    pattern: int
    changes: tuple[tuple[str, Amount], ...] = ()
    opens: tuple[tuple[str, Amount], ...] = ()
    cost: Cost = FREE
    begins: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that it asks something of."""
        return tuple(name for name, _ in (*self.changes, *self.opens))

    @cached_property
    def steps(self) -> Steps:
        """What it asks; of what is to begin, no amount."""
        asked = (*self.changes, *self.opens)
        return frozenset((name, None if name == self.begins else amount) for name, amount in asked)


@frozen
class Way:
    """One way to yes: a wait in days, new amounts of given facts, amounts of open ones, and what they cost. ``begins``
    are the facts whose numbers grow in that time to what they must be, once the person begins.
    """

    wait: int
    changes: tuple[tuple[str, Amount], ...]
    opens: tuple[tuple[str, Amount], ...]
    cost: Cost
    unknown: bool
    """Whether some change costs we do not know what."""
    unconditional: bool
    """Whether it leads to yes whatever others decide."""
    case: Case
    begins: tuple[tuple[str, Amount], ...] = ()

    @cached_property
    def rank(self) -> Rank:
        """The order of ways: known costs first, then waiting, hours, dollars, changes, open answers."""
        days, *rest = self.cost
        return self.unknown, self.wait + days, *rest, self.wait

    @cached_property
    def steps(self) -> Steps:
        """All that it asks besides waiting."""
        return frozenset((*((name, None) for name, _ in self.begins), *self.changes, *self.opens))

    @cached_property
    def steps_now(self) -> Steps:
        """The same on the day asked about: after a wait, a day lies that much longer ago."""
        return self.steps_after(0)

    def steps_after(self, wait: int) -> Steps:
        """The same for whoever waits so many days instead."""
        more = wait - self.wait
        return frozenset(
            (name, amount + more if isinstance(amount, Fraction) and self._is_day(name) else amount)
            for name, amount in self.steps
        )

    def _is_day(self, name: str) -> bool:
        return self.case.fact(name).kind == "day"


def moves(
    variable: Variable,
    pattern: int,
    amounts: Mapping[str, Amount],
    begun: Mapping[str, Fraction],
    timed: Collection[str],
    *,
    unknown: bool,
) -> list[Move]:
    """The cheapest move to a pattern, the cheapest by which a single fact changes, and those that begin a single one of
    the facts in ``begun``. ``timed`` are the facts whose numbers only time changes; ``unknown`` tells whether facts may
    change at a cost that we do not know.
    """
    found = _without_begin(variable, pattern, amounts, timed, unknown=unknown)
    for name, amount in begun.items():
        further = _without_begin(variable, pattern, {**amounts, name: amount}, {*timed, name}, unknown=unknown)
        found += [
            replace(move, changes=((name, amount), *move.changes), cost=move.cost + Cost(changes=1), begins=name)
            for move in further
        ]
    return found


def _without_begin(
    variable: Variable, pattern: int, amounts: Mapping[str, Amount], timed: Collection[str], *, unknown: bool
) -> list[Move]:
    remaining = variable.patterns_for(amounts)
    if pattern in remaining:
        return [Move(pattern)] if len(remaining) == 1 else list(_reaching(variable, pattern, amounts, ()))
    changeable = [
        fact
        for fact in variable.facts
        if fact.id in amounts
        and fact.id not in timed
        and may_change(fact, amounts[fact.id])
        and (unknown or is_known(fact))
    ]
    alone = [[fact] for fact in changeable] if 1 < len(changeable) <= MOST_ALONE // len(variable.patterns) else []
    together = [changeable] if changeable else []
    return [move for some in (*together, *alone) for move in _reaching(variable, pattern, amounts, some)]


def _reaching(
    variable: Variable, pattern: int, amounts: Mapping[str, Amount], changing: Sequence[Fact]
) -> Iterator[Move]:
    """The cheapest moves that make the pattern and change only these facts, for each state of a choice or a day."""
    opened = [fact for fact in variable.facts if fact.id not in amounts]
    free = [*changing, *opened]
    fixed = {name: amount for name, amount in amounts.items() if name not in {fact.id for fact in changing}}
    floors = {fact.id: amount for fact in changing for amount in [amounts[fact.id]] if isinstance(amount, Fraction)}
    prices = {fact.id: unit_price(fact) for fact in changing}
    for states in product(*(_states(fact, amounts.get(fact.id)) for fact in free)):
        named = {fact.id: state for fact, state in zip(free, states, strict=True) if state is not None}
        if len(named) == len(free):
            point: dict[str, Amount] | None = {} if variable.patterns_for(fixed | named) == {pattern} else None
        else:
            point = variable.cheapest(pattern, fixed | named, floors, prices)
        if point is not None:
            new = named | point
            changes = [fact for fact in changing if new[fact.id] != amounts[fact.id]]
            cost = sum((cost_of(fact, amounts[fact.id], new[fact.id]) for fact in changes), Cost(opens=len(opened)))
            yield Move(
                pattern,
                tuple((fact.id, new[fact.id]) for fact in changes),
                tuple((fact.id, new[fact.id]) for fact in opened),
                cost,
            )


def _states(fact: Fact, amount: Amount | None) -> list[Amount | None]:
    """The cases of a fact to look at apart; None stands for any number."""
    if fact.kind == "choice":
        return [*(fact.options if amount is None else better(fact, amount))]
    if fact.kind == "day":
        return [None, NOT_YET] if amount is None else [Fraction(0), NOT_YET]
    return [None]
