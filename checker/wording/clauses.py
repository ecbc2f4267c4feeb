"""The words of a clause, of its state and of the answers it rests on, wherever the rule is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.fact import Fact
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Goal, Rulebook
from checker.wording.catalog import Catalog, Runs
from checker.wording.english import ENGLISH
from checker.wording.for_another import FOR_ANOTHER
from checker.wording.formats import format_answer, format_list


def catalog_of(goal: Goal) -> Catalog:
    """The messages with the words that a goal has of its own."""
    return (FOR_ANOTHER if goal.for_another else ENGLISH).with_words(goal.words)


def shared_catalog(rulebook: Rulebook) -> Catalog:
    """The messages that all goals of a rulebook share."""
    return FOR_ANOTHER if rulebook.for_another else ENGLISH


def catalog_named(rulebook: Rulebook, name: str) -> Catalog:
    """The messages for what has this id: a goal, or a set of goals, which has no words of its own."""
    return catalog_of(rulebook.goals[name]) if name in rulebook.goals else shared_catalog(rulebook)


def clause_text(facts: Mapping[str, Fact], clause: Clause, catalog: Catalog = ENGLISH) -> str:
    """What a clause says, without how its parts count where it has words of its own."""
    if clause.kind == "reading":
        fact = facts[clause.facts[0]]
        labels = [fact.options[option] for option in (clause.test or "").split(", ")]
        choices = [catalog.text("needed.option", value=label) for label in labels]
        return catalog.text("clause.reading", choices=format_list(choices, "or", catalog))
    if clause.text:
        return clause.text
    if clause.kind == "sum":
        return catalog.text(
            "clause.sum", test=clause.test, asks=" ".join(facts[name].ask or "" for name in clause.facts)
        )
    return group_text(clause, catalog)


def group_text(clause: Clause, catalog: Catalog = ENGLISH) -> str:
    """How the parts of a clause count."""
    name = f"clause.{clause.kind}"
    return clause.label.capitalize() or (catalog.text(name, limit=clause.limit) if catalog.has(name) else "")


def lead_text(parent: Clause, position: int) -> str:
    """What stands before a part of a clause, such as “or:”."""
    return parent.leads[position] if parent.leads else ""


def state_text(clause: Clause, state: Mapping[str, Any], catalog: Catalog = ENGLISH) -> str:
    """The state of a clause and what it says, as one line."""
    return catalog.text("state", state=catalog.text(f"state.{state['standing']}"), text=clause.text)


def clause_states(
    rulebook: Rulebook, root: Clause, states: Mapping[str, Any], answers: Mapping[str, Any], catalog: Catalog
) -> dict[str, Any]:
    """By id of the clause: its ``state`` and ``standing``, that in ``words``, and the ``answers`` it rests on."""

    def lines(names: list[str]) -> list[Runs]:
        named = [(rulebook.facts[name], answers[name]) for name in names]
        message = "clause.answer_to" if len(named) > 1 else "clause.answer"
        return [
            catalog.runs(message, ask=fact.ask, answer=format_answer(fact, value, catalog)) for fact, value in named
        ]

    def found(clause: Clause, state: Mapping[str, Any]) -> dict[str, Any]:
        words = catalog.text(f"state.{state['standing']}")
        own = {"state": state["state"], "standing": state["standing"], "words": words}
        if clause.covers_parts or not clause.clauses:
            own["answers"] = lines(state["answers"])
        below = [found(*pair) for pair in zip(clause.clauses, state["clauses"], strict=True)]
        return {clause.id: own} | {name: each for part in below for name, each in part.items()}

    return found(root, states)
