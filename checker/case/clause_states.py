"""The rule as a tree of clauses: what some answers settle of each, and on which of them it rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from checker.engine.diagram import NO, YES, Node
from checker.facts.answers import UNKNOWN, Value
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period


def states(period: Period, answers: Mapping[str, Value], remaining: Mapping[int, frozenset[int]]) -> dict[str, Any]:
    """Each clause's ``state`` (met, not_met, not_settled, does_not_apply), exact, with clocks as they stand.

    ``standing`` is the state, or more exactly ``owed`` (met by a promise alone), ``left_to`` (not settled, and for
    others to decide) or ``not_asked`` (not settled, and none of its questions was asked). ``answers`` names the answers
    on facts that the clause mentions. The words stand in the rulebook's clauses.
    """
    state = state_of(period, remaining)

    def tree(clause: Clause) -> dict[str, Any]:
        plain = state(clause)
        return {
            "id": clause.id,
            "state": plain,
            "standing": _standing(period, clause, plain, answers, state),
            "answers": [name for name in clause.facts if answers.get(name, UNKNOWN) != UNKNOWN],
            "clauses": [tree(each) for each in clause.clauses],
        }

    return tree(period.clause)


def also(period: Period, answers: Mapping[str, Value], remaining: Mapping[int, frozenset[int]]) -> list[dict[str, Any]]:
    """What is desirable and does not count: each such clause, its state, and the facts that would tell more."""
    state = state_of(period, remaining)
    return [
        {
            "clause": clause.id,
            "text": clause.text,
            "state": state(clause),
            "standing": _standing(period, clause, state(clause), answers, state),
            "cite": list(clause.cite),
            "ask": [name for name in period.order if name in clause.facts and name not in answers],
        }
        for clause in period.clause.walk()
        if clause.desirable
    ]


def _standing(
    period: Period, clause: Clause, plain: str, answers: Mapping[str, Value], state: Callable[[Clause], str]
) -> str:
    if clause.kind == "within" and plain == "met" and state(clause.clauses[0]) != "met":
        return "owed"
    if plain == "not_settled":
        if clause.kind == "decision":
            return "left_to"
        asked = [name for name in clause.facts if name in period.order]
        if asked and not any(name in answers for name in asked):
            return "not_asked"
    return plain


def state_of(period: Period, remaining: Mapping[int, frozenset[int]]) -> Callable[[Clause], str]:
    """What is settled of a clause over all that is left."""
    standing = {level: frozenset([1]) for level in range(len(period.variables), period.diagram.depth)}
    allowed = {**remaining, **standing}
    truths: dict[Node, frozenset[Node]] = {NO: frozenset([NO]), YES: frozenset([YES])}

    def truth(node: Node) -> frozenset[Node]:
        if node not in truths:
            level, children = period.diagram.nodes[node]
            values = allowed.get(level, range(len(children)))
            truths[node] = frozenset().union(*(truth(children[value]) for value in values))
        return truths[node]

    def state(clause: Clause) -> str:
        if clause.kind == "when" and truth(clause.clauses[0].root) == {NO}:
            return "does_not_apply"
        reached = truth(clause.root)
        return "not_settled" if len(reached) > 1 else "met" if YES in reached else "not_met"

    return state
