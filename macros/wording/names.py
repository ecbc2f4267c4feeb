"""What readers call a class, a topic, and a length of time."""

from __future__ import annotations

from macros.models import Agency, Length, Topic
from macros.wording.formats import listed, number, plural

TOPICS: dict[Topic, str] = {
    "prepare": "Prepare the organization",
    "recruit": "Recruit and choose",
    "fair_hiring": "Fair hiring and privacy",
    "pay_and_ladder": "Pay and the career ladder",
    "onboarding": "The first 90 days",
    "supervision": "Supervise peers",
    "daily_work": "Safety, driving and records",
    "people_served": "Culture, families and youth",
    "team": "Make one team",
    "retention": "Keep people",
    "billing": "Medi-Cal and billing basics",
}
"""The heading of each topic's page."""


def class_names(agency: Agency, classes: list[str]) -> str:
    """The short names of classes: `I, II and III`."""
    return listed([agency.classes[name].short for name in classes])


def duration(length: Length) -> str:
    """`30 minutes`, `5 to 10 minutes`, `up to 30 days`."""
    most = plural(length.most, length.unit.removesuffix("s"))
    if length.least is None:
        return f"up to {most}"
    return most if length.least == length.most else f"{number(length.least)} to {most}"
