"""The posting linter: finds what is worth a look in the records of an agency, for its pages and never as a fault."""

from macros.linter.checks import CHECKS, occurrences
from macros.linter.comparison import Comparison, clause_names
from macros.linter.wordings import WORDINGS, wordings

__all__ = ["CHECKS", "WORDINGS", "Comparison", "clause_names", "occurrences", "wordings"]
