"""Days are those of the place that the guide is about, wherever the reader is: its deadlines end there."""

import pytest

from tests.support.checker_page import Checker

pytestmark = pytest.mark.native

EVENING = "2026-12-31T22:30:00-08:00"
"""In California; in Japan it is the next day."""


@pytest.mark.parametrize("place", ["Asia/Tokyo", "America/Los_Angeles"])
def test_a_result_is_judged_for_the_day_at_the_place_of_the_guide(open_page, base_url, place):
    page = open_page(viewport={"width": 1280, "height": 800}, timezone_id=place)
    page.clock.set_fixed_time(EVENING)
    checker = Checker(page, base_url).open("certification").start()
    page.locator(f"#question-{checker.fact}").get_by_label("No", exact=True).check()
    checker.carry_on.click()
    page.locator(".judged").wait_for()
    assert "December 31, 2026" in page.locator("[data-slot=judged]").inner_text()
