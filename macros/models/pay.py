"""Pay as a page prints it, and beside it the same pay by the hour and by the year, so that agencies can be compared."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from macros.models.record import Amount, Part, Place, Seen, Text, refuse
from macros.models.sources import Cites

Period = Literal["hour", "week", "biweek", "month", "year"]

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
    """The period we take a figure for, where the one printed beside it cannot be right."""

    period: Period
    basis: Text


class WorkedOut(Part):
    """How a line was made: the low end of one line and the high end of another, times the hours of a year."""

    low_from: Text
    high_from: Text
    cut_to: Literal["dollar", "cent"]
    """What stays of the product; the rest is cut off, not rounded."""


class Pay(Part):
    """One line about pay on one page."""

    classes: list[Text] = Field(min_length=1)
    """The classes that the line speaks of. A line of two classes is never shown as the pay of one."""
    printed: Text
    """The figures exactly as printed."""
    low: Amount | None = None
    high: Amount | None = None
    period: Period
    hours_per_year: Amount = Decimal(2080)
    """2,080 is 40 hours in each of 52 weeks; 1,950 is 37.5."""
    hours_basis: Text
    """Where the number of hours comes from."""
    printed_in: Literal["body", "mirror_header", "mirror_footer"]
    """The agency's own text, or what a site that copies postings wrote above or below it."""
    as_of: date | None = None
    """The day the figure speaks of: posted, or in force from."""
    seen: Seen
    cite: Cites = Field(min_length=1)
    worked_out: WorkedOut | None = None
    read_as: OtherPeriod | None = None
    cut: bool = False
    """The copy we read ends before the range does."""
    note: Text | None = None

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)

    @property
    def yearly(self) -> Range:
        """The range by the year, exact; pages round it."""
        period = self.read_as.period if self.read_as else self.period
        if period == "hour":
            return self.range.times(self.hours_per_year)
        return self.range.times(Decimal(TIMES_A_YEAR[period]))

    @property
    def hourly(self) -> Range:
        """The range by the hour, exact where it is printed so."""
        if self.period == "hour" and not self.read_as:
            return self.range
        return self.yearly.over(self.hours_per_year)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse(self._misfits())
        return self

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


def arithmetic_misfits(lines: Mapping[str, Pay]) -> Iterator[tuple[Place, str]]:
    """Lines that say how they were worked out, and do not come out so."""
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
