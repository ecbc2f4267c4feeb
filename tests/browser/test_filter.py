"""The filter of the page that compares employers: it keeps nothing, and nothing is lost without it."""

import pytest

pytestmark = pytest.mark.native


@pytest.fixture
def compare(page, base_url):
    page.goto(f"{base_url}jobs/compare/")
    return page


def shown(page, selector):
    return [row for row in page.locator(selector).all() if row.is_visible()]


def test_the_filter_takes_away_what_does_not_fit_and_says_how_much_is_left(compare):
    rows, bars = "table [data-employer]", ".pay-chart [data-employer]"
    status = compare.locator(".filter [role=status]")
    every = len(shown(compare, rows))
    assert status.inner_text() == f"{every} of {every} classes shown"
    compare.get_by_label("Employer", exact=True).select_option("calaveras")
    assert status.inner_text() == f"2 of {every} classes shown"
    assert len(shown(compare, rows)) == len(shown(compare, bars)) == 2
    compare.get_by_label("Level", exact=True).select_option("second")
    assert [row.get_attribute("data-level") for row in shown(compare, rows)] == ["second"]
    compare.get_by_label("Employer", exact=True).select_option("")
    compare.get_by_label("Level", exact=True).select_option("")
    compare.get_by_label("Leave out classes that require the certification").press("Space")
    assert 0 < len(shown(compare, rows)) < every
    assert ("calaveras", "second") not in [
        (row.get_attribute("data-employer"), row.get_attribute("data-level")) for row in shown(compare, rows)
    ]
    compare.get_by_label("Leave out classes that require the certification").press("Space")
    compare.get_by_label("Only where we saw the pay").press("Space")
    assert 0 < len(shown(compare, rows)) < every
    assert compare.evaluate("location.search + location.hash") == ""
    assert "filter" not in compare.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").lower()


def test_a_place_takes_away_the_work_that_is_elsewhere(compare, content):
    where = compare.get_by_label("Where", exact=True)
    for region, title in content.guide.vocabularies.regions.items():
        where.select_option(title)
        here = {
            agency.id
            for agency in content.agencies.values()
            for name in agency.classes
            if region in agency.regions_of(name) and not agency.is_related(name)
        }
        assert {row.get_attribute("data-employer") for row in shown(compare, "table [data-employer]")} == here
    where.select_option("Remote work")
    assert compare.get_by_text("Peer Specialist, Los Angeles").is_hidden()  # not where its employer’s other class is


def test_one_range_of_two_levels_stays_for_each_of_them(compare):
    compare.get_by_label("Employer", exact=True).select_option("san_mateo")
    for level in ("first", "second"):
        compare.get_by_label("Level", exact=True).select_option(level)
        assert len(shown(compare, ".pay-chart [data-employer]")) == 1


def test_without_script_every_class_is_there_and_no_filter(open_page, base_url):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}jobs/compare/")
    assert not page.locator(".filter").is_visible()
    assert len(shown(page, "table [data-employer]")) == page.locator("table [data-employer]").count() > 10
