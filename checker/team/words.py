"""One judged person in words: the page, the terminal and the table saved say the same."""

from __future__ import annotations

from checker.rulebook.rulebook import Rulebook
from checker.team.team import Judged
from checker.wording import Catalog, format_day


def status_text(catalog: Catalog, status: str | None) -> str:
    """A status in words; None is a row with a fault, which is not judged."""
    return catalog.text(f"team.status.{status or 'fault'}")


def part_texts(
    rulebook: Rulebook, catalog: Catalog, found: Judged, dated: str = "{text}: {day}"
) -> dict[str, list[str]]:
    """What there is to say, by the part of the message catalog that heads it; ``dated`` writes a duty with its day."""
    facts = rulebook.facts
    return {
        "faults": [f"{fault.column}: {fault.message}" if fault.column else fault.message for fault in found.faults],
        "owed": [dated.format(text=text, day=format_day(day, catalog)) if day else text for text, day in found.owed],
        "soon": [f"{facts[name].words} {format_day(day, catalog)}" for name, day in found.soon],
        "missing": list(found.missing),
        "left_to": list(found.left_to),
        "ask": [str(facts[name].ask) for name in found.ask],
    }
