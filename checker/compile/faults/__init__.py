"""An editor's mistakes, as data until they are printed, and the sentences that name what belongs in their place."""

from checker.compile.faults.expected import (
    LIST,
    MAPPING,
    NUMBER,
    TEXT,
    TRUE_OR_FALSE,
    WHOLE_NUMBER,
    described,
    mistyped,
)
from checker.compile.faults.fault import Fault, Faults, Path, did_you_mean, nearest, one_of

__all__ = [
    "LIST",
    "MAPPING",
    "NUMBER",
    "TEXT",
    "TRUE_OR_FALSE",
    "WHOLE_NUMBER",
    "Fault",
    "Faults",
    "Path",
    "described",
    "did_you_mean",
    "mistyped",
    "nearest",
    "one_of",
]
