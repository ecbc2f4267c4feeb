"""Every check on a phone, by tapping: nothing runs off the side, and nothing is cut off."""

import pytest

from tests.support.checker_page import NOON, Checker
from tests.support.goals import ASKED_GOAL
from tests.support.paths import longest

pytestmark = pytest.mark.native

CUT_OFF = """(width) => [...document.querySelectorAll("article *")].filter((element) => {
  if (!element.checkVisibility({ visibilityProperty: true }) ||
    ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return false;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (element.closest(".unseen")) return false; // for ears alone
  const scrolled = element.closest("[tabindex='0']"); // a table that scrolls by itself, by keyboard too
  return !scrolled && (box.right > width + 1 || box.left < -1)
    || style.overflow !== "visible" && (element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""


TWO_TAPS = 700
"""Milliseconds after which a tap is no longer the second of a double tap, which the page leaves alone."""


@pytest.fixture
def phone(open_page):
    return open_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, device_scale_factor=2)


def tap(checker, value):
    """Answers the question on view with taps; what is typed comes from the phone's keyboard."""
    kind = checker.question.get_attribute("data-kind")
    value = str(value).lower() if isinstance(value, bool) else value
    if kind in ("yes_no", "choice") or value in ("unknown", "not_yet"):
        checker.question.locator(f"label[for={checker.fact}-{value}]").tap()
    else:
        checker.question.locator("input[type=text]").first.tap()
        checker.give(value)


@ASKED_GOAL
def test_by_touch_at_320_and_360_pixels(phone, base_url, goal):
    phone.clock.set_fixed_time(NOON)
    checker = Checker(phone, base_url).open(goal)
    fits(phone)
    phone.get_by_role("button", name="Start", exact=True).tap()
    for fact, value in longest(goal).items():
        assert checker.fact == fact
        fits(phone)
        tap(checker, value)
        checker.carry_on.tap()
        checker.wait_past(fact)
    assert checker.view == "result"
    fits(phone)
    phone.wait_for_timeout(TWO_TAPS)
    phone.get_by_role("button", name="Clear my answers").tap()
    phone.wait_for_selector("eligibility-checker[data-view=start]")


def fits(page):
    """At both widths; it stays at the narrower one."""
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF, width) == []
