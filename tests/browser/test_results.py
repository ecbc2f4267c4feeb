"""How long a check is: on a phone Start is on the first screen, and a result on three before what is folded away; on
paper a result is one page, and with the answers at most three.
"""

import json

import pytest

from tests.support.cases import rulebook
from tests.support.goals import EVERY_GOAL, checks
from tests.support.results import PLACE, PYTHON, longest_results
from tests.support.scope import ALL
from tests.support.sheets import bare, sheets

pytestmark = pytest.mark.native

SCREEN = {"width": 360, "height": 780}
SCREENS, SHEETS = 3, 3
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
def test_every_kind_of_result_is_three_screens_and_leads_on_and_the_longest_is_one_page(phone, base_url, goal):
    phone.add_init_script(PYTHON)
    phone.goto(f"{base_url}check/{goal}/")
    replies = longest_results(goal)
    results = phone.evaluate(PLACE, replies)
    assert len({result["status"] for result in results}) > 1
    for result in results:
        assert result["view"] == "result"
        assert result["end"] <= SCREENS * SCREEN["height"], result
        assert not result["wide"]
        assert result["doors"] == 1 or rulebook().goals[goal].every_clause, result
        assert result["twice"] == [], result
    phone.evaluate("window.print = () => {}")
    for reply in replies if ALL else [max(replies, key=lambda reply: len(json.dumps(reply["result"])))]:
        phone.evaluate(PLACE, [reply])
        assert len(sheets(phone)) <= SHEETS, reply["record"]["answers"]
        phone.get_by_role("button", name="Print on one page").click()
        (sheet,) = sheets(phone)
        assert bare(phone.locator(".outcome__heading").inner_text()) in sheet
        door = phone.locator(".next .door a")
        assert not door.count() or bare(door.inner_text()) in sheet
        steps = phone.locator("[data-list=plan]:visible .plan > li")
        titles = steps.locator("> details > summary").or_(steps.locator("> p:last-child")).all_text_contents()
        assert [title for title in titles if bare(title) not in sheet] == []
