"""The chart of an interview over many goals: what each job pays, along an axis of the day on which it could be met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from checker.markup.lines import escape
from checker.wording import Catalog, format_amount, format_day, format_month

STEP = 5
"""The axis of dollars begins and ends at a multiple of so many."""
START, TOP, FLOOR = 12.0, 6.0, 84.0
"""Percent of the width before the first mark, and of the height above the highest mark and above the ground line."""
DAYS, ZONES = 91.5, 98.5
"""Percent of the height at which days stand, and what has none."""
NEAR_START, NEAR_END = 25, 85
"""Percent of the width before which words begin at their mark, and after which they end there."""
LANE = 5.5
"""Percent of the width between two marks at least; where there are many, they share what there is."""
TICKS = 2
"""Days that the axis names at most, so that they do not crowd on a phone."""
SPANS = (1, 3, 6, 12, 24, 60, 120)
"""Months between two days that the axis names."""

Bar = Mapping[str, Any]
"""``title``, ``employer``, ``pay`` and ``when`` in words; ``low`` and ``high`` in dollars; ``days`` till then."""


def distance_chart(bars: Sequence[Bar], today: str, catalog: Catalog) -> str:
    """The chart with its key and its table, the nearest job first; empty where no pay is known.

    What can be met now stands at the left, then what can be met later, each at its day, then what has no known day.
    """
    if not bars:
        return ""
    several = sorted(bars, key=lambda bar: (bar["days"] is None, bar["days"] or 0))
    axis = escape(catalog.text("chart.axis", day=format_day(today, catalog)))
    key = "".join(
        f"<li>{_name(bar)}, {escape(bar['when'])}: <strong>{escape(bar['pay'])}</strong></li>" for bar in several
    )
    return (
        f'<figure class="pay-chart distance-chart">{_drawing(several, date.fromisoformat(today), catalog)}'
        f"<ol>{key}</ol><figcaption>{axis}</figcaption></figure>"
        f"<details><summary>{escape(catalog.text('chart.table'))}</summary>{_table(several, catalog)}</details>"
    )


def _drawing(bars: Sequence[Bar], today: date, catalog: Catalog) -> str:
    lowest, highest = _ends(bars)

    def height(dollars: Fraction | int) -> float:
        return FLOOR - float((dollars - lowest) / (highest - lowest)) * (FLOOR - TOP)

    middle = (lowest + highest) // 2 // STEP * STEP
    top, ground = f"{TOP:g}%", f"{FLOOR:g}%"
    parts = []
    for dollars in dict.fromkeys((lowest, middle, highest)):
        y = f"{height(dollars):.2f}%"
        label = format_amount(dollars, "dollars", catalog)
        parts.append(_line("pay-chart__grid", (f"{START:g}%", "100%"), (y, y)))
        parts.append(f'<text x="0" y="{y}" dy="0.35em">{label}</text>')
    places, zones, ticks = _places(bars, today)
    marks = [(x, ZONES, catalog.text(f"chart.distance.{zone}")) for zone, x in zones.items()]
    for day, x in ticks:
        marks.append((x, DAYS, format_month(day.isoformat(), catalog)))
        parts.append(_line("pay-chart__grid", (f"{x:.2f}%", f"{x:.2f}%"), (top, ground)))
    for x, below, label in marks:
        anchor = "end" if x > NEAR_END else "middle" if x > NEAR_START else "start"
        parts.append(f'<text x="{x:.2f}%" y="{below}%" text-anchor="{anchor}">{escape(label)}</text>')
    for number, (bar, place) in enumerate(zip(bars, places, strict=True), 1):
        across, high = f"{place:.2f}%", height(bar["high"])
        low = max(height(bar["low"]), high + 1)
        parts.append(_line("distance-chart__mark", (across, across), (f"{high:.2f}%", f"{low:.2f}%")))
        parts.append(f'<text x="{across}" y="{high:.2f}%" dy="-0.35em" text-anchor="middle">{number}</text>')
    return f'<svg aria-hidden="true" focusable="false" width="100%" height="19em">{"".join(parts)}</svg>'


def _line(look: str, x: tuple[str, str], y: tuple[str, str]) -> str:
    return f'<line class="{look}" x1="{x[0]}" x2="{x[1]}" y1="{y[0]}" y2="{y[1]}"/>'


def _ends(bars: Sequence[Bar]) -> tuple[int, int]:
    """The dollars at which the axis begins and ends, with room for a number above the highest pay."""
    lowest = floor(min(bar["low"] for bar in bars) / STEP) * STEP
    highest = ceil((max(bar["high"] for bar in bars) + 1) / STEP) * STEP
    return max(lowest - STEP, 0), highest


def _places(bars: Sequence[Bar], today: date) -> tuple[list[float], dict[str, float], list[tuple[date, float]]]:
    """Percent from the left: of each bar, of the words for “now” and for “no known day”, and of the days named."""
    lane = min(LANE, (100 - START) / (len(bars) + 2))
    now = [bar["days"] for bar in bars].count(0)
    unknown = [bar["days"] for bar in bars].count(None)
    first, last = START + lane * (now + 1), 100 - lane * (unknown + bool(unknown))
    farthest = max((float(bar["days"]) for bar in bars if bar["days"]), default=0.0)

    def at(days: float) -> float:
        return first + (last - lane / 2 - first) * days / farthest

    places: list[float] = []
    for position, bar in enumerate(bars):
        if bar["days"] == 0:
            x = START + lane * (position + 0.7)
        elif bar["days"] is None:
            x = 100 - lane * (len(bars) - position - 0.3)
        else:  # two that would cover each other stand side by side, and none passes the end of the axis
            x = max(at(float(bar["days"])), places[-1] + lane * 0.8 if places else 0)
            x = min(x, last - lane * 0.3)
        places.append(x)
    zones = {"now": places[0]} if now else {}
    zones |= {"open": places[-1]} if unknown else {}
    return places, zones, [(day, at((day - today).days)) for day in _named(today, farthest)]


def _named(today: date, farthest: float) -> list[date]:
    """The first days of months that the axis names, up to the farthest day."""
    last = today + timedelta(ceil(farthest))
    for span in SPANS:
        months = range(span, 12 * (last.year - today.year + 1), span)
        firsts = [_first(today, month) for month in months]
        days = [day for day in firsts if day <= last]
        if len(days) <= TICKS:
            return days
    return []


def _first(today: date, months: int) -> date:
    """The first day of the month so many months later."""
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)


def _table(bars: Sequence[Bar], catalog: Catalog) -> str:
    heads = "".join(
        f'<th scope="col">{escape(catalog.text(f"chart.{name}"))}</th>' for name in ("class", "when", "pay")
    )
    body = "".join(
        f'<tr><th scope="row">{_name(bar)}</th><td>{escape(bar["when"])}</td><td>{escape(bar["pay"])}</td></tr>'
        for bar in bars
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _name(bar: Bar) -> str:
    return f"<strong>{escape(bar['employer'])}</strong>, {escape(bar['title'])}"
