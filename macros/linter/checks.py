"""The posting linter: finds in the records of an agency what is worth a look, for its pages and never as a fault."""

from collections.abc import Callable, Iterator, Mapping

from macros.linter import asked, certification, pay, posting
from macros.linter.occurrence import Occurrence
from macros.models import Agency

Check = Callable[[Agency], Iterator[Occurrence]]

CHECKS: Mapping[str, Check] = {
    check.__name__: check for module in (asked, certification, pay, posting) for check in module.CHECKS
}
"""Each check by the id of its point in `content/data/points.yml`."""


def occurrences(agency: Agency, name: str | None = None, *, point: str | None = None) -> list[Occurrence]:
    """Where the points occur in an agency's classes for peers, or in one of them; all points, or one.

    What concerns a class's pay of the past stands with the agency alone.
    """
    peers = {each for each in agency.classes if not agency.is_neighboring(each)}
    checks = CHECKS.values() if point is None else [CHECKS[point]]
    found = [each for check in checks for each in check(agency)]
    return [
        each
        for each in found
        if peers & set(each.classes) and (name is None or (name in each.classes and not each.past))
    ]
