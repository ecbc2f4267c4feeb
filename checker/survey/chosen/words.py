"""A plan for what was chosen, in words: each goal as its own check says it, and the documents and sums of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.survey.chosen.plan import Chosen
from checker.survey.listing import Entry, distance_lines, pay_text, words_of
from checker.survey.survey import Survey
from checker.wording import format_list, result_in_words


def chosen_in_words(
    survey: Survey, chosen: Chosen, answers: Mapping[str, Any], listed: Iterable[Entry]
) -> dict[str, Any]:
    """``heading``, ``lines`` on the whole, its ``sections``, ``documents``, and what to ``drop`` or ``add``.

    A section has the ``title`` of a goal, its ``pay`` where one is known, and its ``result`` in words. Of ``drop`` and
    ``add`` each has a ``text`` and the goals that are ``chosen`` then.
    """
    rulebook, several = survey.rulebook, list(listed)
    words = words_of(rulebook)
    goals = rulebook.goals
    lines = distance_lines(chosen.total, words)
    if chosen.ask:
        lines.append(words.text("chosen.ask", count=len(chosen.ask)))
    documents = [name for record in chosen.records.values() for name in record["documents"]]
    others = [goal for goal in survey.standings if goal not in chosen.records]
    return {
        "heading": words.text("chosen", goals=format_list([goals[goal].title for goal in chosen.goals], "and", words)),
        "lines": lines,
        "sections": [
            {
                "title": goals[goal].title,
                "pay": next(
                    (pay_text(entry, words) for entry in several if entry.prospect.goal == goal and entry.pay), ""
                ),
                "result": result_in_words(rulebook, record, answers),
            }
            for goal, record in chosen.records.items()
        ],
        "documents": list(dict.fromkeys(rulebook.facts[name].show or "" for name in documents)),
        "drop": [
            {
                "text": words.text("chosen.drop", goal=goals[goal].title),
                "chosen": [name for name in chosen.goals if name != goal],
            }
            for goal in (chosen.goals if len(chosen.goals) > 1 else ())
        ],
        "add": [
            {"text": words.text("chosen.add", goal=goals[goal].title), "chosen": [*chosen.goals, goal]}
            for goal in others
        ],
        "day": survey.as_of.isoformat(),
        "version": rulebook.hash,
    }
