"""The guide of another state is walked in a browser, from its first page to a verdict with a limit of time."""

import pytest

from tests.support.site_server import laid


@pytest.fixture(scope="module")
def base_url(oregon_site):
    """The address of Oregon's site."""
    with laid(oregon_site) as line:
        yield line.address


def test_a_county_of_oregon_gives_6_months_for_the_certificate(page, base_url):
    page.goto(base_url)
    page.get_by_role("link", name="Jackson County", exact=True).click()
    page.get_by_role("button", name="Start").click()
    for fact, answer in {"peer_certified": "No", "hired": "I have not been hired"}.items():
        page.locator(f"#question-{fact}").get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continue").click()
        page.locator(f"#question-{fact}").wait_for(state="hidden")
    result = page.locator(".result")
    result.wait_for(state="visible")
    assert "You can start now: 2 steps left" in result.inner_text()
    assert "You have 6 months from the day you are hired." in result.text_content()  # behind a step to come


def test_one_interview_lists_the_jobs_of_oregon(page, base_url):
    page.goto(f"{base_url}check/all/")
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Show what I have so far").click()
    page.wait_for_selector("eligibility-checker[data-view=result]")
    jobs = page.locator(".job")
    assert jobs.filter(has_text="Polk County").count() == 1
    assert jobs.count() >= 4
    assert page.locator(".job a", has_text="See the whole check").first.get_attribute("href").startswith("../")
