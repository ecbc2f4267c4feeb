"""Sources, and what is known of how they agree: findings, conflicts, changes."""

from macros.models.trust.changes import Change
from macros.models.trust.conflicts import Conflict, Position
from macros.models.trust.contacts import Ask, Contact
from macros.models.trust.findings import Confidence, Finding
from macros.models.trust.sources import Citation, Cites, Source, Statement, by_source, read_cite

__all__ = [
    "Ask",
    "Change",
    "Citation",
    "Cites",
    "Confidence",
    "Conflict",
    "Contact",
    "Finding",
    "Position",
    "Source",
    "Statement",
    "by_source",
    "read_cite",
]
