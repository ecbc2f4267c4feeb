"""What a result brings up besides the verdict: the next step, what is missing, the documents, the days to remember."""

from checker.result.days import days
from checker.result.duties import due_by_later_rules
from checker.result.next_step import next_step
from checker.result.outlook import outlook
from checker.result.requirements import documents, missing, untimed

__all__ = ["days", "documents", "due_by_later_rules", "missing", "next_step", "outlook", "untimed"]
