"""A posting of the reader's own, checked in the page: its sentences are found, and nothing of it leaves the page."""

import pytest

from macros.linter import occurrences
from tests.support.checker_page import Checker
from tests.support.employers import quotations
from tests.support.sheets import sheets

pytestmark = pytest.mark.native

ADDRESS = "employers/posting/"
TEXT = """Valid driver's license required.
One year of full-time experience. An Associate Degree may be substituted for experience; a background check follows.
Salary: $21.63 - $26.58"""
TOUCHED = {"license_of_everyone", "part_time_not_counted", "substitution_without_amount", "check_before_offer"}
STORES = (
    "async () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, await caches.keys()])"
)


@pytest.fixture
def posting(page, base_url):
    page.goto(base_url + ADDRESS)
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    return page


@pytest.fixture
def checker(posting, base_url):
    return Checker(posting, base_url)


def find(page, text):
    page.get_by_label("The text of your posting").fill(text)
    page.get_by_role("button", name="Find the sentences").click()


def touched(page):
    return {point.get_attribute("data-point") for point in page.locator("[data-point]:visible").all()}


def answers(content, **other):
    return dict.fromkeys((name for name, point in content.points.items() if point.ask), "clear") | other


def test_the_sentences_of_each_point_are_found_with_their_words_marked(posting):
    find(posting, TEXT)
    assert touched(posting) >= TOUCHED
    assert "trainee_without_day" not in touched(posting)
    (sentence,) = posting.locator("[data-point=check_before_offer] li").all()
    assert sentence.inner_text() == "a background check follows."
    assert sentence.locator("mark").all_inner_texts() == ["background"]
    assert posting.locator(".posting [role=status]").inner_text().startswith(f"{len(touched(posting))} of ")
    posting.get_by_role("button", name="Clear the text").click()
    assert touched(posting) == set()
    assert posting.locator(".posting [role=status]").inner_text() == ""


def test_our_record_of_a_posting_touches_every_point_that_the_linter_finds_in_it(posting, content):
    agency = content.agencies["calaveras"]
    found = {each.point for each in occurrences(content.comparison, content.points, agency)}
    closing = [f"Closes {each.closes}" for each in agency.postings.values() if each.closes]
    find(posting, "\n".join([*quotations(agency.model_dump()), *closing]))
    assert len(found) >= 8
    assert found <= touched(posting)


def test_the_text_stands_beside_each_question_and_the_answers_give_one_result_for_both_ways(checker, content):
    page, names = checker.page, [*answers(content)]
    find(page, TEXT)
    checker.start()
    assert checker.fact == names[0]
    assert checker.question.locator(".sentences li").all_inner_texts() == ["Valid driver's license required."]
    assert not checker.question.locator("input:checked").count()  # the text answers nothing
    checker.answer(answers(content), until="trainee_without_day")
    assert "No sentence in your text" in checker.question.inner_text()
    lacking = {"part_time_not_counted": "look", "license_of_everyone": "absent"}
    checker.answer(answers(content)).change("part-time").give("look").go_on()
    checker.change("driver’s license").give("absent").go_on()
    assert checker.record["answers"] == answers(content, **lacking)
    assert checker.heading == f"Your posting is clear on {len(names) - 1} of {len(names)} points"
    (line,) = page.locator("[data-list=missing] li[data-of]").all()
    point = content.points["part_time_not_counted"]
    for words in (point.do.removesuffix("."), point.why, point.paste, "Butte County", "One year of full-time"):
        assert words in line.inner_text()

    with page.expect_download() as download:
        page.get_by_role("button", name="Save these points as text").click()
    saved = download.value.path().read_text("utf-8")
    for words in (point.why, point.paste, "One year of full-time experience."):
        assert words in saved
    assert "driver" not in saved  # there is nothing to look at
    assert "posting.txt" in page.locator(".save__done").inner_text()

    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    checker.clear()
    assert page.get_by_label("The text of your posting").input_value() == ""
    page.locator("[data-file]").set_input_files(download.value.path())
    page.get_by_role("button", name="See the whole result").click()
    assert checker.heading == f"Your posting is clear on {len(names) - 1} of {len(names)} points"


def test_a_posting_that_is_to_be_looked_at_in_every_point_fits_on_two_sheets(checker, content):
    find(checker.page, "\n".join(quotations(content.agencies["calaveras"].model_dump())))
    checker.start().answer(dict.fromkeys(answers(content), "look"))
    assert checker.page.locator("[data-list=missing] li[data-of]").count() == len(answers(content))
    checker.element.evaluate("(element) => element.dataset.print = 'plan'")
    assert len(sheets(checker.page)) <= 2


def test_nothing_of_the_text_is_sent_or_kept(checker, traffic):
    page = checker.page
    before = page.evaluate(STORES)
    traffic.requests.clear()
    find(page, TEXT)
    checker.start()
    assert traffic.requests == []
    assert page.evaluate(STORES) == before
    page.reload()
    assert page.locator("textarea").input_value() == ""


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everybody_can_read_it(checker, content, violations, width, scheme):
    page = checker.page
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    find(page, TEXT)
    assert page.evaluate("document.activeElement.matches('[role=status]')")

    def judge():
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    judge()
    checker.start()
    judge()
    checker.answer(answers(content, check_before_offer="look", part_time_not_counted="look"))
    judge()


def test_without_a_script_every_point_stands_there_with_its_advice(open_page, base_url, content):
    page = open_page(java_script_enabled=False)
    page.goto(base_url + ADDRESS)
    assert page.locator("fieldset[data-fact]:visible").count() == len(answers(content))
    assert page.locator(".clause .advice:visible").count() == len(answers(content)) > 15
    assert not page.locator("textarea").is_visible()
