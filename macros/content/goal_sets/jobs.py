"""The jobs whose written requirements are goals, as an interview lists them: what they pay, and where to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.path import Door
from checker.rulebook import Job
from macros.models import Agency, Pay, Source

PERIODS = {"hour": "an hour", "week": "a week", "biweek": "every 2 weeks", "month": "a month", "year": "a year"}


def jobs(agency: Agency, sources: Mapping[str, Source]) -> Iterator[Job]:
    """A job for each class of an employer that has a goal."""
    for name, each in agency.classes.items():
        if each.goal is None or each.profession == "related":
            continue
        lines = agency.pay_of(name) or agency.joint_pay_of(name)
        statements = [statement for statement, _ in agency.stated(name, "certification")]
        postings = agency.postings_of(name)
        place = next((posting.place for posting in postings if posting.place), agency.place)
        silent = "It does not name the certification." if agency.read_whole(name) else ""
        yield Job(
            each.goal,
            each.title,
            agency.name,
            place or agency.name,
            agency.level(name),
            certification=" ".join(statement.text for statement in statements) or silent,
            needs_certification=_is_needed([getattr(statement, "reach", "") for statement in statements]),
            door=_door(agency, name, sources),
            **(_pay(lines[0]) if lines else {}),
        )


def _is_needed(reaches: list[str]) -> bool | None:
    """Whether something is asked of everyone; None where it is not clear of whom."""
    return True if "everyone" in reaches else None if "unclear" in reaches else False


def _pay(line: Pay) -> dict[str, Any]:
    low, high = line.hourly.in_cents
    period = "" if line.names_period else f" {PERIODS[line.period]}"
    return {
        "low": _fraction(low),
        "high": _fraction(high),
        "printed": f"{line.printed}{period}",
        "as_of": line.as_of.isoformat() if line.as_of else "",
    }


def _fraction(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def _door(agency: Agency, name: str, sources: Mapping[str, Source]) -> Door | None:
    """The employer's own page where its jobs stand; else the newest posting that we read."""
    postings = agency.postings_of(name)
    statement = agency.door or (postings[0] if postings else None)
    source = sources.get(statement.cite[0].source) if statement and statement.cite else None
    if source is None or not source.address:
        return None
    label = agency.door.text if agency.door else f"Read the posting: {postings[0].title}"
    return Door(label, address=source.address, seen=str(source.read_on))
