"""Money, days and counts read as an American reader writes them."""

from datetime import date
from decimal import Decimal

import pytest

from macros.wording import Formats

AMERICAN = Formats("en_US", "USD")
day, money, number, plural = AMERICAN.day, AMERICAN.money, AMERICAN.number, AMERICAN.plural


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(80, "$80"), (Decimal("21.63"), "$21.63"), ("45115.2", "$45,115.20"), (Decimal("25.00"), "$25"), (0.1, "$0.10")],
)
def test_money_shows_cents_where_there_are_any(amount, shown):
    assert money(amount) == shown


def test_money_shows_cents_as_told():
    assert money(80, cents=True) == "$80.00"
    assert money("55286.40", cents=False) == "$55,286"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2027, 1, 1), "January 1, 2027"),
        ("2026-11-21", "November 21, 2026"),
        ("2024-09", "September 2024"),
        ("2022", "2022"),
        ("late 2022", "late 2022"),
    ],
)
def test_a_day_is_written_out_as_far_as_it_is_known(value, shown):
    assert day(value) == shown


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="day"):
        day("2026-02-30")


def test_numbers_have_commas_and_no_idle_zeros():
    assert number(1550) == "1,550"
    assert number(Decimal("3.50")) == "3.5"
    assert number("4.0") == "4"


def test_a_count_agrees_with_its_noun():
    assert plural(1, "year") == "1 year"
    assert plural(Decimal("1.0"), "year") == "1 year"
    assert plural(Decimal("1.5"), "year") == "1.5 years"
    assert plural(0, "year") == "0 years"
    assert plural(58, "county", "counties") == "58 counties"


def test_another_country_has_its_own_money():
    assert Formats("en_GB", "GBP").money(80) == "£80"
    assert Formats("en_CA", "USD").money("21.5") == "US$21.50"
    assert Formats("en_GB", "GBP").day(date(2027, 1, 2)) == "2 January 2027"


@pytest.mark.parametrize(
    ("language", "currency", "messages"),
    [
        ("en_US", "USD", {}),
        ("en_IE", "EUR", {"dollars": "€{amount}", "day": "{day} {month} {year}"}),
        ("en_CA", "USD", {"dollars": "US${amount}"}),
    ],
)
def test_the_checker_writes_money_and_days_as_the_pages_do(language, currency, messages):
    assert Formats(language, currency).messages == messages


def test_a_day_and_a_month_stand_in_a_sentence():
    assert AMERICAN.when(date(2027, 1, 2)) == "on January 2, 2027"
    assert AMERICAN.when("2027-01") == "in January 2027"
