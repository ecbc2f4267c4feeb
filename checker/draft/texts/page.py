"""The page of a guide that shows the records of a draft."""

from __future__ import annotations

from checker.draft.choices import Choices, recorded
from checker.draft.texts.records import class_id, has_rule
from checker.draft.texts.yaml import scalar


def page(choices: Choices) -> str:
    """The page as Markdown, with the macros that show the class, what it asks, and what was not seen."""
    words, name = choices.catalog.text, class_id(choices)
    employer, title = (recorded(getattr(choices, key)) or choices.word(key) for key in ("employer", "title"))
    summary = words("draft.record.summary", employer=employer, title=title)
    asks = [f"## {words('draft.record.asks')}", "", f'{{{{ rule(goal="{choices.id}") }}}}', ""]
    duties = [f'{{{{ class_duties(agency="{choices.id}", name="{name}") }}}}', ""]
    lines = [
        "---",
        f"title: {scalar(f'{title}, {employer}')}",
        f"description: {scalar(summary)}",
        "---",
        "",
        f"# {title}, {employer}",
        "",
        f'{{{{ class_facts(agency="{choices.id}", name="{name}") }}}}',
        "",
        *(duties if any("duties" in piece.record for piece in choices.pieces) else []),
        *(asks if has_rule(choices) else []),
        f"## {words('draft.record.unseen')}",
        "",
        f'{{{{ not_seen(agency="{choices.id}") }}}}',
    ]
    return "\n".join(lines) + "\n"
