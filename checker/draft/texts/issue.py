"""The text in which a reader hands a posting to the editors of a guide."""

from __future__ import annotations

from collections.abc import Mapping

from checker.draft.choices import Choices
from checker.wording import format_day


def issue(choices: Choices, texts: Mapping[str, str]) -> str:
    """Where the posting is and what was seen of it, what it says, and the records, as Markdown."""
    words = choices.catalog.text
    title, employer = (getattr(choices, key) or words(f"draft.{key}") for key in ("title", "employer"))
    address = "address" if choices.address else "no_address"
    facts = [
        words(f"draft.issue.{address}", address=choices.address),
        words("draft.issue.day", day=format_day(choices.seen.isoformat(), choices.catalog)),
        words(f"draft.issue.{'part' if choices.ticked('in_part') else 'whole'}"),
        *([words("draft.issue.copy")] if choices.ticked("is_copy") else []),
    ]
    notes = choices.lines("notes")
    parts = [
        f"# {words('draft.issue.title', title=title, employer=employer)}",
        "\n".join(f"- {fact}" for fact in facts),
        *([f"## {words('draft.issue.notes')}", "\n\n".join(notes)] if notes else []),
        f"## {words('draft.issue.posting')}",
        texts["posting"].strip(),
        f"## {words('draft.issue.record', file=f'content/data/agencies/{choices.id}.yml')}",
        f"```yaml\n{texts['record']}```",
        f"## {words('draft.issue.page', file=f'content/jobs/{choices.id}.md')}",
        f"```\n{texts['page']}```",
    ]
    return "\n\n".join(parts) + "\n"
