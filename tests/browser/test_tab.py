"""Answers live as long as their tab: through a reload and from check to check, and in no other place."""

import json

import pytest

from tests.support.checker_page import NOON, TRAINED, Checker

pytestmark = pytest.mark.native

NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
})"""
PLACES = """async () => JSON.stringify([
  location.href,
  document.cookie,
  { ...localStorage },
  (await indexedDB.databases()).map(({ name }) => name),
  await Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])),
])"""
"""All places that outlast a tab, or that somebody else sees."""

TAB = "JSON.stringify({ ...sessionStorage })"


@pytest.fixture
def checker(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url)


def stored(page):
    """What the tab holds of the answers."""
    (text,) = json.loads(page.evaluate(TAB)).values()
    return json.loads(text)


def reload(checker):
    checker.page.reload()
    checker.wait_for("ready")


def test_answers_are_in_the_tab_and_in_no_other_place(checker, page):
    checker.open("supervisor")
    places = page.evaluate(PLACES)
    assert page.evaluate(TAB) == "{}"
    checker.start().answer(TRAINED)
    assert page.evaluate(PLACES) == places
    assert stored(page)["answers"] == checker.record["answers"]
    assert set(page.evaluate("Object.keys(history.state.checker)")) == {"run", "at", "view"}


def test_a_question_and_a_result_come_back_when_the_page_is_loaded_again(checker, page):
    checker.open("supervisor").start().answer(TRAINED, until="bh_years")
    answers = checker.record["answers"]
    reload(checker)
    assert (checker.fact, checker.record["answers"]) == ("bh_years", answers)
    checker.answer(TRAINED)
    record, heading, title = checker.record, checker.heading, page.title()
    reload(checker)
    assert (checker.view, checker.record, checker.heading, page.title()) == ("result", record, heading, title)
    page.go_back()
    assert checker.view == "question"
    assert checker.filled


def test_a_link_in_a_result_leads_on_in_the_tab_and_back_to_the_result(checker, page):
    checker.open("supervisor").start().answer(TRAINED)
    record = checker.record
    page.locator(".next li a").first.click()
    page.wait_for_load_state()
    page.go_back()
    checker.wait_for("ready")
    assert (checker.view, checker.record) == ("result", record)


def test_the_next_check_says_what_it_knows_and_asks_for_the_rest(checker, page):
    checker.open("supervisor").start().answer(TRAINED | {"schooling": "ged"})
    answers = checker.record["answers"]
    checker.open("calaveras_level_2")
    shared = [name for name in answers if page.locator(f"fieldset[data-fact={name}]").count()]
    known = page.locator("[data-slot=known]").inner_text()
    assert shared
    assert known.startswith(f"We already have {len(shared)} of up to ")
    assert page.locator(".answers__row").count() == len(shared)
    page.get_by_role("button", name="Continue with the questions").click()
    assert checker.fact not in answers
    assert page.locator(".progress").inner_text().startswith(f"Question {len(shared) + 1} of up to ")


def test_clear_is_in_sight_wherever_there_are_answers_and_takes_all_of_them(checker, page):
    clear = page.get_by_role("button", name="Clear my answers")
    checker.open("supervisor")
    assert clear.is_hidden()
    checker.start()
    assert clear.is_hidden()
    checker.give(TRAINED[checker.fact]).go_on()
    assert clear.is_visible()
    checker.answer(TRAINED)
    assert clear.is_visible()
    checker.open("calaveras_level_2")
    assert clear.is_visible()
    clear.click()
    page.get_by_role("button", name="Start", exact=True).wait_for()
    assert page.evaluate(TAB) == "{}"
    assert page.locator(".answers__row").count() == 0
    page.go_back()
    checker.wait_for("ready")
    assert (checker.view, checker.record["answers"]) == ("start", {})


def test_every_page_and_a_check_with_other_questions_says_that_there_are_answers_and_clears_them(
    checker, page, base_url
):
    clear = page.get_by_role("button", name="Clear my answers")
    page.goto(f"{base_url}privacy/")
    assert clear.is_hidden()
    checker.open("merced_peer").start()
    checker.give(True).go_on()
    checker.open("supervision_course_ce")
    assert page.locator(".answers__row").count() == 0  # none of its own
    assert clear.is_visible()
    page.goto(f"{base_url}jobs/compare/")
    clear.click()
    assert page.get_by_text("Your answers are cleared.").is_visible()
    assert clear.is_hidden()
    assert page.evaluate(TAB) == "{}"
    page.reload()
    assert clear.is_hidden()
    checker.open("merced_peer")
    assert checker.record["answers"] == {}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"rules": "0" * 16}, id="other rules"),
        pytest.param({"answers": "certified"}, id="no answers"),
        pytest.param({"answers": {"no_such_fact": True, "bh_years": "<b>"}}, id="unknown facts"),
        pytest.param(None, id="no JSON"),
    ],
)
def test_answers_that_do_not_fit_are_dropped_quietly(checker, page, change):
    checker.open("supervisor").start().answer(TRAINED)
    (key,) = json.loads(page.evaluate(TAB))
    text = json.dumps(stored(page) | change) if change else "{"
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, text])
    checker.open("calaveras_level_2")
    assert (checker.view, checker.record["answers"]) == ("start", {})
    assert checker.open("supervisor").start().answer(TRAINED).record["status"] == "met"


def test_where_the_browser_stores_nothing_the_check_works_and_says_nothing_of_it(checker, page):
    page.add_init_script(NO_STORAGE)
    checker.open("supervisor").start().answer(TRAINED)
    assert checker.record["status"] == "met"
    assert "store" not in checker.element.inner_text()
    reload(checker)
    assert (checker.view, checker.record["answers"]) == ("start", {})
