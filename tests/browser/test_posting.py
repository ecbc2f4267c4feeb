"""A posting of the reader's own, checked in the page: its sentences are found, and nothing of it leaves the page."""

import pytest

from macros.linter import occurrences
from tests.support.employers import quotations

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
    page.get_by_label("The text of your posting").wait_for()
    return page


def find(page, text):
    page.get_by_label("The text of your posting").fill(text)
    page.get_by_role("button", name="Find the sentences").click()


def touched(page):
    return {
        point.get_attribute("aria-labelledby").removeprefix("own-") for point in page.locator("[data-found=true]").all()
    }


def card(page, point):
    return page.locator(f"[aria-labelledby=own-{point}]")


def test_the_sentences_of_each_point_are_found_with_their_words_marked(posting):
    find(posting, TEXT)
    assert touched(posting) >= TOUCHED
    assert "trainee_without_day" not in touched(posting)
    (sentence,) = card(posting, "check_before_offer").locator("li").all()
    assert sentence.inner_text() == "a background check follows."
    assert sentence.locator("mark").all_inner_texts() == ["background"]
    assert posting.locator(".posting [role=status]").inner_text().startswith(f"{len(touched(posting))} of ")
    find(posting, "")
    assert touched(posting) == set()
    assert posting.locator(".posting [role=status]").inner_text() == ""


def test_our_record_of_a_posting_touches_every_point_that_the_linter_finds_in_it(posting, content):
    agency = content.agencies["calaveras"]
    found = {each.point for each in occurrences(content.comparison, content.points, agency)}
    closing = [f"Closes {each.closes}" for each in agency.postings.values() if each.closes]
    find(posting, "\n".join([*quotations(agency.model_dump()), *closing]))
    assert len(found) >= 8
    assert found <= touched(posting)


def test_advice_shows_where_there_is_something_to_look_at_and_goes_into_the_file(posting):
    find(posting, TEXT)
    point = card(posting, "part_time_not_counted")
    assert not point.locator(".posting__advice").is_visible()
    point.get_by_label("No", exact=True).check()
    assert "Part-time work counts as its share" in point.locator(".posting__advice").inner_text()
    assert "1 of them to look at" in posting.locator(".posting [role=status]").inner_text()
    with posting.expect_download() as download:
        posting.get_by_role("button", name="Save as a file").click()
    saved = download.value.path().read_text("utf-8")
    assert "“One year of full-time experience.”" in saved
    assert "Part-time work counts as its share" in saved
    assert "driver" not in saved  # it was not answered
    posting.emulate_media(media="print")
    assert posting.locator(".posting__point:visible").count() == 1


def test_nothing_of_the_text_is_sent_or_kept(posting, traffic):
    before = posting.evaluate(STORES)
    traffic.requests.clear()
    find(posting, TEXT)
    card(posting, "check_before_offer").get_by_label("No", exact=True).check()
    assert traffic.requests == []
    assert posting.evaluate(STORES) == before
    posting.reload()
    posting.get_by_label("The text of your posting").wait_for()
    assert posting.get_by_label("The text of your posting").input_value() == ""


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everybody_can_read_it(posting, axe, width, scheme):
    posting.set_viewport_size({"width": width, "height": 740})
    posting.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    find(posting, TEXT)
    assert posting.evaluate("document.activeElement.matches('[role=status]')")
    card(posting, "check_before_offer").get_by_label("No", exact=True).check()
    posting.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    violations = posting.evaluate("async (runOnly) => (await axe.run({ runOnly })).violations", tags)
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []
    assert posting.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_every_point_stands_there_with_its_advice(open_page, base_url):
    page = open_page(java_script_enabled=False)
    page.goto(base_url + ADDRESS)
    assert page.locator(".posting__advice:visible").count() == page.locator(".posting__point").count() > 15
    assert not page.locator("textarea").is_visible()
