"""The list of one interview over many goals as HTML: cards in groups, what a step would open, and the chart of pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.markup.distance_chart import distance_chart
from checker.markup.lines import door, escape, paragraph
from checker.markup.slots import Slots, answer_rows, asked_slots
from checker.rulebook.rulebook import Rulebook
from checker.wording import Catalog, format_day

LOOKS = {
    "now": "met",
    "one": "met_with_duty",
    "more": "met_with_duty",
    "unclear": "unsettled",
    "others": "left_to_others",
    "blocked": "not_met",
    "has": "met",
}
"""The status that a group of the list looks like."""


def answer_slots(
    rulebook: Rulebook,
    asked: Sequence[str],
    answers: Mapping[str, Any],
    later: int,
    catalog: Catalog,
    rows: dict[tuple[str, str], tuple[str, str]],
) -> Slots:
    """How far the questions of several goals have come, and the answers; at most ``later`` questions are left.

    ``rows`` keeps what was written of an answer, for the next time.
    """
    for name in asked:
        fact, answer = rulebook.facts[name], answers[name]
        if (name, str(answer)) not in rows:
            rows[name, str(answer)] = answer_rows(fact, answer, catalog)
    written = [rows[name, str(answers[name])] for name in asked]
    return asked_slots(catalog, written, len(written), later, onward="go_on" if later else "list")


def list_parts(words: Mapping[str, Any], catalog: Catalog) -> dict[str, Slots]:
    """The parts of the list that may be missing, by their names, each with its slots."""
    openings = "".join(f"<li>{paragraph([text])}</li>" for text in words["openings"])
    parts = {
        "openings": {"openings": openings},
        "chart": {"chart": distance_chart(words["bars"], words["day"], catalog)},
    }
    return {name: slots for name, slots in parts.items() if slots[name]}


def list_slots(words: Mapping[str, Any], catalog: Catalog) -> Slots:
    """The list in its slots."""
    day = format_day(words["day"], catalog)
    return {
        "heading": escape(words["heading"]),
        "means": escape(words["known"]),
        "shown": escape(words["shown"]),
        "groups": "".join(map(_group, words["groups"])),
        "judged": escape(catalog.text("judged", day=day, version=words["version"])),
        "day": escape(day),
    }


def choice_button(words: str, chosen: Sequence[str], of: str = "") -> str:
    """The button that leads to the plan for some goals; ``of`` says to a screen reader what it is about."""
    more = f'<span class="unseen">: {escape(of)}</span>' if of else ""
    goals = escape(" ".join(chosen))
    return (
        f'<button type="button" class="link-button" data-do="plan" data-chosen="{goals}">{escape(words)}{more}</button>'
    )


def _group(group: Mapping[str, Any]) -> str:
    cards = "".join(map(_card, group["cards"]))
    heading = f'<h3 class="status" data-status="{LOOKS[group["group"]]}">{escape(group["heading"])}</h3>'
    return f'<section class="jobs">{heading}<ul>{cards}</ul></section>'


def _card(card: Mapping[str, Any]) -> str:
    goal = escape(card["goal"])
    parts = [f"<h4>{escape(card['title'])}</h4>"]
    if "employer" in card:
        parts.append(f'<p class="job__employer">{escape(card["employer"])}</p>')
        printed = f' <span class="job__printed">{escape(card["printed"])}</span>' if card["printed"] else ""
        parts.append(f'<p class="job__pay"><strong>{escape(card["pay"])}</strong>{printed}</p>')
    parts += [f"<p>{escape(line)}</p>" for line in card["lines"]]
    if card["door"]:
        parts.append(door(card["door"]))
    choose = choice_button(card["choose"], [card["goal"]], of=card["title"])
    parts.append(
        f'<p class="job__check">{choose} <a data-goal="{goal}">{escape(card["check"])}'
        f'<span class="unseen">: {escape(card["title"])}</span></a></p>'
    )
    return f'<li class="job">{"".join(parts)}</li>'
