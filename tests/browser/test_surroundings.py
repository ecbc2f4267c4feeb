"""A page as the reader's own settings want it: without motion, and in colors of their choice."""

import pytest

from tests.support.checker_page import Checker

pytestmark = pytest.mark.native

PAGES = ["", "certification/", "jobs/compare/", "employers/recruit/", "check/supervisor/"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_who_wants_no_motion(page, base_url, name):
    page.emulate_media(reduced_motion="reduce")
    page.goto(base_url + name)
    page.keyboard.press("Tab")
    page.evaluate("scrollTo(0, 400)")
    moving = page.evaluate("""() => document.getAnimations()
      .filter((each) => each.effect.getComputedTiming().duration > 10)
      .map((each) => each.effect.target.outerHTML.slice(0, 80))""")
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_in_forced_colors_a_result_keeps_its_bar_its_icon_and_its_words(page, base_url):
    page.emulate_media(forced_colors="active")
    Checker(page, base_url).open("supervisor").start().answer_unknown()
    heading = page.locator(".result h1:visible, .result [aria-level='1']:visible").first
    assert heading.inner_text().strip()
    bars = page.evaluate("""() => [...document.querySelectorAll(".result, .result *")].filter((each) =>
      each.checkVisibility() && parseFloat(getComputedStyle(each).borderInlineStartWidth) >= 3).length""")
    assert bars > 0
