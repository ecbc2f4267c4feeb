"""The check that takes stock: every question comes, and the result counts and leads on without judging."""

import pytest

from tests.support.cases import rulebook
from tests.support.checker_page import NOON, Checker

LACKING = {"define_the_job": False, "conviction_history": False, "clear_roles": "unknown"}


@pytest.fixture
def taken(page, base_url):
    page.clock.set_fixed_time(NOON)
    order = rulebook().goals["readiness"].periods[-1].order
    checker = Checker(page, base_url).open("readiness").start()
    return checker.answer(dict.fromkeys(order, True) | LACKING), order


def test_a_no_does_not_end_the_questions(taken):
    checker, order = taken
    assert checker.view == "result"
    assert list(checker.record["answers"]) == list(order)


def test_the_heading_counts_what_is_done(taken):
    checker, order = taken
    assert checker.heading == f"You do {len(order) - len(LACKING)} of these {len(order)} today"


def test_what_is_not_done_yet_leads_to_its_guideline(taken, page):
    lines = page.locator("[data-slot=missing] > li")
    led = [link.get_attribute("href").partition("#")[2] for link in lines.locator("a").all()]
    assert led == [name for name, answer in LACKING.items() if answer is False]
    assert lines.count() == len(led)


def test_each_line_tells_its_state_in_the_words_of_a_practice(taken, page):
    words = page.locator(".rule:visible .clause > [data-slot=state]").all_inner_texts()
    assert sorted(set(words)) == ["Not yet", "To find out", "You do this today"]


def test_a_changed_answer_is_counted_anew(taken, page):
    checker, order = taken
    page.get_by_role("button", name="Change your answer to: Do you ask about convictions").click()
    checker.give(True).go_on()
    assert checker.heading == f"You do {len(order) - len(LACKING) + 1} of these {len(order)} today"
