"""The check that takes stock: every question comes, and the result counts and leads on without judging."""

import pytest

from tests.support.cases import rulebook
from tests.support.checker_page import NOON, Checker

pytestmark = pytest.mark.native

LACKING = {"define_the_job": False, "conviction_history": False, "clear_roles": "unknown"}


def test_it_asks_everything_counts_leads_on_and_counts_a_changed_answer_anew(page, base_url):
    page.clock.set_fixed_time(NOON)
    order = rulebook().goals["readiness"].periods[-1].order
    checker = Checker(page, base_url).open("readiness").start().answer(dict.fromkeys(order, True) | LACKING)
    assert checker.view == "result"
    assert list(checker.record["answers"]) == list(order)  # a no does not end the questions
    assert checker.heading == f"You do {len(order) - len(LACKING)} of these {len(order)} today"
    lines = page.locator("[data-list=missing] [data-slot=lines] > li")
    guidelines = [link.get_attribute("href").partition("#")[2] for link in lines.locator("a").all()]
    assert guidelines == [name for name, answer in LACKING.items() if answer is False]
    assert lines.count() == len(guidelines)
    page.locator(".requirements-fold > summary").click()
    states = page.locator(".rule:visible .clause > [data-slot=state]").all_inner_texts()
    assert sorted(set(states)) == ["Not yet", "To find out", "You do this today"]
    checker.change("Do you ask about convictions")
    checker.give(True).go_on()
    assert checker.heading == f"You do {len(order) - len(LACKING) + 1} of these {len(order)} today"


def test_what_is_not_known_is_counted_whether_it_is_all_some_or_one(page, base_url):
    page.clock.set_fixed_time(NOON)
    order = rulebook().goals["readiness"].periods[-1].order
    checker = Checker(page, base_url).open("readiness").start().answer(dict.fromkeys(order, "unknown"))
    assert checker.heading == f"To find out: {len(order)} of these {len(order)}"
    checker.change("Do you ask about convictions")
    checker.give(True).go_on()
    assert checker.heading == f"To find out: {len(order) - 1} of these {len(order)}"
