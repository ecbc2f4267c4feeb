"""Goals that bring about a fact of another goal, made part of that goal's formula: the fact, or what it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from checker.compile.faults import Faults
from checker.compile.formulas.drawing import tests_in
from checker.compile.formulas.formula import TRUE, Count, Formula, Promise
from checker.facts.fact import Fact
from checker.facts.tests import Test
from checker.rulebook.clause import Clause

UP, DOWN = 1, -1


class Chains:
    """The formulas of rules on one day, each with the goals that it can lean on."""

    def __init__(
        self, clauses: Mapping[str, Clause], goals: Collection[str], facts: Mapping[str, Fact], faults: Faults
    ) -> None:
        self.clauses, self.facts, self.faults = clauses, facts, faults
        self.goals = {
            name: fact.get["goal"]
            for name, fact in facts.items()
            if isinstance(fact.get, dict) and fact.get.get("goal") in goals
        }
        for clause in clauses.values():
            self._refuse_sums(clause)
        self._known: dict[str, Formula] = {}
        self._open: list[str] = []

    def formula(self, rule: str) -> Formula:
        """The rule's formula, in which each fact that a goal brings about may be met by meeting that goal instead."""
        if rule not in self._known:
            self._open.append(rule)
            self._known[rule] = self._chained(self.clauses[rule].formula)
            self._open.pop()
        return self._known[rule]

    def _chained(self, formula: Formula) -> Formula:
        """A fact that only helps is met by itself or by its goal. Where it also hinders somewhere, whoever meets the
        goal has it everywhere, unless what others decide would have to be known first; where it only hinders, nobody is
        told to meet the goal.
        """
        signs: dict[str, set[int]] = {}
        for fact, sign in _signs(formula, UP):
            if fact in self.goals:
                signs.setdefault(fact, set()).add(sign)
        brought = {fact: self._brought(fact) for fact, found in signs.items() if UP in found}
        either: dict[str, Formula] = {
            fact: Count(1, 2, (holds(fact), other)) for fact, other in brought.items() if signs[fact] == {UP}
        }
        chained = _replaced(formula, either)
        for fact in sorted(brought.keys() - either.keys()):
            tests = (*tests_in(chained), *tests_in(brought[fact]))
            if not all(self.facts[name].asked for test in tests for name in test.facts):
                continue
            having = Count(2, 2, (brought[fact], _replaced(chained, {fact: TRUE})))
            chained = Count(1, 2, (chained, having))
        return chained

    def _brought(self, fact: str) -> Formula:
        goal = self.goals[fact]
        if goal in self._open:
            circle = " → ".join([*self._open[self._open.index(goal) :], goal])
            self.faults.add(("facts", fact, "get", "goal"), f"the rule `{goal}` depends on itself: {circle}")
            return holds(fact)
        return self.formula(goal)

    def _refuse_sums(self, clause: Clause) -> None:
        for part in clause.walk():
            if part.kind == "sum":
                for fact in self.goals.keys() & set(part.facts):
                    problem = "{name} is brought about by the goal {goal}, so it cannot be added: ask for it alone"
                    self.faults.add((*part.path, "sum"), problem, name=fact, goal=self.goals[fact])


def holds(fact: str) -> Test:
    """That a yes or no is yes."""
    return Test("sum", (fact,), (Fraction(1),), ">=", Fraction(1))


def _signs(formula: Formula, sign: int) -> Iterator[tuple[str, int]]:
    """Each fact that a test names alone, and whether more of it helps the formula (``UP``) or hinders it (``DOWN``)."""
    if isinstance(formula, Test):
        yield formula.facts[0], sign
    elif isinstance(formula, Count):
        weights = formula.weights or (1,) * len(formula.parts)
        for part, weight in zip(formula.parts, weights, strict=True):
            side = sign if weight > 0 else -sign
            if formula.low > sum(min(each, 0) for each in weights):
                yield from _signs(part, side)
            if formula.high < sum(max(each, 0) for each in weights):
                yield from _signs(part, -side)


def _replaced(formula: Formula, by: Mapping[str, Formula]) -> Formula:
    """The formula in which these facts are replaced wherever they are tested."""
    if isinstance(formula, Test):
        return by.get(formula.facts[0], formula) if formula == holds(formula.facts[0]) else formula
    if isinstance(formula, Promise) or not by:
        return formula
    parts = tuple(_replaced(part, by) for part in formula.parts)
    same = all(part is old for part, old in zip(parts, formula.parts, strict=True))
    return formula if same else replace(formula, parts=parts)
