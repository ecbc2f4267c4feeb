"""What only the build needs of the checker: rules as editors wrote them into a rulebook, or into faults."""

from checker.compile.faults import (
    LIST,
    MAPPING,
    NUMBER,
    TEXT,
    TRUE_OR_FALSE,
    WHOLE_NUMBER,
    Fault,
    Faults,
    Path,
    described,
    did_you_mean,
    mistyped,
    nearest,
    one_of,
)
from checker.compile.language.clause import Rule, Spelling, Trial, Unread
from checker.compile.language.facts import OBJECT_WORDS, read_fact
from checker.compile.language.names import Closed
from checker.compile.language.paths import WrittenPath, WrittenStep, read_start
from checker.compile.language.reader import CLAUSE, NOTES, Reader
from checker.compile.language.schema import DEFINITIONS
from checker.compile.language.spellings import GRAMMAR
from checker.compile.language.values.dates import Dated
from checker.compile.proof.proof import Line, Witness
from checker.compile.rulebook import Sources, check_rules, check_value, compile_proved, compile_rulebook

__all__ = [
    "CLAUSE",
    "DEFINITIONS",
    "GRAMMAR",
    "LIST",
    "MAPPING",
    "NOTES",
    "NUMBER",
    "OBJECT_WORDS",
    "TEXT",
    "TRUE_OR_FALSE",
    "WHOLE_NUMBER",
    "Closed",
    "Dated",
    "Fault",
    "Faults",
    "Line",
    "Path",
    "Reader",
    "Rule",
    "Sources",
    "Spelling",
    "Trial",
    "Unread",
    "Witness",
    "WrittenPath",
    "WrittenStep",
    "check_rules",
    "check_value",
    "compile_proved",
    "compile_rulebook",
    "described",
    "did_you_mean",
    "mistyped",
    "nearest",
    "one_of",
    "read_fact",
    "read_start",
]
