"""One variable of a goal in SQL: the patterns that a row's columns leave to it, as a mask with a bit for each.

A NULL is a value that nobody knows. Which patterns are left then is a question about linear inequalities: the unknown
facts are eliminated (Fourier-Motzkin), and what remains is a condition on the columns that are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product

from checker.compile.sql.dialects import NEVER, Dialect
from checker.engine.amounts.inequalities import Constraint, eliminated
from checker.engine.limits import all_limits
from checker.engine.patterns import constraints_of
from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount

KNOWN, UNKNOWN = "known", "unknown"
"""States of a column, beside ``NOT_YET`` of a day."""

States = Sequence[tuple[Fact, str]]
"""The facts of a variable, each with the state of its column."""

Region = frozenset[Constraint]
"""Inequalities that hold together, over all facts of the variable."""


class NotExact(ArithmeticError):
    """Whole numbers that are tied by a sum, in a way that SQL cannot decide while one of them is unknown."""


def mask(variable: Variable, dialect: Dialect, as_of: str) -> str:
    """An SQL expression: the patterns left to the variable, bit 0 for the first. Raises NotExact.

    ``as_of`` is a date literal. Columns are named by facts: a boolean, a number, an option's id, or a date.
    """
    if variable.facts[0].kind == "choice":
        return _choice(variable, dialect)
    branches = []
    for states in product(*(_states(fact) for fact in variable.facts)):
        columns = list(zip(variable.facts, states, strict=True))
        condition = " AND ".join(_state(fact, state, dialect) for fact, state in columns)
        branches.append(f"WHEN {condition} THEN {_mask_in(variable, columns, dialect, as_of)}")
    return f"CASE {' '.join(branches)} END"


def _choice(variable: Variable, dialect: Dialect) -> str:
    (fact,) = variable.facts
    column = dialect.name(fact.id)
    options = [
        f"WHEN {_text(option)} THEN {_bits(variable.patterns_for({fact.id: option}))}" for option in fact.options
    ]
    return f"CASE {column} {' '.join(options)} ELSE {_bits(variable.patterns_for({}))} END"


def _states(fact: Fact) -> Sequence[str]:
    return (KNOWN, NOT_YET, UNKNOWN) if fact.kind == "day" else (KNOWN, UNKNOWN)


def _state(fact: Fact, state: str, dialect: Dialect) -> str:
    column = dialect.name(fact.id)
    if state == UNKNOWN:
        return f"{column} IS NULL"
    if state == NOT_YET:
        return f"{column} = {NEVER}"
    return f"{column} <> {NEVER}" if fact.kind == "day" else f"{column} IS NOT NULL"


def _mask_in(variable: Variable, states: States, dialect: Dialect, as_of: str) -> str:
    """The mask where each fact is in its state: bits that are there in any case, and bits under a condition."""
    columns = [_column(fact, dialect, as_of) for fact in variable.facts]
    certain = 0
    conditional = []
    for index in range(len(variable.patterns)):
        regions = list(dict.fromkeys(_regions(variable, index, states)))
        if frozenset() in regions:
            certain |= 1 << index
        elif regions:
            condition = " OR ".join(_condition(region, columns) for region in regions)
            conditional.append(f"CASE WHEN {condition} THEN {1 << index} ELSE 0 END")
    return " | ".join([*([str(certain)] if certain or not conditional else []), *conditional])


def _regions(variable: Variable, index: int, states: States) -> Iterator[Region]:
    """Where the known columns let the unknown ones make a pattern, region by region. Raises NotExact."""
    for known in _cases(states):
        numbers = [fact for fact in variable.facts if fact.id not in known]
        constraints = constraints_of(variable.tests, variable.patterns[index], known, numbers)
        if constraints is None:
            continue
        unknown = [fact for fact, state in states if state == UNKNOWN and fact.id not in known]
        constraints += [_widened(limit, unknown, numbers) for limit in all_limits(unknown, answerable=True)]
        rest = _without(constraints, [position for position, fact in enumerate(numbers) if fact in unknown], numbers)
        if rest is not None:
            yield frozenset(_widened(constraint, numbers, variable.facts) for constraint in rest)


def _cases(states: States) -> Iterator[dict[str, Amount]]:
    """The facts that have a fixed amount, in each way an unknown one may have it: yes, no or "not yet"."""
    choices: dict[str, Sequence[Amount | None]] = {}
    for fact, state in states:
        if state == NOT_YET:
            choices[fact.id] = [NOT_YET]
        elif state == UNKNOWN and fact.kind == "yes_no":
            choices[fact.id] = [Fraction(0), Fraction(1)]
        elif state == UNKNOWN and fact.kind == "day":
            choices[fact.id] = [None, NOT_YET]
    for amounts in product(*choices.values()):
        yield {name: amount for name, amount in zip(choices, amounts, strict=True) if amount is not None}


def _without(
    constraints: Iterable[Constraint], unknown: Sequence[int], facts: Sequence[Fact]
) -> set[Constraint] | None:
    """The constraints that the facts at these positions leave to the others; None where no value of them does."""
    whole = [fact.whole or fact.kind != "number" for fact in facts]
    rest = set(constraints)
    for index in unknown:
        if whole[index] and not _is_exact(rest, index, whole):
            raise NotExact(facts[index].id)
        rest = eliminated(rest, index, whole)
    if any(most < 0 or (most == 0 and strict) for weights, most, strict in rest if not any(weights)):
        return None
    return {constraint for constraint in rest if any(constraint[0])}


def _is_exact(constraints: Iterable[Constraint], index: int, whole: Sequence[bool]) -> bool:
    """Whether eliminating a whole number loses nothing: the bounds on one side of it are whole numbers."""
    bounds = [constraint for constraint in constraints if constraint[0][index]]
    sides = ([bound for bound in bounds if (bound[0][index] > 0) is above] for above in (True, False))
    return any(all(_is_whole(bound, index, whole) for bound in side) for side in sides)


def _is_whole(constraint: Constraint, index: int, whole: Sequence[bool]) -> bool:
    weights, _, _ = constraint
    return abs(weights[index]) == 1 and all(whole[place] for place, weight in enumerate(weights) if weight)


def _widened(constraint: Constraint, narrow: Sequence[Fact], wide: Sequence[Fact]) -> Constraint:
    """A constraint over some facts as a constraint over more."""
    weights, most, strict = constraint
    weight_of = dict(zip((fact.id for fact in narrow), weights, strict=True))
    return tuple(weight_of.get(fact.id, 0) for fact in wide), most, strict


def _condition(region: Region, columns: Sequence[str]) -> str:
    return "(" + " AND ".join(sorted(_inequality(constraint, columns) for constraint in region)) + ")"


def _inequality(constraint: Constraint, columns: Sequence[str]) -> str:
    """As one would write it: with the first column positive."""
    weights, most, strict = constraint
    first = next(weight for weight in weights if weight)
    sign, comparison = (1, "<") if first > 0 else (-1, ">")
    terms = [
        column if weight * sign == 1 else f"{weight * sign} * {column}"
        for weight, column in zip(weights, columns, strict=True)
        if weight
    ]
    return f"{' + '.join(terms)} {comparison}{'' if strict else '='} {most * sign}"


def _column(fact: Fact, dialect: Dialect, as_of: str) -> str:
    """A column as the number that tests see: 1 or 0 for yes or no, days before ``as_of`` for a day."""
    column = dialect.name(fact.id)
    if fact.kind == "yes_no":
        return f"(CASE WHEN {column} THEN 1 ELSE 0 END)"
    return dialect.days_between(as_of, column) if fact.kind == "day" else column


def _bits(patterns: Iterable[int]) -> int:
    return sum(1 << index for index in patterns)


def _text(word: str) -> str:
    doubled = word.replace("'", "''")
    return f"'{doubled}'"
