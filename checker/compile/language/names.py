"""The clauses that name a fact or a rule: alone, with a test, from a day on, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.compile.formulas.formula import FALSE
from checker.compile.language.clause import Meaning, Scalar, Spelling, clause_at, never
from checker.compile.language.values.comparisons import read_test
from checker.compile.language.values.dates import NEVER, Dated
from checker.facts.tests import Test
from checker.rulebook.clause import Clause


@dataclass(frozen=True)
class Closed(Spelling):
    """It cannot be met."""

    def clause(self, on: Meaning) -> Clause:  # noqa: ARG002 - on any day
        return never(self.path)


@dataclass(frozen=True)
class Named(Spelling):
    """A yes/no fact is yes, or a rule is met."""

    name: str

    def clause(self, on: Meaning) -> Clause:
        if self.name in on.rules:
            return on.rule(self.name, self.path)
        fact = on.fact(self.name, self.path, "no fact or rule is called {name}", on.rules)
        if fact is None:
            return never(self.path)
        if fact.kind != "yes_no":
            example = f"{{{self.name}: …}}"
            on.faults.add(
                self.path, "{name} is not yes or no, so it needs a test: {example}", name=self.name, example=example
            )
            return never(self.path)
        kind = "decision" if fact.decided_by else "yes"
        test = Test("sum", (fact.id,), (Fraction(1),), ">=", Fraction(1))
        return clause_at(self.path, kind, test, facts=(fact.id,), text=fact.words, cite=tuple(fact.cite))


@dataclass(frozen=True)
class Tested(Spelling):
    """The answer to a question passes a test."""

    name: str
    test: Dated[Scalar]

    def clause(self, on: Meaning) -> Clause:
        path = (*self.path, self.name)
        if self.name in on.rules:
            on.faults.add(path, "{name} is a rule, and a rule takes no test", name=self.name)
            return never(self.path)
        fact = on.fact(self.name, path, "{name} is not a fact")
        if fact is None:
            return never(self.path)
        written, place = self.test.on(on.day) or (NEVER, path)
        kind = "reading" if fact.open else "test"
        test = None if written == NEVER or place in on.faults.unsound else read_test(fact, written, on, place)
        words = ", ".join(written) if isinstance(written, tuple) else str(written)
        return clause_at(
            self.path, kind, test or FALSE, facts=(fact.id,), text=fact.words, cite=tuple(fact.cite), test=words
        )
