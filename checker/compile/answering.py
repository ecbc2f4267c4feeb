"""Each goal is answered in a few ways before anybody is asked: what would keep a person waiting is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import ceil

from checker.case.case import Case
from checker.case.reasons import because
from checker.compile.faults import Faults, Path
from checker.compile.formulas.goal import UNDATED, largest_sum
from checker.engine.effort import TooMuchWork, allowed
from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET, Value
from checker.facts.fact import Fact
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal
from checker.ways.search import Nearest

MOST_STEPS = 30_000
"""Steps that a verdict may take with its reasons and ways: up to a tenth of a second."""

FEW_NODES = 300
"""Nodes up to which a goal without a sum of three facts is answered soon, whatever it asks."""

SHARES, SPREAD = (0, 5, 8, 10, 10), 7
"""How many tenths of the facts each person has answered, and by how much their answers differ from fact to fact."""


def check_answers(goal: Goal, faults: Faults, path: Path) -> bool:
    """Whether verdicts on the goal come soon, for people of every kind; where they do not, that is a fault."""
    for period in goal.periods:
        as_of = date.fromisoformat(period.start) if period.start else UNDATED
        whole = period.at(as_of).chained or period
        variables = [*period.variables, *whole.variables]
        if len(whole.diagram.nodes) <= FEW_NODES and all(len(each.facts) < 3 for each in variables):
            continue
        for person in _people(variables):
            try:
                with allowed(MOST_STEPS):
                    _answered(goal, period, person, as_of)
            except TooMuchWork:
                names = largest_sum(variables)
                faults.add(path, f"answers about {names} take too long to judge together: split the sum")
                return False
    return True


def _answered(goal: Goal, period: Period, person: Mapping[str, Value], as_of: date) -> None:
    """What takes longest of a verdict."""
    case = Case(period.at(as_of), person, as_of, goal.every_clause)
    because(case)
    _ = case.find_out
    Nearest(goal, as_of).ways(person)


def _people(variables: list[Variable]) -> Iterator[dict[str, Value]]:
    """The same people for every build: who has nothing, and some who have answered a share of all."""
    facts = {fact.id: (fact, each) for each in variables for fact in each.facts if fact.asked}
    yield {name: _lowest(fact) for name, (fact, _) in facts.items()}
    for person, share in enumerate(SHARES):
        mixed = [(place * SPREAD + person) % 10 for place in range(len(facts))]
        yield {
            name: _answer(number, *each)
            for number, (name, each) in zip(mixed, facts.items(), strict=True)
            if (number * SPREAD + person) % 10 < share
        }


def _lowest(fact: Fact) -> Value:
    lowest: dict[str, Value] = {"yes_no": False, "number": Decimal(0), "day": NOT_YET}
    return lowest[fact.kind] if fact.kind in lowest else next(iter(fact.options))


def _answer(number: int, fact: Fact, variable: Variable) -> Value:
    """An answer by a number from 0 to 9: of a number so many parts of what each would be if all were alike."""
    if fact.kind == "yes_no":
        return number % 2 == 1
    if fact.kind != "number":
        return _lowest(fact) if fact.kind == "day" else list(fact.options)[number % len(fact.options)]
    most = max((abs(test.than) for test in variable.tests if test.kind == "sum"), default=0)
    amount = Decimal(number * ceil(most / len(variable.facts)) // 5)
    return min(amount, Decimal(str(fact.at_most)) // 1) if fact.at_most else amount
