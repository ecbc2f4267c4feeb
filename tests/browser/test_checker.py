"""Each check, answered as a person answers it: by clicking, by keyboard, with mistakes, back and forth."""

import json
from collections import defaultdict
from datetime import date

import pytest
from playwright.sync_api import expect

from checker.rulebook.rulebook import Rulebook
from tests.support.cases import cases
from tests.support.checker_page import NOON, TRAINED, UNTRAINED, Checker
from tests.support.goals import WALKED_GOAL, fewest
from tests.support.scope import ALL
from tests.support.verdicts import progress, verdict

pytestmark = pytest.mark.native


@pytest.fixture
def checker(page, base_url):
    return Checker(page, base_url)


@pytest.fixture(scope="session")
def rulebook(bundle):
    return Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))


def asked_alone(rulebook, case):
    """Whether a person who answers only what is asked is asked nothing that the case leaves open."""
    answers_so_far = {}
    while ask := progress(rulebook, case.goal, answers_so_far, date.fromisoformat(case.as_of))["ask"]:
        if ask[0] not in case.answers:
            return False
        answers_so_far[ask[0]] = case.answers[ask[0]]
    return True


@WALKED_GOAL
def test_each_case_is_answered_to_its_verdict_by_clicking(checker, rulebook, goal):
    offered = {case.name: case for case in cases() if case.goal == goal and asked_alone(rulebook, case)}
    shown = {name: frozenset({case.expect.get("status"), *case.answers}) for name, case in offered.items()}
    chosen = offered if ALL else fewest(shown)  # every status and every question; each answer is met on random walks
    assert chosen
    checker.page.clock.set_fixed_time(NOON)
    checker.open(goal)
    address = checker.page.url
    for case in map(offered.get, chosen):
        checker.page.clock.set_fixed_time(f"{case.as_of}T12:00:00-08:00")
        checker.start().answer(defaultdict(lambda: "unknown", case.answers))  # a case leaves out what its path asks
        record = checker.record
        answers_so_far = record.pop("answers")
        assert checker.view == "result"
        assert record == json.loads(json.dumps(verdict(rulebook, goal, answers_so_far, date.fromisoformat(case.as_of))))
        assert checker.result.get_attribute("data-status") == record["status"]
        assert case.expect.get("status", record["status"]) == record["status"]
        assert checker.page.locator(".outcome:visible").get_attribute("data-outcome") == record["status"]
        assert checker.page.title().startswith(checker.heading)
        checker.clear()
    assert checker.page.url == address


@WALKED_GOAL
def test_not_knowing_anything_still_ends_in_what_to_find_out(checker, goal):
    checker.open(goal).start().answer_unknown()
    assert checker.record["status"] == "unsettled"
    unknown = {*checker.record["find_out"], *(checker.record["plan"] or {"find_out": []})["find_out"]}
    asked = [checker.page.locator(f"[data-list={name}] li").count() for name in ("find_out_then", "find_out_later")]
    assert 1 + sum(asked) == len(unknown)
    first = checker.page.locator(".next [data-do=change]")
    fact = first.get_attribute("data-fact")
    assert fact == checker.record["find_out"][0]
    first.click()
    assert (checker.view, checker.fact) == ("question", fact)
    checker.go_on()
    assert checker.view == "result"
    assert checker.page.get_by_role("heading", name="What to do next").is_visible()


def test_both_readings_are_told_with_what_is_owed_and_by_when(checker, page):
    page.clock.set_fixed_time(NOON)
    checker.open("supervisor").start().answer(UNTRAINED)
    assert checker.result.get_attribute("data-status") == "depends_on_reading"
    outcomes = page.locator(".readings [data-outcome]")
    assert [outcomes.nth(n).get_attribute("data-outcome") for n in range(2)] == ["not_met", "met_with_duty"]
    page.locator(".requirements-fold > summary").click()
    assert page.locator(".result time:visible", has_text="January 20, 2027").count() == 1
    assert page.locator(".clause[data-standing=owed]").count() == page.locator(".clause[data-kind=within]").count() == 1
    assert page.locator(".judged time:visible").inner_text() == "November 21, 2026"
    assert "Your answer: 3.5 years" in page.locator(".rule .clause[data-state=met]:visible").all_inner_texts()[0]


def test_decisions_of_others_are_named(checker, page):
    checker.open("calaveras_promotion").start().answer(
        {
            "level_1_now": True,
            "schooling": "ged",
            "mental_health_services": "own",
            "consumer_months": 14,
            "certified": True,
            "drivers_license": True,
        }
    )
    assert checker.result.get_attribute("data-status") == "left_to_others"
    assert page.locator("[data-list=left_to] li:visible").count() == 2


def test_changing_an_answer_keeps_the_rest(checker, page):
    checker.open("supervisor").start().answer(TRAINED)
    answers_so_far = checker.record["answers"]
    assert checker.record["status"] == "met"
    checker.change("finished an approved training")
    assert checker.fact == "training"
    assert checker.question.locator("input[value=true]").is_checked()
    checker.give(False).go_on().answer(UNTRAINED)
    assert checker.record["answers"] == answers_so_far | {"training": False}
    page.locator(".answers summary").click()
    words = page.locator(".answers dd:not(.answers__change)").all_inner_texts()
    assert len(words) == len(checker.record["answers"])
    assert {"Yes", "3.5 years", "No"} <= set(words)


def test_the_browsers_back_and_forward_are_steps_of_the_checker(checker, page):
    checker.open("supervisor").start()
    address, first = page.url, checker.fact
    checker.give(TRAINED[first]).go_on()
    second = checker.fact
    assert second != first
    page.go_back()
    assert checker.fact == first
    assert checker.filled
    page.go_forward()
    assert checker.fact == second
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_selector(f"fieldset[data-fact={first}]:visible")
    page.go_back()
    assert checker.view == "start"
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.url == address


def test_a_question_takes_the_focus_and_the_title(checker, page):
    checker.open("supervisor").start()
    title = page.title()
    assert title.startswith(checker.heading)
    assert page.evaluate("document.activeElement.textContent") == checker.heading
    checker.give(TRAINED[checker.fact]).go_on()
    assert page.title().startswith(checker.heading)
    assert page.title() != title
    assert page.evaluate("document.activeElement.textContent") == checker.heading


def test_an_answer_that_does_not_fit_is_told_at_the_question_and_above_it(checker, page):
    checker.open("supervisor").start().answer(TRAINED, until="bh_years")
    title, address = page.title(), page.url
    summary, field = page.locator("[data-summary]"), checker.question.locator("input[type=text]")
    for text in ("", "two", "-1", "1e9", "99999999999999", "3 weeks", "<b>", "١"):
        field.fill(text)
        checker.carry_on.click()
        summary.wait_for()
        assert page.title() == f"Error: {title}"
        assert summary.evaluate("(summary) => summary === document.activeElement")
        message = summary.get_by_role("link").inner_text()
        assert "years" in message
        assert checker.question.locator("[data-slot=message]").inner_text() == message
        summary.get_by_role("link").click()
        assert field.evaluate("(input) => input === document.activeElement")
        assert field.input_value() == text
        assert page.url == address
        checker.give("unknown").go_on()
        page.go_back()
        field.wait_for()
        checker.question.locator("input[value=unknown]").uncheck()
    assert not summary.is_visible()


def test_a_day_that_does_not_fit_is_told(checker, page):
    page.clock.set_fixed_time(NOON)
    checker.open("supervisor").start().answer(UNTRAINED, until="supervising_since")
    title = page.title()
    for day in ("2026-02-30", "2027-01-01", "26-1-1", "2026-13-1", "2026--", "--", "year-month-day"):
        checker.give(day)
        checker.carry_on.click()
        expect(page).to_have_title(f"Error: {title}")
        assert checker.question.locator("[data-slot=message]").inner_text()
    checker.give("2026-11-21").go_on()
    assert page.title() != title


def test_typing_takes_back_i_do_not_know(checker):
    checker.open("supervisor").start().answer(TRAINED, until="bh_years").give("unknown")
    checker.give(4)
    assert checker.question.locator("input:checked").count() == 0
    checker.give("unknown")
    assert checker.question.locator("input[type=text]").input_value() == ""


def test_a_jump_within_the_page_takes_nobody_out_of_the_check(checker, page):
    checker.open("supervisor").start()
    first = checker.fact
    checker.give(TRAINED[first]).go_on()
    second, address = checker.fact, page.url
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == checker.heading
    assert page.url == address
    page.evaluate("location.hash = 'anywhere'")
    page.wait_for_timeout(200)
    assert checker.fact == second
    page.go_back()
    page.wait_for_timeout(200)
    assert checker.fact == second
    page.go_back()
    assert checker.fact == first
