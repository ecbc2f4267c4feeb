"""What records name and nothing has: the goal of a check, the days of its calendar, and whom to ask."""

from collections.abc import Callable, Collection, Iterator, Mapping
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


def ask_faults(records: Mapping[str, Mapping[str, Any]], contacts: Collection[str]) -> Iterator[Fault]:
    """Whom records tell a reader to ask, and no contact has the name; records that ask a question are left alone."""
    for section, named in records.items():
        for name, record in named.items():
            for key in ("ask", "contacts"):
                asked = getattr(record, key, None)
                for contact in asked if isinstance(asked, list) else ():
                    if contact not in contacts:
                        near = nearest(contact, contacts)
                        yield Fault((section, name, key), "no contact is called {name}", (("name", contact),), near)
