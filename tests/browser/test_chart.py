"""The decision chart on a page without script and on paper."""

import pytest

pytestmark = pytest.mark.native


def test_its_steps_can_be_followed_by_links_without_script(open_page, base_url):
    """That every chart's links lead to every step: tests/site/test_checks.py."""
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}check/certification/")
    chart, questions = page.locator("details.chart"), page.locator("form.questions")
    assert chart.bounding_box()["y"] < questions.bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    chart.locator("summary").click()
    link = page.locator(".chart__ways a").first
    link.click()
    assert page.url.endswith(link.get_attribute("href"))
    assert page.locator(".chart__step:target").is_visible()


def test_on_paper_the_chart_is_open(page, base_url):
    page.goto(f"{base_url}check/supervisor/")
    assert not page.locator(".chart__step").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".chart__step").first.is_visible()
    assert page.locator(".chart__step").last.is_visible()
