"""The posting linter: finds what is worth a look in the records of an agency, for its pages and never as a fault."""

from macros.linter.checks import CHECKS, occurrences
from macros.linter.comparison import Comparison, clause_names

__all__ = ["CHECKS", "Comparison", "clause_names", "occurrences"]
