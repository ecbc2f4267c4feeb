"""The posting in plain words, ready to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.draft.choices import Choices, Piece
from checker.wording import format_amount


def posting(choices: Choices) -> str:
    """Title, employer and pay, then each part with its sentences; what is to be filled in stands in brackets."""
    catalog = choices.catalog
    head = [choices.title or catalog.text("draft.title"), choices.employer or catalog.text("draft.employer")]
    blocks = ["\n".join([*head, pay_line(choices)])]
    for part, heading in choices.form["parts"].items():
        if found := [piece for piece in choices.pieces if piece.part == part and piece.posting]:
            blocks.append("\n".join([heading, "", *_lines(found)]))
    return "\n\n".join(blocks) + "\n"


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """One sentence alone as it is, several as a list, those of a group under its name."""
    groups = list(dict.fromkeys(piece.group for piece in pieces))
    for at, group in enumerate(groups):
        members = [piece.posting for piece in pieces if piece.group == group]
        if group:
            yield from ([""] if at else []) + [group]
        yield from members if len(pieces) == 1 else [f"- {text}" for text in members]


def pay_line(choices: Choices) -> str:
    """Such as `$25 to $30.50 an hour`."""
    if choices.pay is None:
        return choices.catalog.text("draft.pay.none")
    return choices.catalog.text(f"draft.pay.{choices.pay.period}", pay=pay_range(choices))


def pay_range(choices: Choices) -> str:
    """The figures alone; "" where there are none."""
    if choices.pay is None:
        return ""
    low, high = (format_amount(end, "dollars", choices.catalog) for end in choices.pay[:2])
    return low if low == high else choices.catalog.text("draft.pay.range", low=low, high=high)
