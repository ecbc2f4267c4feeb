"""Waits, minutes, fees and days that pages on certification and supervision add up are added up again from records."""

import re
from datetime import date, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.wording import Formats

day = Formats("en_US", "USD").day


MONEY = re.compile(r"\$[\d,]+(?:\.\d\d)?")


def words(site, page):
    article = LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css_first("article")
    return " ".join(article.text().split())


def amount(content, name):
    value = content.values[name].root.amount
    return value[max(value)] if isinstance(value, dict) else value


def steps(content, unit, by):
    records = content.paths["certification"].steps.values()
    return [one.takes for one in records if one.takes and one.takes.unit == unit and one.by == by]


def test_the_waits_of_an_application_add_up(content, site):
    waits = [int(length.most) for length in steps(content, "days", "calmhsa")]
    assert waits == [30, 14]
    finding = content.findings["waits_together"]
    assert f"up to {sum(waits)} days" in finding.says
    assert f"{waits[0]} plus {waits[1]} is {sum(waits)}" in finding.basis
    assert finding.says in words(site, "certification/apply")


def test_the_minutes_of_the_form_are_those_that_the_source_advises(content):
    (length,) = steps(content, "minutes", "you")
    assert (length.least, length.most) == (45, 50)
    assert f"about {length.most} minutes for the form" in content.findings["waits_together"].says


def test_the_first_fees_add_up(content, site):
    application, exam = int(amount(content, "application_fee")), int(amount(content, "exam_fee"))
    for page in ("certification/fees", "certification"):
        assert f"${application}" in words(site, page)
        assert f"${exam}" in words(site, page)
    assert f"plan for ${application + exam}" in words(site, "certification/fees")
    assert f"${application + exam}" in content.findings["total_fees"].says


@pytest.mark.parametrize("folder", ["certification", "supervision"])
def test_every_amount_of_money_on_a_page_has_a_record(content, site, folder):
    fees = {int(amount(content, name)) for name in ("application_fee", "exam_fee", "renewal_fee")}
    text = " ".join(
        text
        for kind in (content.findings, content.money_help, content.conflicts)
        for record in kind.values()
        for text in (
            getattr(record, "says", None),
            getattr(record, "not_seen", None),
            getattr(record, "condition", None),
        )
        if text
    )
    known = {f"${fee:,}" for fee in fees | {sum(fees) - int(amount(content, "renewal_fee"))}} | set(MONEY.findall(text))
    for path in (site / folder).rglob("index.html"):
        found = set(MONEY.findall(words(site, path.parent.relative_to(site).as_posix())))
        titles = {figure for source in content.sources.values() for figure in MONEY.findall(source.title)}
        assert found <= known | titles, path


def test_the_last_day_of_the_sixty_is_counted(site):
    text = words(site, "supervision")
    first = date(2027, 1, 1)
    assert f"If you begin on {day(first)}, the last day is {day(first + timedelta(days=60))}." in text


def test_the_hours_of_a_renewal_are_the_same_wherever_they_stand(content):
    hours, law = int(amount(content, "renewal_hours")), int(amount(content, "renewal_law_ethics_hours"))
    assert f"You need {hours} hours" in content.findings["hours_nested"].says
    assert f"At least {law} of the {hours}" in content.findings["hours_nested"].says
    assert f"{law} of the {hours} hours" in content.facts["law_ethics_hours"].why
