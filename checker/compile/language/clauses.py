"""The clause spellings of the rule language, read into the two node kinds of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, ClassVar

from checker.compile.language.comparisons import Amounts, read_comparison, read_test
from checker.compile.language.dates import NEVER, choice, is_dated, is_day
from checker.compile.language.drafts import NEVER as NEVER_HOLDS
from checker.compile.language.drafts import Count, Draft, Formula, Promise, negated
from checker.compile.language.faults import Faults, Path
from checker.compile.language.sums import read_terms
from checker.facts.fact import Citation, Fact
from checker.facts.tests import Test

NOTES = ("cite", "note", "text", "desirable", "implied")
SPELLINGS = {
    frozenset(["all"]): "all",
    frozenset(["any"]): "any",
    frozenset(["none"]): "none",
    frozenset(["at_least", "of"]): "at_least",
    frozenset(["sum", "is"]): "sum",
    frozenset(["need"]): "need",
    frozenset(["when", "need"]): "when",
    frozenset(["need", "or_instead"]): "or_instead",
    frozenset(["when", "need", "or_instead"]): "when",
    frozenset(["within", "of", "do"]): "within",
}
KEY_WORDS = frozenset().union(*SPELLINGS) | set(NOTES) | {NEVER, "not_yet", "unknown"}
"""No fact and no rule may be called by one of these."""


@dataclass
class Reader:
    """Reads the rules as they stand on one day (ISO; None is before every date)."""

    facts: Mapping[str, Fact]
    rules: Mapping[str, Any]
    amounts: Amounts
    citations: Callable[[Any], list[Citation]]
    faults: Faults
    day: str | None
    chained: bool = False
    """Whether a fact that meeting a goal brings about may be met by that goal's rule."""
    _rules: dict[str, Draft] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def rule(self, name: str, path: Path) -> Draft:
        """The rule of that name as a clause; ``path`` is where it is asked for."""
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            self.faults.tell(path, f"the rule “{name}” needs itself: {circle}")
            return self._never(path)
        if name not in self._rules:
            raw, place = self.rules[name], ("rules", name)
            self._open.append(name)
            draft = self.clause(raw.get("need"), (*place, "need"))
            self._open.pop()
            words = draft.text if draft.own_text else raw.get("text") or raw.get("title") or draft.text
            self._rules[name] = replace(
                draft,
                text=words,
                own_text=False,
                note=raw.get("note") or draft.note,
                cite=tuple(self.citations(raw["cite"])) if "cite" in raw else draft.cite,
                rules=(name, *draft.rules),
            )
        return self._rules[name]

    def clause(self, raw: Any, path: Path, desirable: bool = False) -> Draft:
        """One clause in any spelling. ``desirable`` tells that it stands directly under ``all``."""
        if is_dated(raw):
            key = choice(raw, self.day)
            return self._never(path) if key is None else self.clause(raw[key], (*path, _text(key)), desirable)
        if isinstance(raw, str):
            return self._never(path) if raw == NEVER else self._named(raw, path)
        if not isinstance(raw, Mapping):
            said = "is missing" if raw is None else f"cannot be “{raw}”: write a name or a mapping"
            self.faults.tell(path, f"the clause {said}")
            return self._never(path)
        if any(map(is_day, raw)):
            self.faults.tell(path, "dates and other keys stand side by side: a dated clause has dates alone")
            return self._never(path)
        draft = self._spelled(raw, path)
        if raw.get("desirable") and not desirable:
            self.faults.tell((*path, "desirable"), "desirable belongs directly under all")
        return replace(
            draft,
            text=str(raw.get("text") or draft.text),
            own_text="text" in raw or draft.own_text,
            note=raw.get("note") or draft.note,
            desirable=bool(raw.get("desirable")),
            implied=raw.get("implied") or draft.implied,
            cite=tuple(self.citations(raw["cite"])) if "cite" in raw else draft.cite,
        )

    def _spelled(self, raw: Mapping[str, Any], path: Path) -> Draft:
        keys = [key for key in raw if key not in NOTES]
        spelling = SPELLINGS.get(frozenset(keys))
        if spelling:
            return self._readers[spelling](self, raw, path)
        if len(keys) == 1 and (keys[0] in self.facts or not KEY_WORDS.intersection(keys)):
            return self._tested(keys[0], raw[keys[0]], path)
        words = KEY_WORDS | set(self.facts)
        wrong = next((key for key in keys if key not in words), "")
        known = [key for key in words if key not in keys]
        spelled = " and ".join(map(str, keys)) or "nothing"
        self.faults.tell(path, f"no clause is spelled with {spelled}", str(wrong), known)
        return self._never(path)

    def _named(self, name: str, path: Path) -> Draft:
        if name in self.rules:
            return self.rule(name, path)
        fact = self.facts.get(name)
        if fact is None:
            self.faults.tell(path, f"no fact or rule is called “{name}”", name, [*self.facts, *self.rules])
            return self._never(path)
        if fact.kind != "yes_no":
            self.faults.tell(path, f"“{name}” is not yes or no, so it needs a test: {{{name}: …}}")
            return self._never(path)
        kind = "decision" if fact.decided_by else "yes"
        formula: Formula = Test("sum", (name,), (Fraction(1),), ">=", Fraction(1))
        if self.chained and isinstance(fact.get, dict) and fact.get.get("goal") in self.rules:
            formula = Count(1, 2, (formula, self.rule(fact.get["goal"], ("facts", name, "get", "goal")).formula))
        return self._of_fact(kind, fact, formula, None, path)

    def _tested(self, name: str, raw: Any, path: Path) -> Draft:
        fact = self.facts.get(name)
        if fact is None:
            said = "is a rule, and a rule takes no test" if name in self.rules else "is no fact"
            self.faults.tell((*path, name), f"“{name}” {said}", str(name), self.facts)
            return self._never(path)
        raw, place = self._dated(raw, (*path, name))
        if raw == NEVER:
            return self._of_fact("test", fact, NEVER_HOLDS, NEVER, path)
        test = read_test(fact, raw, self.amounts, self.faults, place)
        formula = test if isinstance(test, Test) else NEVER_HOLDS
        written = ", ".join(map(str, raw)) if isinstance(raw, list) else str(raw)
        return self._of_fact("reading" if fact.open else "test", fact, formula, written, path)

    def _of_fact(self, kind: str, fact: Fact, formula: Formula, written: str | None, path: Path) -> Draft:
        return Draft(kind, formula, path, fact.words, (fact.id,), cite=tuple(fact.cite), test=written)

    def _dated(self, raw: Any, path: Path) -> tuple[Any, Path]:
        """A dated value as it is on the day, ``never`` before its first date."""
        if not is_dated(raw):
            return raw, path
        key = choice(raw, self.day)
        return (NEVER, path) if key is None else (raw[key], (*path, _text(key)))

    def _never(self, path: Path) -> Draft:
        return Draft("never", NEVER_HOLDS, path)

    def _list(self, raw: Any, path: Path, desirable: bool = False) -> tuple[Draft, ...]:
        if not isinstance(raw, list) or not raw:
            self.faults.tell(path, f"{path[-1]} takes a list of clauses")
            return ()
        return tuple(self.clause(each, (*path, position), desirable) for position, each in enumerate(raw))

    def _counted(self, raw: Mapping[str, Any], path: Path) -> Draft:
        kind = next(key for key in ("all", "any", "none") if key in raw)
        clauses = self._list(raw[kind], (*path, kind), desirable=kind == "all")
        parts = tuple(clause.formula for clause in clauses if not clause.desirable)
        if kind == "none":
            self._refuse_clocks(clauses, "none")
        low, high = {"all": (len(parts), len(parts)), "any": (1, len(parts)), "none": (0, 0)}[kind]
        return _group(kind, Count(low, high, parts), path, clauses)

    def _at_least(self, raw: Mapping[str, Any], path: Path) -> Draft:
        clauses = self._list(raw["of"], (*path, "of"))
        least, place = self._dated(raw["at_least"], (*path, "at_least"))
        if least == NEVER:
            return _group("at_least", NEVER_HOLDS, path, clauses)
        if isinstance(least, bool) or not isinstance(least, int) or not 1 <= least <= max(len(clauses), 1):
            self.faults.tell(place, f"at_least is a whole number from 1 to {len(clauses)}, not “{least}”")
            least = 1
        parts = tuple(clause.formula for clause in clauses)
        return replace(_group("at_least", Count(least, len(parts), parts), path, clauses), least=least)

    def _sum(self, raw: Mapping[str, Any], path: Path) -> Draft:
        terms = read_terms(self.facts, raw["sum"], self.faults, (*path, "sum"))
        if not terms:
            return self._never(path)
        facts, weights = zip(*terms, strict=True)
        written, place = self._dated(raw["is"], (*path, "is"))
        test = None if written == NEVER else read_comparison(written, facts, weights, self.amounts, self.faults, place)
        formula = test if isinstance(test, Test) else NEVER_HOLDS
        return Draft("sum", formula, path, facts=tuple(fact.id for fact in facts), test=str(written))

    def _need(self, raw: Mapping[str, Any], path: Path) -> Draft:
        return self.clause(raw["need"], (*path, "need"))

    def _when(self, raw: Mapping[str, Any], path: Path) -> Draft:
        clauses = tuple(self.clause(raw[key], (*path, key)) for key in ("when", "need", "or_instead") if key in raw)
        self._refuse_clocks(clauses[:1], "the condition of a when")
        parts = (negated(clauses[0].formula), *(clause.formula for clause in clauses[1:]))
        return _group("when", Count(1, len(parts), parts), path, clauses)

    def _or_instead(self, raw: Mapping[str, Any], path: Path) -> Draft:
        clauses = tuple(self.clause(raw[key], (*path, key)) for key in ("need", "or_instead"))
        return _group("or_instead", Count(1, 2, tuple(clause.formula for clause in clauses)), path, clauses)

    def _within(self, raw: Mapping[str, Any], path: Path) -> Draft:
        do = self.clause(raw["do"], (*path, "do"))
        written, place = self._dated(raw["within"], (*path, "within"))
        day = self.facts.get(raw["of"]) if isinstance(raw["of"], str) else None
        if day is None or day.kind != "day" or not day.asked:
            days = [fact.id for fact in self.facts.values() if fact.kind == "day"]
            said = f"within counts from a day, and “{raw['of']}” is none"
            self.faults.tell((*path, "of"), said, str(raw["of"]), days)
            return self._never(path)
        count = self._days(written, place)
        if count is None:
            formula: Formula = do.formula
        else:
            clock = Promise(Test("clock", (day.id,), than=Fraction(count)), path)
            formula = Count(1, 2, (do.formula, clock))
        facts = tuple(dict.fromkeys([*do.facts, day.id]))
        return Draft("within", formula, path, do.text, facts, (do,), do.cite, days=count, of=day.id)

    def _days(self, written: Any, path: Path) -> int | None:
        match = re.fullmatch(r"(\w+) days?", str(written))
        amount = self.amounts.get(match[1]) if match else None
        if match and match[1].isascii() and match[1].isdigit():
            return int(match[1])
        if amount is not None and amount.denominator == 1:
            return int(amount)
        if written != NEVER and not (match and match[1] in self.amounts and amount is None):
            self.faults.tell(path, f"within is a whole number of days, such as “60 days”, not “{written}”")
        return None

    def _refuse_clocks(self, clauses: tuple[Draft, ...], where: str) -> None:
        for clause in clauses:
            for each in clause.walk():
                if each.kind == "within":
                    self.faults.tell(clause.path, f"within may not stand inside {where}")

    _readers: ClassVar[dict[str, Callable[[Reader, Mapping[str, Any], Path], Draft]]] = {
        "all": _counted,
        "any": _counted,
        "none": _counted,
        "at_least": _at_least,
        "sum": _sum,
        "need": _need,
        "when": _when,
        "or_instead": _or_instead,
        "within": _within,
    }


def _group(kind: str, formula: Formula, path: Path, clauses: tuple[Draft, ...]) -> Draft:
    facts = tuple(dict.fromkeys(name for clause in clauses for name in clause.facts))
    return Draft(kind, formula, path, facts=facts, clauses=clauses)


def _text(key: Any) -> str | int:
    return key if isinstance(key, (str, int)) else str(key)
