"""Each check, answered as a person answers it: by clicking, by keyboard, with mistakes, back and forth."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from checker.protocol import Service
from checker.rulebook.rulebook import Rulebook
from checker.verdict import verdict
from tests.support.cases import cases

PAGES = Path(__file__).resolve().parents[2] / "content" / "check"
GOALS = sorted(page.stem for page in PAGES.glob("*.md") if "{{ checker(" in page.read_text("utf-8"))
GOAL = pytest.mark.parametrize("goal", GOALS)
TRAINED = {
    "certified": True,
    "bh_professional": True,
    "bh_years": "3.5",
    "schooling": "none",
    "direct_years": 0,
    "training": True,
    "training_when": "before",
    "supervising_since": "not_yet",
}
UNTRAINED = TRAINED | {"training": False, "supervising_since": "2026-11-21"}
NOON = "2026-11-21T12:00:00-08:00"


class Checker:
    """The checker in a page, as a person meets it."""

    def __init__(self, page, base_url):
        self.page, self.base_url = page, base_url
        self.element = page.locator("eligibility-checker")
        self.result = page.locator(".result")
        self.question = page.locator("fieldset[data-fact]:visible")
        self.carry_on = page.get_by_role("button", name="Continue")

    def open(self, goal, *, state="ready"):
        self.page.goto(f"{self.base_url}check/{goal}/")
        self.page.wait_for_selector(f"eligibility-checker[data-state={state}]")
        return self

    def start(self):
        self.page.get_by_role("button", name="Start", exact=True).click()
        return self

    @property
    def view(self):
        return self.element.get_attribute("data-view")

    @property
    def fact(self):
        return self.question.get_attribute("data-fact")

    @property
    def record(self):
        return self.element.evaluate("(element) => element.record")

    @property
    def heading(self):
        return self.page.locator("[aria-level='1']:visible").inner_text()

    def give(self, value):
        """Fills in the question on view; a value as JSON has it."""
        kind = self.question.get_attribute("data-kind")
        value = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
        if kind in ("yes_no", "choice") or value in ("unknown", "not_yet"):
            self.question.locator(f'input[value="{value}"]').check()
        elif kind == "number":
            self.question.locator("input[type=text]").fill(value)
        else:
            for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
                self.question.locator(f"input[name$={part}]").fill(text)
        return self

    def go_on(self):
        """Continue, and wait until the question has given way."""
        fact = self.fact
        self.carry_on.click()
        self.page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
        return self

    def answer(self, answers, until=None):
        """Answers each question as it comes, until there is none or one of that name."""
        while self.view == "question" and self.fact != until:
            self.give(answers[self.fact]).go_on()
        return self


@pytest.fixture
def checker(page, base_url):
    return Checker(page, base_url)


@pytest.fixture(scope="session")
def rulebook(bundle):
    return Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))


def asked_alone(rulebook, case):
    """Whether a person who answers only what is asked is asked nothing that the case leaves open."""
    given = {}
    while ask := verdict(rulebook, case.goal, given, date.fromisoformat(case.as_of))["ask"]:
        if ask[0] not in case.answers:
            return False
        given[ask[0]] = case.answers[ask[0]]
    return True


@GOAL
def test_each_case_is_answered_to_its_verdict_by_clicking(checker, rulebook, goal):
    chosen = [case for case in cases() if case.goal == goal and asked_alone(rulebook, case)]
    assert chosen
    checker.page.clock.set_fixed_time(NOON)
    checker.open(goal)
    address = checker.page.url
    for case in chosen:
        checker.page.clock.set_fixed_time(f"{case.as_of}T12:00:00-08:00")
        checker.start().answer(case.answers)
        record = checker.record
        given = record.pop("answers")
        assert checker.view == "result"
        assert record == json.loads(json.dumps(verdict(rulebook, goal, given, date.fromisoformat(case.as_of))))
        assert checker.result.get_attribute("data-status") == record["status"]
        assert case.expect.get("status", record["status"]) == record["status"]
        assert checker.page.locator(".outcome:visible").get_attribute("data-outcome") == record["status"]
        assert checker.page.title().startswith(checker.heading)
        checker.page.get_by_role("button", name="Start again and clear").click()
        checker.page.wait_for_selector("eligibility-checker[data-view=start]")
    assert checker.page.url == address


def test_the_page_and_this_python_give_the_same_bytes_for_every_case(checker, rulebook):
    service = Service(rulebook.to_json())
    checker.open("supervisor")
    for case in cases():
        args = {"goal": case.goal, "answers": case.answers, "as_of": case.as_of}
        here = json.loads(service.reply(json.dumps({"id": 1, "call": "verdict", "args": args})))["ok"]
        there = checker.element.evaluate("(element, args) => element.client.call('verdict', args)", args)
        assert json.dumps(there) == json.dumps(here), case.name


@GOAL
def test_not_knowing_anything_still_ends_in_what_to_find_out(checker, goal):
    checker.open(goal).start()
    while checker.view == "question":
        checker.give("unknown").go_on()
    assert checker.record["status"] == "unsettled"
    assert checker.page.locator("[data-list=find_out] li:visible").count() == len(checker.record["find_out"])
    assert checker.page.get_by_role("heading", name="What to do next").is_visible()


def test_answers_leave_no_trace(checker, page):
    checker.open("supervisor")
    before = page.evaluate("[location.href, {...localStorage}, {...sessionStorage}, document.cookie]")
    checker.start().answer(TRAINED)
    assert page.evaluate("[location.href, {...localStorage}, {...sessionStorage}, document.cookie]") == before
    assert set(page.evaluate("Object.keys(history.state.checker)")) == {"run", "at"}
    page.reload()
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    assert checker.view == "start"
    assert checker.record["answers"] == {}
    assert page.locator("input:checked").count() == page.locator(".md-option:checked, .md-toggle:checked").count()


def test_both_readings_are_told_with_what_is_owed_and_by_when(checker, page):
    page.clock.set_fixed_time(NOON)
    checker.open("supervisor").start().answer(UNTRAINED)
    assert checker.result.get_attribute("data-status") == "depends_on_reading"
    outcomes = page.locator(".reading [data-outcome]")
    assert [outcomes.nth(n).get_attribute("data-outcome") for n in range(2)] == ["not_met", "met_with_duty"]
    assert page.locator(".reading time:visible").inner_text() == "January 20, 2027"
    assert page.locator(".clause[data-word=owed]").count() == page.locator(".clause[data-kind=within]").count() == 1
    assert page.locator(".judged time:visible").inner_text() == "November 21, 2026"
    assert "Your answer: 3.5 years" in page.locator(".rule .clause[data-state=met]:visible").all_inner_texts()[0]


def test_decisions_of_others_are_named(checker, page):
    checker.open("calaveras_promotion").start().answer(
        {
            "level_1_now": True,
            "schooling": "ged",
            "consumer": True,
            "consumer_months": 14,
            "associate_degree": False,
            "certified": True,
            "drivers_license": True,
        }
    )
    assert checker.result.get_attribute("data-status") == "left_to_others"
    assert page.locator("[data-list=left_to] li:visible").count() == 2


def test_changing_an_answer_keeps_the_rest(checker, page):
    checker.open("supervisor").start().answer(TRAINED)
    given = checker.record["answers"]
    assert checker.record["status"] == "met"
    page.get_by_role("button", name=re.compile("^Change.*finished an approved training")).click()
    assert checker.fact == "training"
    assert checker.question.locator("input[value=true]").is_checked()
    checker.give(False).go_on().answer(UNTRAINED)
    assert checker.record["answers"] == given | {"training": False, "supervising_since": "2026-11-21"}
    said = page.locator(".said dd:not(.said__change)").all_inner_texts()
    assert len(said) == len(checker.record["answers"])
    assert {"Yes", "3.5 years", "No", "November 21, 2026"} <= set(said)


def test_the_browsers_back_and_forward_are_steps_of_the_checker(checker, page):
    checker.open("supervisor").start()
    address, first = page.url, checker.fact
    checker.give(TRAINED[first]).go_on()
    second = checker.fact
    assert second != first
    page.go_back()
    assert checker.fact == first
    assert checker.question.locator("input:checked").count() == 1
    page.go_forward()
    assert checker.fact == second
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_selector(f"fieldset[data-fact={first}]:visible")
    page.go_back()
    assert checker.view == "start"
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.url == address


def test_a_double_click_answers_one_question(checker, page):
    checker.open("supervisor").start()
    asked = checker.record["ask"]
    checker.give(TRAINED[checker.fact])
    checker.carry_on.dblclick()
    page.wait_for_timeout(300)
    assert checker.fact == checker.record["ask"][0] != asked[0]
    assert len(checker.record["answers"]) == 1
    assert not page.locator("[data-summary]").is_visible()


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
    for text in ("", "two", "-1", "1e9", "99999999999999", "3 years", "<b>", "١"):
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


def test_by_keyboard_alone(checker, page):
    checker.open("supervision_course_ce")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.do") == "start":
            break
    page.keyboard.press("Enter")
    while checker.view == "question":
        fact = checker.fact
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        if fact == "credit_for":
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
    assert checker.record["answers"] == {"credit_for": "lcsw", "course_finished": True, "evaluation_sent": True}
    assert checker.record["status"] == "met"


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
