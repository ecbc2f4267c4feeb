"""Random rulebooks, compiled, for laws that hold whatever an editor writes, and what a record says of their clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from checker.rulebook.rulebook import Rulebook
from tests.support.brute_force import Oracle
from tests.support.compiling import compile_rulebook
from tests.support.strategies import AS_OF, FACTS, answers, rulebooks

Raw = dict[str, Any]

TRUTHS = {"met": {True}, "not_met": {False}, "not_settled": {True, False}, "does_not_apply": None}
"""The truth values that a clause may still take, by its state; None where it does not apply."""

DEFAULTS = {"a": False, "b": True, "n": 1, "m": 2, "y": 0, "w": 3, "z": 1, "c": "x", "d": AS_OF, "e": "not_yet"}


def compile_random(facts: Raw, rules: Raw) -> Rulebook:
    """The rulebook, or a rejected example where nobody could meet the goal or a fact is used no more."""
    rulebook, faults = compile_rulebook(facts, rules, {})
    usual = ("nobody can meet", "no rule uses", "within may not", "the days")  # two days that a sum compares
    assert not [fault for fault in faults if not fault.message.startswith(usual)], faults
    assume(rulebook is not None)
    return Rulebook.from_json(rulebook.to_json())


def used_facts(facts: Raw, rules: Raw) -> Raw:
    """The facts that the rules name, so that no fact is unused."""
    names = set(Oracle(facts, rules, "goal", AS_OF).used)
    for raw in rules.values():
        names |= set(str(raw).replace("'", " ").replace("{", " ").split()) & set(facts)
    names |= {"b"} if "z" in names else set()  # which tells whether z grows
    return {name: {**FACTS, **facts}[name] for name in (*FACTS, *facts) if name in names}


def random_rulebook(data: st.DataObject) -> tuple[Raw, Raw, Rulebook]:
    """Random facts and rules, with the rulebook they make."""
    facts, rules = data.draw(rulebooks())
    facts = used_facts(facts, rules)
    return facts, rules, compile_random(facts, rules)


def complete_answers(draw: st.DrawFn, names: list[str]) -> Raw:
    """An answer to each of the facts that a person can answer, none of them "I don't know"."""
    partial = {name: value for name, value in draw(answers(names)).items() if value != "unknown"}
    return {name: partial.get(name, DEFAULTS[name]) for name in names if name in DEFAULTS}


def clause_truths(record: Raw) -> list[set[bool] | None]:
    """The truth values of every clause of a verdict record, in the order of the tree."""
    return [TRUTHS[clause["state"]] for clause in _walk(record["clauses"])]


def _walk(clause: Raw) -> Iterator[Raw]:
    yield clause
    for part in clause["clauses"]:
        yield from _walk(part)
