"""The kinds of records the content may hold: one line for each top-level key of a YAML file."""

from macros.models.record import Amount, Part, Record, Text
from macros.models.rules import Fact, Rule
from macros.models.sources import Citation, Cites, Source

__all__ = ["KINDS", "Amount", "Citation", "Cites", "Part", "Record", "Text"]

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "facts": Fact,
    "rules": Rule,
}
