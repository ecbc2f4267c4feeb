"""The pay chart and the tables beside it: which ranges they show, in which order, and where each stands on the axis."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from macros.models import Agency, Level, Pay
from macros.wording import class_names

STEP = 5
"""The axis begins and ends at a multiple of so many dollars."""

MARKS = 5
"""Steps between the marks of the axis at most, so that they do not crowd on a phone."""

ROOM = Decimal("0.18")
"""The part of the axis that a label beside a bar needs on a phone."""


SLIVER = Decimal("0.6")
"""The width of a bar whose ends are one figure, in percent, so that the eye still finds it."""


class Tick(NamedTuple):
    """A mark of the axis: dollars an hour, and percent from the left."""

    value: int
    x: Decimal


class Bar(NamedTuple):
    """One range: whose it is, its ends in dollars an hour, its place and width in percent."""

    agency: Agency
    line: Pay
    low: Decimal
    high: Decimal
    x: Decimal
    width: Decimal

    @property
    def label(self) -> str:
        """The classes it is the pay of."""
        return class_names(self.agency, self.line.classes)

    @property
    def levels(self) -> list[Level]:
        """The levels it spans."""
        return [self.agency.level(name) for name in self.line.classes]

    @property
    def regions(self) -> list[str]:
        """Where its classes work."""
        return self.agency.regions_of(*self.line.classes)


class Row(NamedTuple):
    """One class in a table that compares: its pay, where some was visible."""

    agency: Agency
    name: str
    line: Pay | None


class PayChart(NamedTuple):
    """The axis, and the bars in the order in which they are drawn."""

    ticks: list[Tick]
    bars: list[Bar]


def pay_chart(agencies: Iterable[Agency], *, related: bool = False) -> PayChart:
    """The chart of these agencies' pay, the lowest middle first; no agency need have pay that can be drawn."""
    lines = by_middle(agencies, related)
    if not lines:
        return PayChart([], [])
    start, end = axis(min(low for _, _, low, _ in lines), max(high for _, _, _, high in lines))

    def place(dollars: Decimal) -> Decimal:
        return round((dollars - start) * 100 / (end - start), 2)

    bars = [
        Bar(agency, line, low, high, place(low), max(place(high) - place(low), SLIVER))
        for agency, line, low, high in lines
    ]
    step = STEP * -(-(end - start) // (STEP * MARKS))
    return PayChart([Tick(value, place(Decimal(value))) for value in range(start, end + 1, step)], bars)


def by_middle(agencies: Iterable[Agency], related: bool) -> list[tuple[Agency, Pay, Decimal, Decimal]]:
    """What can be drawn of the classes of the profession, or of related ones: the lowest middle first."""
    lines = [
        (agency, line, low, high)
        for agency in agencies
        for line, low, high in printed_ranges(agency)
        if agency.is_related(line.classes[0]) == related
    ]
    return sorted(lines, key=lambda each: each[2] + each[3])


def pay_rows(agencies: Iterable[Agency], *, related: bool = False) -> list[Row]:
    """A row for each class, in the order of the chart; then those without pay to draw, by the name of the employer."""
    several = list(agencies)
    rows = [Row(agency, name, line) for agency, line, _, _ in by_middle(several, related) for name in line.classes]
    charted = {(row.agency.id, row.name) for row in rows}
    for agency in sorted(several, key=lambda agency: agency.name):
        for name in agency.classes:
            if (agency.id, name) not in charted and agency.is_related(name) == related:
                lines = agency.pay_of(name) or agency.joint_pay_of(name)
                rows.append(Row(agency, name, lines[0] if lines else None))
    return rows


def printed_ranges(agency: Agency) -> Iterator[tuple[Pay, Decimal, Decimal]]:
    """The lines of the agency that can stand in the chart: its own words, both ends known, the newest of a class."""
    newest: dict[tuple[str, ...], Pay] = {}
    for line in agency.pay.values():
        known = newest.get(tuple(line.classes))
        if line.is_of_the_agency and (known is None or str(known.as_of or "") < str(line.as_of or "")):
            newest[tuple(line.classes)] = line
    for line in newest.values():
        low, high = line.hourly.in_cents
        if low is not None and high is not None:
            yield line, low, high


def axis(lowest: Decimal, highest: Decimal) -> tuple[int, int]:
    """The ends of the axis, whole steps, with room for a label left of the lowest bar and right of the highest."""
    start, end = int(lowest) // STEP * STEP, -(-int(highest + 1) // STEP) * STEP
    while True:
        room = ROOM * (end - start)
        if start > 0 and lowest - start < room:
            start -= STEP
        elif end - highest < room:
            end += STEP
        else:
            return start, end
