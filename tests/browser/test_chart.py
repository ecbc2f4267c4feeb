"""The decision chart on a page without script and on paper."""

import pytest

from tests.support.cases import ROOT

PAGES = (ROOT / "content" / "check").glob("*.md")
GOALS = sorted(page.stem for page in PAGES if "{{ chart(" in page.read_text("utf-8"))


@pytest.mark.parametrize("goal", GOALS)
def test_every_step_can_be_reached_by_links_without_script(open_page, base_url, goal):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}check/{goal}/")
    page.locator("details.chart > summary").click()
    steps = page.locator(".chart__step")
    ids = [steps.nth(index).get_attribute("id") for index in range(steps.count())]
    links = page.locator(".chart__ways a")
    targets = {links.nth(index).get_attribute("href") for index in range(links.count())}
    assert ids[0].startswith(f"chart-{goal}-")
    assert targets == {f"#{name}" for name in ids[1:]}
    links.first.click()
    assert page.url.endswith(links.first.get_attribute("href"))


def test_on_paper_the_chart_is_open(page, base_url):
    page.goto(f"{base_url}check/supervisor/")
    assert not page.locator(".chart__step").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".chart__step").first.is_visible()
    assert page.locator(".chart__step").last.is_visible()
