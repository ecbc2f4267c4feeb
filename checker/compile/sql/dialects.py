"""What DuckDB, Spark and Postgres write differently: quoted names, and the days between two dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

NEVER = "DATE '9999-12-31'"
"""Stands in a column of days for "not yet", since NULL means that nobody knows."""


@dataclass(frozen=True)
class Dialect:
    """How one database writes what differs. The rest of a statement is the same everywhere."""

    quote: str
    days_between: Callable[[str, str], str]
    """The whole days from the second date to the first, as an expression."""

    def name(self, identifier: str) -> str:
        """An identifier as it stands in the statement, whatever characters it holds."""
        return f"{self.quote}{identifier.replace(self.quote, self.quote * 2)}{self.quote}"


def _minus(later: str, earlier: str) -> str:
    return f"({later} - {earlier})"


def _datediff(later: str, earlier: str) -> str:
    return f"datediff({later}, {earlier})"


DIALECTS: Mapping[str, Dialect] = {
    "duckdb": Dialect('"', _minus),
    "postgres": Dialect('"', _minus),
    "spark": Dialect("`", _datediff),
}
"""By the name that the command line takes. Subtracting two dates gives whole days in DuckDB and Postgres."""
