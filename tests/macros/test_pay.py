"""Pay of any period as an hour and as a year, and the bars of the pay chart."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from macros.models.employers.pay import Pay
from macros.pages.pay_chart import axis, pay_chart


def line(printed, period, low, high, **more):
    """A line of pay with what its arithmetic does not need filled in."""
    fields = {"classes": ["one"], "hours_basis": "said", "printed_in": "body", "seen": "2026-11", "cite": "a_source"}
    ends = {"low": low and Decimal(low), "high": high and Decimal(high)}
    return Pay(printed=printed, period=period, **fields | ends | more)


@pytest.mark.parametrize(
    ("low", "high", "hours"),
    [("20", "30", "0"), ("20", "30", "-2080"), ("0", "30", "2080"), ("20", "1" + "0" * 30, "2080")],
)
def test_pay_that_cannot_be_is_refused(low, high, hours):
    with pytest.raises(ValidationError, match=r"greater than 0|less than or equal to"):
        line(f"{low} to {high}", "hour", low, high, hours_per_year=Decimal(hours))


@pytest.mark.parametrize(
    ("pay", "hour", "year"),
    [
        (line("$21.63 - $26.58", "hour", "21.63", "26.58"), ("21.63", "26.58"), ("44990.40", "55286.40")),
        (line("$3,089–3,943", "month", "3089", "3943"), ("17.82", "22.75"), ("37068", "47316")),
        (
            line("$2,371.50–2,835.00", "biweek", "2371.50", "2835.00", hours_per_year=1950),
            ("31.62", "37.80"),
            ("61659", "73710"),
        ),
        (line("$55,169.92–65,655.20", "year", "55169.92", "65655.20"), ("26.52", "31.57"), ("55169.92", "65655.20")),
        (
            line("$1,472–1,789.60", "week", "1472", "1789.60", read_as={"period": "biweek", "basis": "80 hours"}),
            ("18.40", "22.37"),
            ("38272", "46529.60"),
        ),
        (line("$19.43–$26.6", "hour", "19.43", None, cut=True), ("19.43", None), ("40414.40", None)),
    ],
    ids=["hour", "month", "37.5 hours a week", "year", "period misprinted", "cut"],
)
def test_pay_of_any_period_comes_to_an_hour_and_a_year(pay, hour, year):
    assert pay.hourly.in_cents == tuple(end and Decimal(end) for end in hour)
    assert pay.yearly.in_cents == tuple(end and Decimal(end) for end in year)


def test_half_a_cent_goes_up():
    pay = line("$0.005–0.015", "hour", "0.005", "0.015")
    assert pay.hourly.in_cents == (Decimal("0.01"), Decimal("0.02"))


@pytest.mark.parametrize(("low", "high"), [("21.63", "30.78"), ("20", "35"), ("14.26", "41.76"), ("3.10", "3.20")])
def test_the_axis_has_whole_steps_and_room_for_the_labels(low, high):
    start, end = axis(Decimal(low), Decimal(high))
    assert start % 5 == end % 5 == 0
    assert start <= Decimal(low) < Decimal(high) < end


def test_the_chart_draws_what_employers_print_lowest_middle_first(content):
    chart = pay_chart(content.agencies.values())
    middles = [bar.low + bar.high for bar in chart.bars]
    assert middles == sorted(middles)
    assert all(0 < bar.x < bar.x + bar.width < 100 for bar in chart.bars)
    assert {bar.label for bar in pay_chart([content.agencies["calaveras"]]).bars} == {"Level I", "Level II"}
    assert pay_chart([]).bars == []
