"""The posting linter: finds what is worth a look in the records of an agency, for its pages and never as a fault."""

from macros.linter.checks import CHECKS, occurrences

__all__ = ["CHECKS", "occurrences"]
