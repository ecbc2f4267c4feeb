"""Points in the posting itself: the name it uses, and whether it is still open."""

import re
from collections.abc import Iterator

from macros.linter.comparison import Comparison
from macros.linter.occurrence import Occurrence
from macros.models import Agency

LEVELS = frozenset({"i", "ii", "iii"})


def words(title: str) -> frozenset[str]:
    """The words of a title, without its levels."""
    return frozenset(re.findall(r"[a-z]+", title.lower())) - LEVELS


def working_title_differs(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """A posting under a name of which neither holds the other: the posted one and that of the class."""
    for posting in agency.postings.values():
        posted = words(posting.title)
        for name in posting.classes:
            title = agency.classes[name].title
            if not (posted <= words(title) or words(title) <= posted):
                text = f"The job is posted as {posting.title}. The class is {title}."
                yield Occurrence("working_title_differs", [name], text, posting.cite)


def posting_closed(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """The newest posting of a class, closed on the day we read a copy of it."""
    for posting in agency.latest():
        if posting.closed and posting.closes and posting.mirror:
            reading = ", by our reading" if posting.closes_basis else ""
            closed = guide.formats.day(posting.closes)
            text = f"The posting closed on {closed}{reading}. We read a copy from {posting.mirror}."
            yield Occurrence("posting_closed", posting.classes, text, posting.cite)


CHECKS = (working_title_differs, posting_closed)
