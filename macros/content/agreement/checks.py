"""What the words of a check name and nothing has: its goal, and the days of its calendar."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.compile import Fault, nearest
from macros.models import Check


def check_faults(
    checks: Mapping[str, Check], records: Mapping[str, Mapping[str, Any]], is_unread: Callable[[str, str], bool]
) -> Iterator[Fault]:
    """Checks without a goal, and days in a calendar that no fact has; the records as they are written.

    ``is_unread`` tells of a section and a name whether such a record may be there, and could not be read.
    """
    goals = [name for name, rule in records["rules"].items() if isinstance(rule, dict) and "title" in rule]
    days = [name for name, fact in records["facts"].items() if isinstance(fact, dict) and "date" in fact]
    for name, check in checks.items():
        if name not in goals and not is_unread("rules", name):
            yield Fault(("checks", name), "no goal is called {name}", (("name", name),), nearest(name, goals))
        for fact in check.calendar:
            if fact not in days and not is_unread("facts", fact):
                path = ("checks", name, "calendar", fact)
                yield Fault(path, "no fact with a day is called {name}", (("name", fact),), nearest(fact, days))
