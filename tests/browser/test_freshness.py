"""What has grown old is told by the reader's clock, above the fact and above the verdict, and not before its day."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.native

IN_TIME, TOO_LATE = "2026-11-30T12:00:00-08:00", "2031-01-02T12:00:00-08:00"


@pytest.fixture
def on(page, base_url):
    """Opens a page on a day."""

    def open_on(path, day):
        page.clock.install(time=day)
        page.goto(base_url + path)
        return page

    return open_on


@pytest.mark.parametrize(("day", "old"), [(IN_TIME, False), (TOO_LATE, True)])
def test_a_page_warns_when_its_sources_were_read_too_long_ago(on, day, old):
    page = on("supervision/", day)
    expect(page.locator(".freshness")).to_be_visible()
    expect(page.locator(".freshness > [data-old-after]")).to_be_visible(visible=old)


@pytest.mark.parametrize(("day", "old"), [(IN_TIME, False), (TOO_LATE, True)])
def test_a_verdict_warns_when_its_rules_were_read_too_long_ago(on, day, old):
    page = on("check/riverside_peer/", day)
    warning = page.locator(".old", has_text="more than a year ago")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(warning).to_be_hidden()
    while page.locator("eligibility-checker").get_attribute("data-view") == "question":
        question = page.locator("fieldset[data-fact]:visible")
        fact = question.get_attribute("data-fact")
        question.locator('input[value="unknown"]').check()
        page.get_by_role("button", name="Continue").click()
        page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
    expect(warning).to_be_visible(visible=old)
    heading = page.locator("[aria-level='1']:visible")
    if old:
        assert warning.bounding_box()["y"] < heading.bounding_box()["y"]


@pytest.mark.parametrize(("day", "closed"), [("2025-03-09T23:30:00-07:00", False), ("2025-03-10T00:30:00-07:00", True)])
def test_a_posting_closes_when_its_last_day_is_over_where_the_reader_is(on, day, closed):
    page = on("check/calaveras_level_1/", day)
    warning = page.locator('.old[data-old-after="2025-03-09"]')
    assert warning.evaluate("(element) => element.hidden") != closed
