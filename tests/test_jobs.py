"""Employers and their pay: every record has its page, and what we work out never takes a printed place."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.load import load
from macros.models import KINDS
from macros.models.agencies import Agency
from macros.models.guidelines import Guideline
from macros.scale import pay_scale


@pytest.fixture(scope="module")
def content(root):
    loaded, faults = load(root / "content")
    assert not faults, "\n".join(map(str, faults))
    return loaded


@pytest.fixture
def calaveras(content):
    return content.agencies["calaveras"]


def page(site, address):
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def words(node):
    return " ".join(node.text().split())


def as_written(value):
    """A record's values as an editor writes them: a citation by its source alone."""
    match value:
        case dict():
            return {key: as_written(each) for key, each in value.items()}
        case list():
            return [as_written(each) for each in value]
        case (str() as source, _, _):
            return source
    return value


def remade(agency, **changes):
    """The agency read anew from its own values, some of them changed."""
    return Agency.model_validate({"id": agency.id, **as_written(agency.model_dump()), **changes})


def quotations(value):
    """The quoted words anywhere in a record."""
    match value:
        case dict():
            return [words for each in value.values() for words in quotations(each)]
        case list():
            return [words for each in value for words in quotations(each)]
        case (str(), str() as quote, _):
            return [quote]
    return []


# Pages


def test_every_agency_and_every_class_has_its_page(content, root):
    for agency in content.agencies.values():
        assert (root / f"content/jobs/{agency.id}/index.md").is_file()
        for name in agency.classes:
            text = (root / f"content/jobs/{agency.id}/{name}.md").read_text("utf-8")
            assert f'class_facts(agency="{agency.id}", name="{name}")' in text


def test_a_class_page_shows_the_rule_of_its_goal_and_leads_to_its_check(content, root):
    for agency in content.agencies.values():
        for name, each in agency.classes.items():
            text = (root / f"content/jobs/{agency.id}/{name}.md").read_text("utf-8")
            if each.goal:
                assert each.goal in content.rulebook.goals
                assert f'rule(goal="{each.goal}")' in text
                assert f"check/{each.goal}.md" in text
            if each.promotion and each.promotion.goal:
                assert each.promotion.goal in content.rulebook.goals


# Pay


def test_the_job_sites_year_is_the_lowest_hour_and_the_highest_hour_of_two_levels(calaveras):
    pay = calaveras.pay
    assert int(Decimal("21.63") * 2080) == pay["job_site_year"].low == 44990
    assert int(Decimal("30.78") * 2080) == pay["job_site_year"].high == 64022
    assert pay["job_site_year"].printed_in == "mirror_footer"
    assert pay["job_site_year"].classes == ["level_1", "level_2"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("low", Decimal(44991), "44991"),
        ("high", Decimal(60000), "60000"),
        ("classes", ["level_1"], "level_2"),
        ("worked_out", {"low_from": "level_1_hour", "high_from": "level_3_hour", "cut_to": "dollar"}, "level_3_hour"),
    ],
)
def test_a_line_that_does_not_come_out_as_it_says_is_refused(calaveras, field, value, said):
    pay = as_written(calaveras.model_dump())["pay"]
    pay["job_site_year"][field] = value
    if field in {"low", "high"}:
        pay["job_site_year"]["printed"] = f"$44,990 {value} $64,022"
    with pytest.raises(ValidationError, match=said):
        remade(calaveras, pay=pay)


def test_a_line_of_two_levels_is_never_the_pay_of_one(calaveras, site):
    for name in calaveras.classes:
        assert all(each.classes == [name] for each in calaveras.pay_of(name))
        shown = words(page(site, f"jobs/calaveras/{name}").css_first("article"))
        assert calaveras.pay["job_site_year"].printed not in shown


def test_every_figure_stands_as_printed_wherever_pay_is_shown(content, site):
    for agency in content.agencies.values():
        for address in ("jobs", f"jobs/{agency.id}"):
            shown = words(page(site, address).css_first("table.records"))
            assert all(each.printed in shown for each in agency.pay.values())
        for name in agency.classes:
            facts = words(page(site, f"jobs/{agency.id}/{name}").css_first(".facts"))
            lines = agency.pay_of(name) or agency.joint_pay_of(name)
            assert (lines[0].printed if lines else "Not visible in the copy we read") in facts
            assert not lines or facts.index("as printed") < facts.index("worked out")


def test_an_amount_that_is_not_printed_is_refused(calaveras):
    pay = as_written(calaveras.model_dump())["pay"]
    pay["level_1_hour"]["low"] = Decimal("21.36")
    with pytest.raises(ValidationError, match=r"21\.36"):
        remade(calaveras, pay=pay)


def test_the_chart_has_its_figures_in_words_too(site):
    chart = page(site, "jobs/calaveras").css_first(".pay-chart svg")
    said = words(chart.css_first("desc"))
    for end in chart.css(".pay-chart__end"):
        assert words(end) in said


# Records


def test_the_posting_was_closed_when_we_saw_it(calaveras, site):
    (posting,) = calaveras.postings.values()
    assert posting.closed
    for address in ("jobs/calaveras", "jobs/calaveras/level_1", "jobs/calaveras/level_2"):
        assert "closed on March 9, 2025" in words(page(site, address).css_first("article"))


def test_a_class_that_is_not_there_is_named(calaveras):
    with pytest.raises(ValidationError, match="level_3"):
        remade(calaveras, raises=[{"classes": ["level_3"], "percent": 4, "on": date(2025, 6, 27), "cite": "a_source"}])


def made_up(**fields):
    """An agency of two levels, with what a test does not care for filled in."""
    level = {"title": "Peer", "summary": "A peer."}
    classes = {"one": {**level, "short": "Level I", "rank": 1}, "two": {**level, "short": "Level II", "rank": 2}}
    values = {"id": "a", "name": "A County", "kind": "county", "summary": "An employer.", "classes": classes}
    return Agency.model_validate(values | fields)


def test_one_range_of_two_levels_is_told_as_such():
    line = {"classes": ["one", "two"], "printed": "$62,961–86,860", "low": 62961, "high": 86860, "period": "year"}
    line |= {"hours_basis": "said", "printed_in": "body", "seen": "2026-11", "cite": "a_source"}
    agency = made_up(pay={"both": line})
    assert agency.pay_of("one") == []
    assert agency.joint_pay_of("one") == agency.joint_pay_of("two") == [agency.pay["both"]]
    (bar,) = pay_scale([agency]).bars
    assert bar.label == "Level I and Level II"


def test_what_is_said_of_some_levels_is_not_said_of_all():
    said = {"license": [{"text": "A license.", "cite": "a_source"}]}
    level = {"title": "Peer", "summary": "A peer.", "short": "A level", "rank": 1}
    both = made_up(shared=[{"classes": ["one", "two"], **said}])
    some = made_up(classes={"one": level, "two": level, "three": level}, shared=[{"classes": ["one", "two"], **said}])
    only = made_up(classes={"one": level | said})
    assert both.common("license") == only.common("license")
    assert not both.differs("license")
    assert not only.differs("license")
    assert some.common("license") == some.apart("three", "license") == []
    assert some.differs("license")


def test_level_2_has_duties_of_its_own_beside_the_shared_ones(calaveras):
    groups = {name: calaveras.duty_groups(name) for name in calaveras.classes}
    assert 5 <= len(groups["level_2"]) <= 6
    assert not [duty for group in groups["level_1"] for duty, own in group.duties if own]
    assert len([duty for group in groups["level_2"] for duty, own in group.duties if own]) == 3


def test_quotations_are_short(content):
    records = [record.model_dump() for kind in ("agencies", "guidelines") for record in getattr(content, kind).values()]
    quotes = quotations(records)
    assert quotes
    assert all(len(quote.split()) <= 20 for quote in quotes)


def test_both_kinds_are_read_by_the_loader():
    assert KINDS["agencies"] is Agency
    assert KINDS["guidelines"] is Guideline
