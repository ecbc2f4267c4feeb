"""What helps on: the line on any page that the tab holds answers, and the result of somebody who knows nothing yet."""

import random

import pytest

from tests.support.results import PLACE, PYTHON, ended

pytestmark = pytest.mark.native

PHONE = {"width": 320, "height": 640}
ANSWERS = "sessionStorage.setItem(`${new URL('.', location).pathname.replace('questions/', '')}answers`, '{}')"
NOTHING_KNOWN = 0
"""Of the people who answer all questions alike."""


@pytest.fixture
def phone(open_page):
    return open_page(viewport=PHONE)


@pytest.fixture
def readable(phone, axe):
    """Axe finds nothing, and nothing runs off the side."""

    def readable():
        phone.evaluate(axe)
        violations = phone.evaluate("async () => (await axe.run()).violations")
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    return readable


def reach(page, there):
    """Tab until the focus is on that element."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if there.evaluate("(element) => element === document.activeElement"):
            assert there.evaluate("(element) => getComputedStyle(element).outlineStyle") == "solid"
            return
    raise AssertionError("Tab does not lead there")


def test_the_line_that_the_tab_holds_answers_is_read_and_pressed_by_everybody(phone, base_url, readable):
    phone.add_init_script(ANSWERS)
    phone.goto(f"{base_url}questions/")
    clear = phone.get_by_role("button", name="Clear my answers")
    readable()
    assert clear.bounding_box()["height"] >= 24
    phone.emulate_media(media="print")
    assert clear.is_hidden()
    phone.emulate_media(media="screen")
    reach(phone, clear)
    phone.keyboard.press("Enter")
    assert phone.get_by_role("status").filter(has_text="Your answers are cleared.").is_visible()
    assert phone.evaluate("sessionStorage.length") == 0
    readable()


def test_who_knows_nothing_yet_opens_what_to_find_out_and_changes_an_answer(phone, base_url, readable):
    phone.add_init_script(PYTHON)
    phone.goto(f"{base_url}check/supervisor/")
    phone.evaluate(PLACE, [ended("supervisor", NOTHING_KNOWN, random.Random(0))])
    readable()
    later = phone.locator("[data-list=find_out_later]")
    change = phone.get_by_role("button", name="Then change your answer here.")
    fact = change.get_attribute("data-fact")
    phone.emulate_media(media="print")
    assert change.is_hidden()
    assert phone.get_by_text("Find this out first:").is_visible()
    phone.emulate_media(media="screen")
    reach(phone, later.locator("summary"))
    phone.keyboard.press("Enter")
    assert later.locator("li").first.is_visible()
    readable()
    phone.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    reach(phone, change)
    phone.keyboard.press("Enter")
    phone.locator(f"fieldset[data-fact={fact}]").wait_for()
    readable()
