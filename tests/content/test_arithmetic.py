"""Arithmetic that a page prints is arithmetic that was checked, and an amount told twice comes from one record."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.wording import Formats

money = Formats("en_US", "USD").money


def amount(content, name):
    """The newest amount of a value."""
    value = content.values[name].root.amount
    return value[max(value)] if isinstance(value, dict) else value


def card_text(guideline):
    """All that a card says."""
    words = [
        guideline.do,
        guideline.why,
        *guideline.how_to_start,
        guideline.sign,
        guideline.example,
        guideline.not_seen,
    ]
    return " ".join(filter(None, words))


def dollars(text):
    """The amounts of dollars in a text."""
    return set(re.findall(r"\$\d+(?:,\d{3})*", text))


def test_fees_on_a_card_are_those_of_the_records(content):
    application, exam = amount(content, "application_fee"), amount(content, "exam_fee")
    card = card_text(content.guidelines["pay_for_certification"])
    assert {money(application), money(exam), money(application + exam)} == dollars(card)


def test_the_renewal_on_a_card_is_that_of_the_records(content):
    card = card_text(content.guidelines["renew_on_time"])
    assert f"{amount(content, 'renewal_hours')} hours of continuing education" in card
    assert f"{amount(content, 'renewal_law_ethics_hours')} of them in law and ethics" in card
    assert dollars(card) == {money(amount(content, "renewal_fee"))}


def test_an_example_week_has_its_hours(content):
    hours, *parts = map(int, re.findall(r"\d+", content.guidelines["caseload"].example))
    assert hours == sum(parts)
    week, claimed, rest = map(int, re.findall(r"\d+", content.guidelines["money_for_the_rest"].example))
    assert week == claimed + rest


def test_an_example_share_is_its_percent(content):
    example = content.guidelines["measure_who_stays"].example
    peers, stayed, share = map(
        Decimal, re.fullmatch(r"Of (\d+) peers, (\d+) have .* (\d+) percent .*", example).groups()
    )
    assert (100 * stayed / peers).quantize(Decimal(1), ROUND_HALF_UP) == share


def test_the_example_of_a_pay_line_is_the_pay_of_calaveras(content):
    card = content.guidelines["print_pay_by_level"]
    line = content.agencies["calaveras"].pay["level_1_hour"]
    year = line.yearly.in_dollars
    assert f"{money(line.low)} to {money(line.high)} an hour" in card.example
    assert f"which is {money(year.low)} to {money(year.high)} a year" in card.example
    assert line.printed in card_text(content.guidelines["pay_like_comparable_classes"])


@pytest.mark.parametrize(
    ("employer", "hour", "year"),
    [("san_joaquin", "trainee_hour", "trainee_year"), ("solano", "liaison_hour", "liaison_year")],
)
def test_how_far_a_printed_year_is_from_the_printed_hour(content, employer, hour, year):
    pay = content.agencies[employer].pay
    far = max(abs(one - two) for one, two in zip(pay[hour].yearly, pay[year].yearly, strict=True))
    (bound,) = re.findall(r"within about \$(\d+)", pay[hour].hours_basis)
    assert Decimal(bound) / 2 < far < Decimal(bound) * Decimal("1.15")


def test_twelve_printed_months_and_the_printed_year_of_santa_cruz(content):
    pay = content.agencies["santa_cruz"].pay
    month, year = pay["level_1_month"], pay["level_1_year"]
    assert month.yearly.high == year.high
    note = month.note
    assert money(month.yearly.low) in note
    assert money(month.yearly.low - year.low) in note


def test_both_readings_of_merced_are_worked_out(content):
    line = content.agencies["merced"].pay["job_site"]
    as_printed, read = line.an_hour("week").in_cents, line.hourly.in_cents
    assert f"{money(as_printed.low, True)} to {money(as_printed.high, True)} an hour" in line.read_as.basis
    assert f"{money(read.low, True)} to {money(read.high, True)}" in line.read_as.basis
    others = [
        other.hourly.in_cents
        for agency in content.agencies.values()
        if agency.id != "merced" and agency.kind == "county"
        for other in agency.pay.values()
        if other.is_of_the_agency and all(agency.classes[name].profession == "confirmed" for name in other.classes)
    ]
    assert all(as_printed.low > other.low and as_printed.high > (other.high or 0) for other in others)


def test_the_days_on_the_plan_are_those_of_the_rule(content, root):
    plan = (root / "content/employers/first_90_days.md").read_text("utf-8")
    (within,) = {
        clause.days
        for period in content.rulebook.goals["supervisor"].periods
        for clause in period.clause.walk()
        if clause.kind == "within"
    }
    assert f"{within} days" in plan


FIGURE = re.compile(r"\$?\d+(?:,\d{3})*(?:\.\d+)?")


def article(site, page):
    return LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css_first("article")


def test_every_figure_of_an_answer_stands_on_a_page_that_it_leads_to(content, site):
    """An answer is told in short, so a figure that changes in the records and not in the answer is found here."""
    stray = {}
    for question in content.questions.values():
        pages = {place.partition("#")[0].removesuffix(".md").removesuffix("index") for place in question.places}
        there = {figure for page in pages for figure in FIGURE.findall(article(site, page).text())}
        if alone := set(FIGURE.findall(question.answer or "")) - there:
            stray[question.id] = alone
    assert not stray


def test_every_figure_of_a_first_paragraph_stands_among_the_facts_below_it(site):
    counted = 0
    for path in site.rglob("index.html"):
        page = article(site, path.parent.relative_to(site))
        if lead := page.css_first("p.lead"):
            figures = FIGURE.findall(lead.text())
            lead.decompose()
            assert set(figures) <= set(FIGURE.findall(page.text())), path
            counted += len(figures)
    assert counted > 10
