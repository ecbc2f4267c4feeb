"""The clauses that name a fact or a rule: alone, with a test, from a day on, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.compile.language.clause import Meaning, Scalar, Spelling
from checker.compile.language.comparisons import read_test
from checker.compile.language.dates import NEVER, Dated
from checker.compile.language.drafts import NEVER as NEVER_HOLDS
from checker.compile.language.drafts import Draft, Formula
from checker.facts.fact import Fact
from checker.facts.tests import Test


@dataclass(frozen=True)
class Closed(Spelling):
    """It cannot be met."""

    def draft(self, on: Meaning) -> Draft:  # noqa: ARG002 - on any day
        return Draft("never", NEVER_HOLDS, self.path)


@dataclass(frozen=True)
class Named(Spelling):
    """A yes/no fact is yes, or a rule holds."""

    name: str

    def draft(self, on: Meaning) -> Draft:
        if self.name in on.rules:
            return on.rule(self.name, self.path)
        fact = on.fact(self.name, self.path, "no fact or rule is called {name}", on.rules)
        if fact is None:
            return Closed(self.path).draft(on)
        if fact.kind != "yes_no":
            example = f"{{{self.name}: …}}"
            on.faults.add(
                self.path, "{name} is not yes or no, so it needs a test: {example}", name=self.name, example=example
            )
            return Closed(self.path).draft(on)
        kind = "decision" if fact.decided_by else "yes"
        formula: Formula = Test("sum", (self.name,), (Fraction(1),), ">=", Fraction(1))
        return _of_fact(kind, fact, formula, None, self)


@dataclass(frozen=True)
class Tested(Spelling):
    """The answer to a question passes a test."""

    name: str
    test: Dated[Scalar]

    def draft(self, on: Meaning) -> Draft:
        path = (*self.path, self.name)
        if self.name in on.rules:
            on.faults.add(path, "{name} is a rule, and a rule takes no test", name=self.name)
            return Closed(self.path).draft(on)
        fact = on.fact(self.name, path, "{name} is no fact")
        if fact is None:
            return Closed(self.path).draft(on)
        written, place = self.test.on(on.day) or (NEVER, path)
        kind = "reading" if fact.open else "test"
        test = None if written == NEVER or place in on.faults.unsound else read_test(fact, written, on, place)
        words = ", ".join(written) if isinstance(written, tuple) else str(written)
        return _of_fact(kind, fact, test or NEVER_HOLDS, words, self)


def _of_fact(kind: str, fact: Fact, formula: Formula, written: str | None, clause: Spelling) -> Draft:
    return Draft(kind, formula, clause.path, fact.words, (fact.id,), cite=tuple(fact.cite), test=written)
