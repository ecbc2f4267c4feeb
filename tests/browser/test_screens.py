"""How long a check is on a phone: Start is on its first screen, and a result on three before what is folded away."""

import json
from datetime import date

import pytest

from checker.facts.answers import read_answers
from checker.verdict import verdict
from tests.support.cases import cases, rulebook
from tests.support.checker_page import Checker
from tests.support.goals import checks, walked_goals
from tests.support.scope import ALL

SCREEN = {"width": 360, "height": 780}
SCREENS = 3


@pytest.fixture
def phone(open_page):
    return open_page(viewport=SCREEN, has_touch=True, is_mobile=True)


def test_start_is_on_the_first_screen_of_every_check(phone, base_url):
    for goal in checks():
        phone.goto(f"{base_url}check/{goal}/")
        box = phone.get_by_role("button", name="Start", exact=True).bounding_box()
        assert box["y"] + box["height"] <= SCREEN["height"], goal


def endings():
    """A case for each status that a goal's check ends in, with nothing left to ask."""
    found = {}
    for case in cases():
        if case.goal in (checks() if ALL else walked_goals()):
            day = date.fromisoformat(case.as_of)
            record = verdict(rulebook(), case.goal, read_answers(rulebook().facts, case.answers, day), day)
            if not record["ask"] and not record["ask_plan"]:
                found.setdefault((case.goal, record["status"]), case)
    return [pytest.param(case, id="-".join(key)) for key, case in found.items()]


@pytest.mark.parametrize("case", endings())
def test_a_result_is_three_screens_before_what_is_folded_and_says_where_to_go_next(phone, base_url, case):
    phone.clock.set_fixed_time(f"{case.as_of}T12:00:00-08:00")
    checker = Checker(phone, base_url).open(case.goal)
    tab = json.dumps({"rules": rulebook().hash, "run": 1, "answers": case.answers}, default=str)
    phone.evaluate("(tab) => sessionStorage.setItem(`${location.pathname.split('check/')[0]}answers`, tab)", tab)
    checker.open(case.goal)
    phone.get_by_role("button", name="See the result").click()
    assert checker.view == "result"
    top = phone.locator(".requirements-heading").evaluate("(heading) => heading.getBoundingClientRect().top + scrollY")
    assert top <= SCREENS * SCREEN["height"]
    assert phone.locator(".next a:visible").count() > 0
