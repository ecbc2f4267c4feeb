"""A goal as one SQL statement, for whoever has a table of people and a database."""

from checker.compile.sql.dialects import DIALECTS
from checker.compile.sql.masks import NotExact
from checker.compile.sql.statement import TooManyReadings, statement

__all__ = ["DIALECTS", "NotExact", "TooManyReadings", "statement"]
