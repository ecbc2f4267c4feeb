"""An exact eligibility checker: rules compiled to decision diagrams, verdicts with their reasons and ways.

The standard library is all it needs, so the same code runs on a server, in a terminal and in a browser.
"""

from checker.facts.answers import NOT_YET, UNKNOWN, AnswerError, Value, read_answers, to_json
from checker.facts.fact import Fact
from checker.protocol import Service
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal, Rulebook
from checker.saved.receipt import ReceiptError, reopen
from checker.verdict import progress, verdict

__all__ = [
    "NOT_YET",
    "UNKNOWN",
    "AnswerError",
    "Clause",
    "Fact",
    "Goal",
    "Period",
    "ReceiptError",
    "Rulebook",
    "Service",
    "Value",
    "progress",
    "read_answers",
    "reopen",
    "to_json",
    "verdict",
]
