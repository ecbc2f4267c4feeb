"""The proof sheet: for every clause, two cases side by side that show at its threshold what it alone decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from checker.compile.faults import Faults, Path
from checker.compile.formulas.formula import Promise
from checker.compile.formulas.goal import UNDATED, largest_sum
from checker.compile.proof.boundaries import Amounts, Sides, sides
from checker.compile.proof.witness import Flips, Values, differing, values_of
from checker.engine.diagram import DUTY, NO, YES
from checker.engine.effort import TooMuchWork, allowed
from checker.facts.fact import Fact
from checker.facts.tests import Test, as_answer
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal

MOST_STEPS = 600_000
"""Steps in which a goal must be proved: one or two seconds."""

ENDS = {NO: "no", YES: "yes", DUTY: "duty"}


@dataclass(frozen=True)
class Witness:
    """A complete case on a day, as answers are written, with the reading and the decisions it takes, and its end."""

    as_of: date
    answers: dict[str, Any]
    readings: dict[str, str]
    decisions: dict[str, bool]
    end: str
    """``yes``, ``duty`` or ``no``"""


@dataclass(frozen=True)
class Line:
    """One clause of a goal, or one option of it, and the two cases. ``holds`` is the one in which the clause does.

    Without cases the clause decides nothing in this goal, because of the clauses ``implied_by`` (their sentences).
    """

    goal: str
    start: str | None
    clause: str
    text: str
    test: str | None
    option: str | None
    path: Path
    holds: Witness | None
    fails: Witness | None
    implied_by: tuple[str, ...] = ()


def prove(goals: Mapping[str, Goal], faults: Faults, tell: Callable[[str], None] = lambda _: None) -> list[Line]:
    """The lines of all goals in the order of their sources; clauses that decide nothing anywhere are faults.

    ``tell`` is told of each goal before its turn: a large one can take long.
    """
    sheets = {(goal.id, period.start): _Sheet(goal, period) for goal in goals.values() for period in goal.periods}
    lines: list[Line] = []
    for number, ((goal, _), sheet) in enumerate(sheets.items(), 1):
        tell(f"proving `{goal}`, {number} of {len(sheets)} rules")
        try:
            with allowed(MOST_STEPS):
                lines += [*sheet.lines()]
        except TooMuchWork:
            names = largest_sum(sheet.period.variables)
            faults.add(("rules", goal), f"the proof of the goal takes too long: split the sum of {names}")
    decided = {(line.path, line.option) for line in lines if line.holds}
    implied = {clause.path for sheet in sheets.values() for clause in sheet.period.clause.walk() if clause.implied}
    for index, line in enumerate(lines):
        about = f"the option `{line.option}` of the clause" if line.option else "the clause"
        named = f"{about} `{' '.join(filter(None, (line.text, line.test)))}`"
        if (line.path, line.option) not in decided and line.path not in implied:
            faults.add(line.path, f"{named} changes no verdict: mend it, take it out, or say by implied why it stays")
            continue
        if (line.path, line.option) in decided and line.path in implied:
            faults.add(line.path, f"{named} is marked as implied, and yet it decides a case of `{line.goal}` alone")
        if not line.holds:
            lines[index] = replace(line, implied_by=sheets[line.goal, line.start].implied_by(line.path, line.option))
    return lines


class _Sheet:
    """The lines of one goal in one period."""

    def __init__(self, goal: Goal, period: Period) -> None:
        self.as_of = _day_in(goal, period)
        self.goal, self.period = goal, period.at(self.as_of)
        self.leaves = {clause.path: clause for clause in _counted(period.clause) if _condition(clause)}
        self.flips = Flips(self.period)
        self.ids: dict[Path, str] = {}
        for clause in period.clause.walk():
            self.ids.setdefault(clause.path, clause.id)

    def lines(self) -> Iterator[Line]:
        for clause in self.leaves.values():
            test = _condition(clause).at(self.as_of)
            for option in test.options or (None,):
                found = self._reading(test, option) if clause.kind == "reading" else self._pair(clause, option)
                holds, fails = found or (None, None)
                yield Line(
                    self.goal.id,
                    self.period.start,
                    self.ids[clause.path],
                    clause.text,
                    clause.test,
                    option,
                    clause.path,
                    holds,
                    fails,
                )

    def _level(self, test: Test) -> int:
        return next(level for level, variable in enumerate(self.period.variables) if test in variable.tests)

    def _pair(self, clause: Clause, option: str | None, met: tuple[Path, ...] = ()) -> tuple[Witness, Witness] | None:
        flip = self.flips.flip(clause, met)
        return self._sides(_condition(clause).at(self.as_of), option, flip.pair)

    def _reading(self, test: Test, option: str | None) -> tuple[Witness, Witness] | None:
        return self._sides(test, option, partial(differing, self.period))

    def _sides(
        self, test: Test, option: str | None, search: Callable[[int, int, int], Values | None]
    ) -> tuple[Witness, Witness] | None:
        """The two cases at the first pair of sides of the test for which the search finds the rest of a case."""
        level = self._level(test)
        for each in sides(self.period.variables[level], test, lambda *pair: search(level, *pair) is not None):
            values = search(level, each.holds, each.fails) if each.about == option else None
            if values is not None:
                return self._cases(level, values, each)
        return None

    def implied_by(self, path: Path, option: str | None) -> tuple[str, ...]:
        """The other clauses each of which, if it were met anyway, would let the one at ``path`` decide a case."""
        clause = self.leaves[path]
        if clause.kind == "reading":
            return ()
        return tuple(
            other.text or str(other.test)
            for path, other in self.leaves.items()
            if path != clause.path and self._pair(clause, option, (path,))
        )

    def _cases(self, level: int, values: Values, at: Sides) -> tuple[Witness, Witness]:
        return self._case(level, {**values, level: at.holds}, at.holding), self._case(
            level, {**values, level: at.fails}, at.failing
        )

    def _counts(self, facts: tuple[Fact, ...]) -> bool:
        """Whether the rule turns on some of these facts, and not only a step of the path."""
        return any(fact.id in self.period.clause.facts for fact in facts)

    def _case(self, at: int, values: Values, amounts: Amounts) -> Witness:
        answers: dict[str, Any] = {}
        readings: dict[str, str] = {}
        decisions: dict[str, bool] = {}
        complete = {
            level: values.get(level, values_of(self.period, level)[0]) for level in range(len(self.period.variables))
        }
        for level, value in complete.items():
            variable = self.period.variables[level]
            named = amounts if level == at else variable.example(value)
            for fact in variable.facts if self._counts(variable.facts) else ():  # no case needs what only steps turn on
                answer = as_answer(fact, named[fact.id], self.as_of)
                (answers if fact.asked else readings if fact.open else decisions)[fact.id] = answer
        diagram, node = self.period.outcome
        while diagram.level(node) < diagram.depth:
            level = diagram.level(node)
            node = diagram.child(node, level, complete[level])
        return Witness(self.as_of, answers, readings, decisions, ENDS[node])


def _counted(clause: Clause) -> Iterator[Clause]:
    """The clause and all below it but what is desirable, which counts for nothing."""
    if not clause.desirable:
        yield clause
        for part in clause.clauses:
            yield from _counted(part)


def _condition(clause: Clause) -> Any:
    """The clause's own test, a within's clock among them; None where it has none."""
    if clause.kind == "within":
        parts = getattr(clause.formula, "parts", ())
        return next((part.test for part in parts if isinstance(part, Promise)), None)
    return clause.formula if isinstance(clause.formula, Test) else None


def _day_in(goal: Goal, period: Period) -> date:
    """A day on which the period holds."""
    if period.start is not None:
        return date.fromisoformat(period.start)
    later = [each.start for each in goal.periods if each.start is not None]
    return min([UNDATED, *(date.fromisoformat(start) - timedelta(1) for start in later)])
