"""Pay as a page prints it, and beside it the same pay by the hour and by the year, so that agencies can be compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Annotated, Literal, NamedTuple

from annotated_types import Interval
from pydantic import Field

from macros.models.record import Part, Place, Seen, Text, within
from macros.models.trust import Cites

Period = Literal["hour", "week", "biweek", "month", "year"]

YEARS_OF_USE = 3
"""So many years a line of pay says something about today's."""

HOURS, DOLLARS = Interval(gt=0, le=8784), Interval(gt=0, le=10_000_000)
HoursOfYear = Annotated[Decimal, HOURS, within(HOURS)]
"""At most those of a leap year."""
Dollars = Annotated[Decimal, DOLLARS, within(DOLLARS)]
"""The most is more than any pay a page prints: what is above is a slip of the keyboard."""

TIMES_A_YEAR: Mapping[Period, int] = {"week": 52, "biweek": 26, "month": 12, "year": 1}


class Range(NamedTuple):
    """Dollars from low to high; an end that the page does not show is None."""

    low: Decimal | None
    high: Decimal | None

    def times(self, factor: Decimal) -> "Range":
        return Range(*(None if end is None else end * factor for end in self))

    def over(self, divisor: Decimal) -> "Range":
        return Range(*(None if end is None else end / divisor for end in self))

    def to(self, unit: Decimal) -> "Range":
        """Rounded to a unit, such as one cent or one dollar; half of it goes up, as on a pay slip."""
        return Range(*(None if end is None else end.quantize(unit, ROUND_HALF_UP) for end in self))

    @property
    def in_cents(self) -> "Range":
        return self.to(Decimal("0.01"))

    @property
    def in_dollars(self) -> "Range":
        return self.to(Decimal(1))


class OtherPeriod(Part):
    """The period we assume for a figure, if the printed one cannot be right."""

    period: Period
    basis: Text


class WorkedOut(Part):
    """How a line was calculated: the low end of one line and the high end of another, times the hours in a year."""

    low_from: Text
    high_from: Text
    cut_to: Literal["dollar", "cent"]
    """The unit that the product was cut to, without rounding."""


class Pay(Part):
    """One line about pay on one page."""

    classes: list[Text] = Field(min_length=1)
    """The classes that the line covers. A line for two classes is never shown as the pay for only one."""
    printed: Text
    """The figures exactly as printed."""
    low: Dollars | None = None
    high: Dollars | None = None
    period: Period
    hours_per_year: HoursOfYear = Decimal(2080)
    """The hours in a year of full-time work: 40 hours a week for 52 weeks is 2,080, and 37.5 is 1,950."""
    hours_basis: Text
    """Where the number of hours comes from."""
    period_basis: Text | None = None
    """Why we assume this period, if the page prints none."""
    printed_in: Literal["body", "mirror_header", "mirror_footer", "page"]
    """The employer's own text; a line that a job site added above or below it; or a page, if all we know is that
    the line is there."""
    as_of: date | None = None
    """The date of the figure: the day it was posted or took effect."""
    seen: Seen
    cite: Cites = Field(min_length=1)
    worked_out: WorkedOut | None = None
    read_as: OtherPeriod | None = None
    cut: bool = False
    """Whether the copy we read ends before the range does."""
    note: Text | None = None

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)

    @property
    def names_period(self) -> bool:
        """Whether the printed words themselves name the hour, the week, the month or the year."""
        return bool(re.search(r"hour|week|month|year|/ ?yr", self.printed, re.IGNORECASE))

    @property
    def is_old(self) -> bool:
        """Whether the line was more than 3 years old when it was read, or shows no date."""
        return self.as_of is None or int(str(self.seen)[:4]) - self.as_of.year > YEARS_OF_USE

    @property
    def is_of_the_agency(self) -> bool:
        """Whether nothing tells that a copying site made it."""
        return self.printed_in in ("body", "page")

    @property
    def yearly(self) -> Range:
        """The range by the year, exact; pages round it."""
        return self.a_year(self.read_as.period if self.read_as else self.period)

    @property
    def hourly(self) -> Range:
        """The range by the hour, exact where it is printed so."""
        return self.an_hour(self.read_as.period if self.read_as else self.period)

    def a_year(self, period: Period) -> Range:
        """The range by the year, if the figures are for such a period."""
        return self.range.times(self.hours_per_year if period == "hour" else Decimal(TIMES_A_YEAR[period]))

    def an_hour(self, period: Period) -> Range:
        """The range by the hour, if the figures are for such a period."""
        return self.range if period == "hour" else self.a_year(period).over(self.hours_per_year)

    def gain(self, other: "Pay") -> Range:
        """By how many dollars an hour each end of another line lies above this one's."""
        pairs = zip(self.hourly.in_cents, other.hourly.in_cents, strict=True)
        return Range(*(None if one is None or two is None else two - one for one, two in pairs))

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        """What in this line alone cannot be."""
        figures = {Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", self.printed.replace(",", ""))}
        for side, end in self.range._asdict().items():
            if end is not None and end not in figures:
                yield (side,), f"{end} does not stand in “{self.printed}”"
            if end is None and not self.cut:
                yield (), f"the {side} end is missing; say `cut: true` if the page ends before it"
        if self.low is not None and self.high is not None and self.low > self.high:
            yield ("low",), f"the low end {self.low} is above the high end {self.high}"


class Growth(Part):
    """The pay for the same classes on two dates, where no source prints the difference."""

    earlier: Text
    """The line of pay with the earlier date."""
    later: Text
    basis: Text
    """Why the two may be compared."""


def growth(earlier: Pay, later: Pay) -> Range:
    """By how many percent each end of the hourly range has risen."""
    rises = (
        None if before is None or after is None else (after / before - 1) * 100
        for before, after in zip(earlier.hourly, later.hourly, strict=True)
    )
    return Range(*rises)


def growth_misfits(pairs: Sequence[Growth], lines: Mapping[str, Pay]) -> Iterator[tuple[Place, str]]:
    """Pairs of lines that are not there, are of other classes, or stand in the wrong order of days."""
    for number, pair in enumerate(pairs):
        unknown = {side: name for side, name in pair if side != "basis" and name not in lines}
        if unknown:
            yield from (((number, side), f"there is no line of pay {name} here") for side, name in unknown.items())
            continue
        earlier, later = lines[pair.earlier], lines[pair.later]
        if earlier.classes != later.classes:
            yield (number,), "the two lines speak of different classes"
        if not (earlier.as_of and later.as_of and earlier.as_of < later.as_of):
            yield (number,), "both lines need the day they speak of, the earlier one first"


def arithmetic_misfits(lines: Mapping[str, Pay]) -> Iterator[tuple[Place, str]]:
    """Lines that say how they were calculated, where the figures do not add up."""
    for name, line in lines.items():
        if line.worked_out is None:
            continue
        parents = (line.worked_out.low_from, line.worked_out.high_from)
        unknown = [parent for parent in parents if parent not in lines]
        if unknown:
            yield (name, "worked_out"), f"there is no line of pay {' or '.join(unknown)} here"
            continue
        covered = {each for parent in parents for each in lines[parent].classes}
        if covered != set(line.classes):
            yield (
                (name, "classes"),
                f"it is worked out from the pay of {', '.join(sorted(covered))}, and speaks of them",
            )
        quantum = Decimal(1) if line.worked_out.cut_to == "dollar" else Decimal("0.01")
        for end, parent, side in zip(line.range, parents, ("low", "high"), strict=True):
            value = getattr(lines[parent].yearly, side)
            expected = None if value is None else value.quantize(quantum, ROUND_DOWN)
            if end != expected:
                yield (name, side), f"{end} is not {expected}, which {parent} comes to in a year"
