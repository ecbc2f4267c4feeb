"""Tiny rulebooks about a swimming club, for tests that write a rule and see what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from checker.compile import Fault
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Rulebook
from macros.yaml import document
from tests.support.compiling import compile_rulebook
from tests.support.verdicts import verdict

TODAY = date(2026, 11, 21)


def read(text: str) -> Any:
    """YAML text as plain values."""
    return document.read(text.encode()).value


FACTS: dict[str, Any] = read("""
member: {ask: Are you a member?}
insured: {ask: Are you insured?}
age: {ask: How old are you?, unit: years, get: wait}
swum: {ask: How many hours have you swum?, unit: hours}
dived: {ask: How many hours have you dived?, unit: hours}
medals: {ask: How many medals have you won?, unit: medals, whole: true}
school: {ask: What school have you finished?, options: {none: None, diploma: A diploma, degree: A degree}}
joined: {ask: When did you join?, date: past}
race: {ask: When is your race?, date: future}
lesson: {ask: When is or was your first lesson?, date: any}
wording: {open: The rule can be read in two ways., options: {strict: As it stands, loose: As it is meant}}
approval: {decided_by: The board}
""")


def sources(need: Any, rules: Any = None, facts: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts and rules for a goal called ``goal`` with that need, which may be YAML text. Only facts that are named."""
    rules = {"goal": {"title": "Goal", "need": read(need) if isinstance(need, str) else need}, **(rules or {})}
    named = {name: raw for name, raw in FACTS.items() if re.search(rf"\b{name}\b", str(rules))}
    return named | (facts or {}), rules


def book(
    need: Any,
    rules: Any = None,
    values: Any = None,
    facts: Any = None,
    citations: Callable[[Any], list[dict[str, Any]]] = lambda _: [],
) -> Rulebook:
    """The rulebook, written and read again as it travels; it has no fault."""
    rulebook, faults = compile_rulebook(*sources(need, rules, facts), values or {}, citations)
    assert rulebook is not None, faults
    assert not faults
    return Rulebook.from_json(rulebook.to_json())


def faults_of(need: Any, rules: Any = None, values: Any = None, facts: Any = None) -> list[Fault]:
    """What is wrong with the rulebook."""
    rulebook, faults = compile_rulebook(*sources(need, rules, facts), values or {})
    assert (rulebook is None) == bool(faults)
    return faults


def judge(rulebook: Rulebook, as_of: date = TODAY, **answers: Any) -> dict[str, Any]:
    """The verdict record on ``goal``."""
    return verdict(rulebook, "goal", answers, as_of)


def status(rulebook: Rulebook, as_of: date = TODAY, **answers: Any) -> str:
    """The status alone."""
    return judge(rulebook, as_of, **answers)["status"]


def clause(rulebook: Rulebook) -> Clause:
    """The goal's clause in its first period."""
    return rulebook.goals["goal"].periods[0].clause
