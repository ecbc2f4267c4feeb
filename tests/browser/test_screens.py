"""How long a check is on a phone: Start is on its first screen, and a result on three before what is folded away."""

import pytest

from tests.support.cases import rulebook
from tests.support.goals import EVERY_GOAL, checks
from tests.support.results import PLACE, PYTHON, longest_results

pytestmark = pytest.mark.native

SCREEN = {"width": 360, "height": 780}
SCREENS = 3
OWN_POSTING = "../employers/posting"
"""A check that stands with the guidelines, and has a text to paste beside its questions."""


@pytest.fixture
def phone(open_page):
    return open_page(viewport=SCREEN, has_touch=True, is_mobile=True)


def test_start_is_on_the_first_screen_of_every_check(phone, base_url):
    for goal in (*checks(), OWN_POSTING):
        phone.goto(f"{base_url}check/{goal}/")
        box = phone.get_by_role("button", name="Start", exact=True).bounding_box()
        assert box["y"] + box["height"] <= SCREEN["height"], goal


@EVERY_GOAL
def test_every_kind_of_result_is_three_screens_and_leads_on(phone, base_url, goal):
    phone.add_init_script(PYTHON)
    phone.goto(f"{base_url}check/{goal}/")
    results = phone.evaluate(PLACE, longest_results(goal))
    assert len({result["status"] for result in results}) > 1
    for result in results:
        assert result["view"] == "result"
        assert result["end"] <= SCREENS * SCREEN["height"], result
        assert not result["wide"]
        assert result["doors"] == 1 or rulebook().goals[goal].every_clause, result
        assert result["twice"] == [], result
