"""Every view of a check can be read by everybody: axe, one first heading, no sideways scroll, paper."""

import pytest

from tests.support.scope import ALL

pytestmark = pytest.mark.native

MIXED = [(360, "dark"), (1280, "light")]
LOOKS = [(320, "light"), (1280, "dark"), *(MIXED if ALL else [])]
"""Two have both colors and both widths. test_theme.py looks at every kind of page in all four."""
VIEWS = pytest.mark.parametrize(("width", "scheme"), LOOKS)


def show(page, base_url, goal, width, scheme):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{base_url}check/{goal}/")


def answer(page, pick):
    """Answers every question in one way: `pick` is a selector of an input of each."""
    while page.locator("eligibility-checker").get_attribute("data-view") == "question":
        question = page.locator("fieldset[data-fact]:visible")
        fact = question.get_attribute("data-fact")
        choice = question.locator(pick)
        if choice.count():
            choice.first.check()
        else:
            question.locator("input[type=text]").first.fill("12")
        page.get_by_role("button", name="Continue").click()
        page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")


@VIEWS
def test_the_start_a_question_an_error_and_results_can_be_read(page, base_url, look, width, scheme):
    show(page, base_url, "supervisor", width, scheme)
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    look("start")
    page.get_by_role("button", name="Start", exact=True).click()
    look("question")
    page.get_by_role("button", name="Continue").click()
    look("question")
    answer(page, "input[value=unknown]")
    look("result")
    for cite in page.locator(".rule summary:visible").all()[:3]:
        cite.click()
    look("result")
    page.get_by_role("button", name="Clear my answers").click()
    page.wait_for_selector("eligibility-checker[data-view=start]")
    look("start")


@VIEWS
def test_kinds_of_questions_and_both_readings_can_be_read(page, base_url, look, width, scheme):
    show(page, base_url, "supervisor", width, scheme)
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    page.get_by_role("button", name="Start", exact=True).click()
    seen = set()
    values = {
        "certified": "true",
        "training": "false",
        "supervising_since": "not_yet",
        "bh_professional": "false",
        "schooling": "ged",
    }
    while page.locator("eligibility-checker").get_attribute("data-view") == "question":
        question = page.locator("fieldset[data-fact]:visible")
        fact, kind = question.get_attribute("data-fact"), question.get_attribute("data-kind")
        if kind not in seen:
            look("question")
            seen.add(kind)
        if fact in values:
            question.locator(f"input[value={values[fact]}]").check()
        else:
            question.locator("input[type=text]").fill("3")
        page.get_by_role("button", name="Continue").click()
        page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
    assert page.locator(".result").get_attribute("data-status") == "depends_on_reading"
    look("result")


@VIEWS
def test_the_checklist_can_be_read_when_python_cannot_run(page, base_url, look, width, scheme):
    page.add_init_script("delete globalThis.WebAssembly")
    show(page, base_url, "certification", width, scheme)
    page.wait_for_selector("eligibility-checker[data-state=failed]")
    look("checklist")


def test_links_in_a_result_do_not_take_the_answers_away(page, base_url):
    page.goto(f"{base_url}check/supervision_course_ce/")
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    page.get_by_role("button", name="Start", exact=True).click()
    answer(page, "input[value=true], input[value=lmft]")
    assert page.locator(".result").get_attribute("data-status") == "met"
    links = page.locator("eligibility-checker a:visible")
    assert links.count() > 1
    for link in links.all():
        assert link.get_attribute("target") is None


def test_on_paper_a_result_is_its_record_and_a_start_page_the_checklist(page, base_url):
    page.goto(f"{base_url}check/supervision_course_ce/")
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    page.emulate_media(media="print")
    assert page.locator("fieldset[data-fact]:visible").count() == 3
    assert not page.get_by_role("button", name="Start", exact=True).is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Start", exact=True).click()
    answer(page, "input[value=true], input[value=lmft]")
    page.emulate_media(media="print")
    assert page.locator("fieldset[data-fact]:visible").count() == 0
    assert page.locator("eligibility-checker button:visible").count() == 0
    assert page.locator(".outcome__heading:visible").count() == 1
    assert page.locator(".record__answers > div:visible").count() == 3
    assert page.locator(".answers:visible, .save:visible").count() == 0
    assert page.locator(".judged time:visible").count() == 1
    assert page.locator("h1:visible").count() == 1
