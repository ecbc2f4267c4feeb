"""Points in pay: lines of a job site that differ, periods that cannot be, one range for several levels."""

from collections.abc import Iterator

from macros.linter.comparison import Comparison
from macros.linter.occurrence import Occurrence
from macros.models import Agency, Pay
from macros.wording import class_names


def of_the_same_day(agency: Agency, line: Pay) -> list[Pay]:
    """The agency's own lines of that day, on the same classes."""
    return [
        own
        for own in agency.pay.values()
        if own.is_of_the_agency and own.as_of == line.as_of and set(own.classes) <= set(line.classes)
    ]


def site_prints_other_pay(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A line of the job site whose ends are not those of the posting's own lines of that day."""
    for line in agency.pay.values():
        own = [each.hourly.in_cents for each in of_the_same_day(agency, line)]
        ends = [end for each in own for end in each if end is not None]
        if line.is_of_the_agency or line.worked_out or not ends or not line.as_of:
            continue
        if line.hourly.in_cents != (min(ends), max(ends)):
            span = f"from {guide.formats.money(min(ends), True)} to {guide.formats.money(max(ends), True)} an hour"
            together = f" for {class_names(agency, line.classes)} together" if len(line.classes) > 1 else ""
            printed = f"On {guide.formats.day(line.as_of)}, the job site showed {line.printed}{together}."
            text = f"{printed} The pay in the posting ranged {span}."
            newer = any(
                own.is_of_the_agency and own.as_of and own.as_of > line.as_of and set(own.classes) & set(line.classes)
                for own in agency.pay.values()
            )
            yield Occurrence("site_prints_other_pay", line.classes, text, line.cite, past=newer)


def site_blends_levels(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """A line of the job site that was made from the lines of several levels."""
    for line in agency.pay.values():
        if line.worked_out and len(line.classes) > 1:
            text = f"The job site shows {line.printed}. That spans {class_names(agency, line.classes)}."
            yield Occurrence("site_blends_levels", line.classes, text, line.cite)


PERIODS = {"hour": "hour", "week": "week", "biweek": "2 weeks", "month": "month", "year": "year"}


def period_cannot_be_right(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """A line that we read for another period than it prints."""
    for line in agency.pay.values():
        if line.read_as:
            text = f"{line.printed} is shown as pay for each {PERIODS[line.period]}. {line.read_as.basis}"
            yield Occurrence("period_cannot_be_right", line.classes, text, line.cite)


def one_range_for_levels(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """An own line that is the pay of several classes at once."""
    for line in agency.pay.values():
        if line.is_of_the_agency and len(line.classes) > 1:
            text = f"The posting lists {line.printed} for {class_names(agency, line.classes)} together."
            yield Occurrence("one_range_for_levels", line.classes, text, line.cite)


CHECKS = (site_prints_other_pay, site_blends_levels, period_cannot_be_right, one_range_for_levels)
