"""Where each range of pay stands on the axis of the pay chart, in percent of its width."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from macros.models.agencies import Agency
from macros.models.pay import Pay

STEP = 5
"""The axis begins and ends at a multiple of so many dollars."""

MARKS = 5
"""Steps between the marks of the axis at most, so that they do not crowd on a phone."""

ROOM = Decimal("0.19")
"""The part of the axis that a label beside a bar needs on a phone."""


class Tick(NamedTuple):
    """A mark of the axis: dollars an hour, and percent from the left."""

    value: int
    x: Decimal


class Bar(NamedTuple):
    """One range: its words, its ends in dollars an hour, its place and width in percent."""

    employer: str
    label: str
    low: Decimal
    high: Decimal
    x: Decimal
    width: Decimal


class Scale(NamedTuple):
    """The axis, and the bars in the order in which they are drawn."""

    ticks: list[Tick]
    bars: list[Bar]


def pay_scale(agencies: Iterable[Agency]) -> Scale:
    """The chart of these agencies' pay, the lowest middle first; no agency need have pay that can be drawn."""
    lines = sorted(
        ((agency, line, low, high) for agency in agencies for line, low, high in drawn(agency)),
        key=lambda each: each[2] + each[3],
    )
    if not lines:
        return Scale([], [])
    start, end = axis(min(low for _, _, low, _ in lines), max(high for _, _, _, high in lines))

    def place(dollars: Decimal) -> Decimal:
        return round((dollars - start) * 100 / (end - start), 2)

    bars = [
        Bar(agency.name, label(agency, line), low, high, place(low), place(high) - place(low))
        for agency, line, low, high in lines
    ]
    step = STEP * -(-(end - start) // (STEP * MARKS))
    return Scale([Tick(value, place(Decimal(value))) for value in range(start, end + 1, step)], bars)


def drawn(agency: Agency) -> Iterator[tuple[Pay, Decimal, Decimal]]:
    """The lines of the agency that can stand in the chart: its own words, both ends known, the newest of a class."""
    newest: dict[tuple[str, ...], Pay] = {}
    for line in agency.pay.values():
        known = newest.get(tuple(line.classes))
        if line.printed_in == "body" and (known is None or str(known.as_of or "") < str(line.as_of or "")):
            newest[tuple(line.classes)] = line
    for line in newest.values():
        low, high = line.hourly.in_cents
        if low is not None and high is not None:
            yield line, low, high


def axis(lowest: Decimal, highest: Decimal) -> tuple[int, int]:
    """The ends of the axis, whole steps, with room for a label left of the lowest bar and right of the highest."""
    start, end = int(lowest) // STEP * STEP, -(-int(highest + 1) // STEP) * STEP
    while lowest - start < ROOM * (end - start):
        start -= STEP
    while end - highest < ROOM * (end - start):
        end += STEP
    return max(start, 0), end


def label(agency: Agency, line: Pay) -> str:
    return " and ".join(agency.classes[name].short for name in line.classes)
