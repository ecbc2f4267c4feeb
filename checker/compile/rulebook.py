"""All rules of a folder of content, compiled into one rulebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.compile.formulas.goal import Refused, compile_period
from checker.compile.language.clauses import KEY_WORDS, Reader
from checker.compile.language.comparisons import Amounts
from checker.compile.language.dates import choice, days_in, is_dated
from checker.compile.language.drafts import Draft
from checker.compile.language.facts import read_facts
from checker.compile.language.faults import Fault, Faults, Path
from checker.compile.proof.proof import Drafts, Line, prove
from checker.engine.diagram import NO
from checker.facts.answers import AnswerError
from checker.facts.fact import Citation, Fact
from checker.rulebook.rulebook import Goal, Period, Rulebook
from checker.verdict import verdict

Raw = Mapping[str, Any]


def compile_rulebook(
    facts: Raw, rules: Raw, values: Raw, citations: Callable[[Any], list[Citation]] = lambda _: []
) -> tuple[Rulebook | None, list[Fault]]:
    """The rulebook, or None and every fault of its rules; see ``compile_proved``."""
    rulebook, _, faults = _compiled(facts, rules, values, citations)
    return (None if faults else rulebook), list(faults)


def compile_proved(
    facts: Raw, rules: Raw, values: Raw, citations: Callable[[Any], list[Citation]] = lambda _: []
) -> tuple[Rulebook | None, list[Line], list[Fault]]:
    """The rulebook and its proof sheet, or None and every fault, clauses that decide nothing among them.

    ``facts``, ``rules`` and ``values`` are as YAML wrote them: mappings, lists, text, booleans, int, Decimal and dates.
    ``citations`` turns a raw ``cite`` into citations that are already checked.
    """
    rulebook, drafts, faults = _compiled(facts, rules, values, citations)
    lines = prove(rulebook.goals, drafts, faults)
    return (None if faults else rulebook), lines, list(faults)


def _compiled(
    facts: Raw, rules: Raw, values: Raw, citations: Callable[[Any], list[Citation]]
) -> tuple[Rulebook, Drafts, Faults]:
    """The rulebook of those goals whose rules are sound, their clauses, and every fault."""
    faults = Faults()
    good_rules = {name: raw for name, raw in rules.items() if isinstance(raw, Mapping)}
    for name in rules:
        if name not in good_rules:
            faults.tell(("rules", name), f"the rule “{name}” must be a mapping with need")
    titled = {name for name, raw in good_rules.items() if raw.get("title")}
    read = read_facts(facts, titled, citations, faults)
    _check_names(facts, rules, values, faults)
    days: list[str | None] = [None, *sorted({*days_in(dict(rules)), *days_in(dict(values))})]
    amounts = [_amounts(values, day, faults) for day in days]
    drafts, chained = (
        _drafts(
            [
                Reader(read, good_rules, amount, citations, faults, day, chained)
                for day, amount in zip(days, amounts, strict=True)
            ]
        )
        for chained in (False, True)
    )
    _check_uses(facts, drafts, titled, faults)
    wrong = {fault.path[1] for fault in faults if fault.path[0] == "rules" and fault.path[2:3] == ("need",)}
    goals: dict[str, Goal] = {}
    for name, raw in good_rules.items():
        if name in titled and not any(wrong.intersection(_rules_in(draft)) for draft in chained[name]):
            stages = list(zip(days, drafts[name], chained[name], strict=True))
            goal = _goal(name, raw, stages, read, citations, faults)
            goals |= {name: goal} if goal else {}
    rulebook = Rulebook(read, goals)
    for name, raw in good_rules.items():
        _check_examples(rulebook, name, raw, name in titled, faults)
    placed = {(name, day): draft for name in goals for day, draft in zip(days, drafts[name], strict=True)}
    return rulebook, placed, faults


def _rules_in(draft: Draft) -> set[str]:
    """Every rule that the clause is made of."""
    return {rule for clause in draft.walk() for rule in (*clause.rules, clause.path[1]) if isinstance(rule, str)}


def _drafts(readers: list[Reader]) -> dict[str, list[Draft]]:
    """Every rule as it reads on each reader's day."""
    return {name: [reader.rule(name, ("rules", name)) for reader in readers] for name in readers[0].rules}


def _goal(
    name: str,
    raw: Raw,
    drafts: list[tuple[str | None, Draft, Draft]],
    facts: dict[str, Fact],
    citations: Callable[[Any], list[Citation]],
    faults: Faults,
) -> Goal | None:
    """The goal, or None where it is refused or nobody can meet it."""
    path: Path = ("rules", name)
    periods: list[Period] = []
    for position, (day, draft, chained) in enumerate(drafts):
        if position and drafts[position - 1][1:] == (draft, chained):
            continue
        try:
            periods.append(compile_period(draft, chained, day, facts, faults, path))
        except Refused:
            return None
    if not any(map(_has_yes, periods)):
        faults.tell(path, f"nobody can meet the goal “{name}”: no answers make it hold")
        return None
    audience = raw.get("audience", [])
    return Goal(
        name,
        raw["title"],
        tuple(audience if isinstance(audience, list) else [audience]),
        raw.get("note"),
        tuple(citations(raw["cite"]) if "cite" in raw else ()),
        tuple(periods),
        raw.get("every_clause") is True,
        raw.get("words", {}),
    )


def _has_yes(period: Period) -> bool:
    return period.diagram.ends(period.clause.root) != {NO}


def _amounts(values: Raw, day: str | None, faults: Faults) -> Amounts:
    """Each value's amount on a day, None before its first date."""
    amounts: dict[str, Fraction | None] = {}
    for name, raw in values.items():
        path: Path = ("values", name)
        given = raw
        if isinstance(raw, Mapping) and not is_dated(raw):
            given, path = raw.get("amount"), (*path, "amount")
        dated = given if is_dated(given) else {"": given}
        for key, amount in dated.items():
            if not _is_amount(amount):
                faults.tell((*path, str(key)) if key else path, f"a value is a number from 0 up, not “{amount}”")
        key = choice(dated, day) if is_dated(given) else ""
        amount = None if key is None else dated[key]
        amounts[name] = Fraction(amount) if amount is not None and _is_amount(amount) else None
    return amounts


def _is_amount(raw: Any) -> bool:
    return isinstance(raw, (int, Decimal)) and not isinstance(raw, bool) and raw >= 0


def _check_names(facts: Raw, rules: Raw, values: Raw, faults: Faults) -> None:
    for kind, names in (("facts", facts), ("rules", rules), ("values", values)):
        for name in names:
            if name in KEY_WORDS:
                faults.tell((kind, name), f"“{name}” is a word of the rule language: choose another name")
    for name in rules:
        if name in facts:
            faults.tell(("rules", name), f"“{name}” is a fact too: a rule needs a name of its own")


def _check_uses(facts: Raw, drafts: Mapping[str, list[Draft]], goals: set[str], faults: Faults) -> None:
    """Every fact stands in some rule and every rule in some goal, or is one."""
    named = {name for each in drafts.values() for draft in each for clause in draft.walk() for name in clause.facts}
    for name in facts:
        if name not in named:
            faults.tell(("facts", name), f"no rule uses the fact “{name}”")
    reached = {rule for name in goals for draft in drafts[name] for rule in _rules_in(draft)}
    for name in drafts:
        if name not in reached:
            faults.tell(("rules", name), f"no goal uses the rule “{name}”: give it a title, or take it out")


def _check_examples(rulebook: Rulebook, name: str, raw: Raw, is_goal: bool, faults: Faults) -> None:
    for position, example in enumerate(raw.get("examples") or []):
        path: Path = ("rules", name, "examples", position)
        if not is_goal:
            faults.tell(path, "only a goal has examples, and this rule has no title")
        if name not in rulebook.goals:
            continue
        try:
            day = example["as_of"] if isinstance(example["as_of"], date) else date.fromisoformat(example["as_of"])
            status = verdict(rulebook, name, example["answers"], day)["status"]
        except AnswerError as error:
            faults.tell((*path, "answers", error.fact or ""), error.message)
            continue
        if status != example["status"]:
            faults.tell((*path, "status"), f"the example is {status}, not {example['status']}")
