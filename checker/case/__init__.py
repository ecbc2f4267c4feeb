"""One person’s answers on one day: what they settle, clause by clause, and why."""

from checker.case.status import STATUSES, Status

__all__ = ["STATUSES", "Status"]
