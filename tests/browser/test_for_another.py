"""Somebody answers for another person in the page: chosen before the first question, kept, and changed at any time."""

import pytest

from tests.support.checker_page import NOON, Checker

pytestmark = pytest.mark.native

ANOTHER, MYSELF = "Answer for somebody else", "Answer for myself"


@pytest.fixture
def checker(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url)


def test_the_questions_ask_about_the_person_from_the_first_one_on(checker, page, look):
    checker.open("all")
    page.get_by_label("About me").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("status").get_by_text("The questions now ask about the person you answer for.").wait_for()
    look("start")
    checker.start()
    assert "the person" in checker.heading
    assert page.title().startswith(checker.heading)
    checker.carry_on.click()
    assert "the person" in page.locator("[data-summary]").inner_text()
    look("question")
    page.reload()
    checker.wait_for("ready")
    assert "the person" in checker.heading
    page.get_by_role("button", name="Show what I have so far").click()
    page.wait_for_selector("eligibility-checker[data-view=result]")
    assert checker.heading == "Here is where the person stands"
    checker.open("veterans_crisis_line").start()
    assert checker.heading == "Is the person a veteran?"
    assert page.locator(".rule [data-other]").count()
    page.get_by_role("button", name=MYSELF).click()
    page.get_by_role("button", name=ANOTHER).wait_for()
    assert checker.heading == "Are you a veteran?"


def test_a_result_changes_its_words_and_its_file_is_opened_in_them(checker, page, tmp_path):
    checker.open("veterans_crisis_line").start().give("none").go_on()
    assert checker.view == "result"
    page.get_by_role("button", name=ANOTHER).click()
    page.locator("[data-list=blocked]", has_text="The person is a veteran").wait_for()
    with page.expect_download() as found:
        page.get_by_role("button", name="Save my answers").locator("visible=true").first.click()
    path = tmp_path / found.value.suggested_filename
    found.value.save_as(path)
    assert "Is the person a veteran?" in path.read_text("utf-8")
    checker.clear()
    assert page.get_by_label("About me").is_checked()
    page.locator("[data-file]").set_input_files(path)
    page.wait_for_selector("eligibility-checker[data-view=opened]")
    page.get_by_role("button", name="See the whole result for today").click()
    assert "The person" in page.locator("[data-list=blocked]").inner_text()


def test_a_check_of_an_organization_offers_no_such_choice(checker, page):
    checker.open("readiness")
    assert not page.get_by_text("Who are these answers about?").count()
