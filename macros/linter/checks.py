"""The posting linter: finds in the records of an agency what is worth a look, for its pages and never as a fault."""

from collections.abc import Callable, Collection, Iterator, Mapping

from macros.linter.comparison import Comparison
from macros.linter.occurrence import Occurrence
from macros.linter.points import asked, lists, pay, posting
from macros.models import Agency

Check = Callable[[Agency, Comparison], Iterator[Occurrence]]

CHECKS: Mapping[str, Check] = {
    check.__name__: check for module in (asked, lists, pay, posting) for check in module.CHECKS
}
"""Each check by the id of the point that it finds."""


def occurrences(
    guide: Comparison, points: Collection[str], agency: Agency, name: str | None = None, *, point: str | None = None
) -> list[Occurrence]:
    """Where a guide's points occur in an agency's classes of the profession, or in one of them; all points, or one.

    What concerns a class's pay of the past stands with the agency alone.
    """
    own = {each for each in agency.classes if not agency.is_related(each)}
    checks = [check for known, check in CHECKS.items() if known in points and point in (None, known)]
    found = [each for check in checks for each in check(agency, guide)]
    return [
        each for each in found if own & set(each.classes) and (name is None or (name in each.classes and not each.past))
    ]
