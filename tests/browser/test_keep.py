"""Keeping a result: a file that opens again to the same verdict, a calendar, paper; and nothing left once cleared."""

import json
import re
from datetime import date

import pytest

from checker.facts.answers import read_answers
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import write
from tests.support.checker_page import NOON, TRAINED, UNTRAINED, Checker

pytestmark = pytest.mark.native

DAY = date(2026, 11, 21)
LATER = "2027-02-21T12:00:00-08:00"


@pytest.fixture
def checker(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url)


def saved(bundle, goal, answers, changed=None):
    """A receipt of these answers by the rules of the site, or by others."""
    rules = json.loads((bundle / "rulebook.json").read_text("utf-8"))
    rules["facts"][0]["why"] = changed
    rulebook = (
        Rulebook.from_json(json.dumps(rules))
        if changed
        else Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))
    )
    return write(rulebook, goal, read_answers(rulebook.facts, answers, DAY), DAY, "The site", "https://example.org")


def choose(page, text):
    """Chooses a file with this text where saved answers are opened."""
    content = text if isinstance(text, bytes) else text.encode()
    page.locator("[data-file]").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": content})


def reopened(checker, text, goal="supervisor"):
    checker.open(goal)
    choose(checker.page, text)
    checker.page.wait_for_selector("eligibility-checker[data-view=opened]")
    return checker


def results(page):
    """The results that are shown of a file: their headings and statuses."""
    return [
        (item.get_by_role("heading").inner_text(), item.locator("[data-outcome]").get_attribute("data-outcome"))
        for item in page.locator(".opened__results > li").all()
    ]


def test_saved_answers_open_again_to_the_same_verdict(checker, page):
    checker.open("supervisor").start().answer(UNTRAINED)
    before, address = checker.record, page.url
    trace = "[location.href, {...localStorage}, document.cookie]"
    traces = page.evaluate(trace)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    file = download.value
    assert file.suggested_filename == "peer-workforce-guide-supervisor-2026-11-21.json"
    assert file.suggested_filename in page.locator(".save__done").inner_text()
    text = file.path().read_text("utf-8")
    assert address in json.loads(text)["read_me"][-2]
    reopened(checker, text)
    assert page.title().startswith(checker.heading)
    assert page.evaluate("document.activeElement.textContent") == page.locator(".opened__heading").text_content()
    assert [status for _, status in results(page)] == ["depends_on_reading"]
    page.get_by_role("button", name="See the whole result").click()
    assert checker.view == "result"
    assert checker.record == before
    assert page.locator(".answers__row").count() == len(before["answers"])
    assert page.evaluate(trace) == traces


def test_on_another_day_the_result_of_both_days_is_told(checker, page, bundle):
    page.clock.set_fixed_time(LATER)
    reopened(checker, saved(bundle, "supervisor", UNTRAINED))
    assert results(page) == [
        ("For November 21, 2026, when you saved it", "depends_on_reading"),
        ("For today, February 21, 2027", "not_met"),
    ]
    assert "January 20, 2027" in page.locator(".opened__results > li").first.inner_text()
    assert "Time has passed" in page.locator(".opened__moved").inner_text()
    assert page.locator(".opened__doubts > *").count() == 0


def test_other_rules_and_changes_by_hand_show_what_the_file_says_beside_our_own(checker, page, bundle, look):
    page.set_viewport_size({"width": 320, "height": 740})
    old = saved(bundle, "supervisor", TRAINED, changed="Another reason.")
    reopened(checker, old)
    doubts = page.locator(".opened__doubts > p:visible")
    assert "The rules have changed" in " ".join(doubts.all_inner_texts())
    assert "was changed after it was saved" not in " ".join(doubts.all_inner_texts())
    words = page.locator(".opened__results").inner_text()
    assert json.loads(old)["rules"] in words
    assert page.locator("eligibility-checker").get_attribute("data-rules") in words
    assert [status for _, status in results(page)] == ["met", "met"]
    look("opened")
    forged = json.dumps(json.loads(old) | {"answers": UNTRAINED})
    reopened(checker, forged)
    assert [status for _, status in results(page)] == ["met", "depends_on_reading"]
    assert "was changed after it was saved" in doubts.first.inner_text()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "does not hold saved answers"),
        (b"\xff\xfe\x00", "does not hold saved answers"),
        (b"[" * 90_000, "does not hold saved answers"),
        (b"x" * 600_000, "too large"),
        (b'{"format": "peer-eligibility-checker/answers", "version": 1}', "missing or damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_one_sentence(checker, page, content, says):
    checker.open("supervisor")
    choose(page, content)
    message = page.locator("[data-refused]")
    message.wait_for()
    assert says in message.inner_text()
    assert message.evaluate("(message) => message === document.activeElement")
    assert checker.view == "start"
    assert checker.start().view == "question"


def test_a_file_of_another_check_leads_there(checker, page, base_url, bundle):
    text = saved(bundle, "renewal", {"certification_ends": "2027-06-01"})
    checker.open("supervisor")
    choose(page, text)
    assert page.locator("[data-refused]").get_by_role("link").get_attribute("href") == "../renewal/"
    page.goto(f"{base_url}check/")
    choose(page, text)
    link = page.locator("[data-refused]").get_by_role("link")
    assert link.get_attribute("href") == "renewal/"
    choose(page, "no such file")
    page.locator("[data-refused]:has-text('does not hold')").wait_for()
    assert page.url == f"{base_url}check/"


def test_answers_saved_halfway_go_on_where_they_stopped(checker, page):
    checker.open("supervisor").start()
    checker.give(TRAINED[checker.fact]).go_on()
    coming = checker.fact
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    reopened(checker, download.value.path().read_text("utf-8"))
    page.get_by_role("button", name="Continue with the questions").click()
    assert checker.fact == coming
    assert checker.answer(TRAINED).record["status"] == "met"


def test_the_days_of_a_result_are_a_file_for_the_calendar(checker, page):
    checker.open("supervisor").start().answer(UNTRAINED)
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to calendar").click()
    file = download.value
    assert file.suggested_filename == "peer-workforce-guide-supervisor-2026-11-21.ics"
    text = file.path().read_bytes().decode()
    assert re.search(r"DTSTART;VALUE=DATE:20270120\r\n", text)
    assert "SUMMARY:Last day: You must take the training" in text
    checker.change("finished an approved training")
    checker.give(True).go_on().answer(TRAINED)
    page.wait_for_timeout(200)
    assert checker.record["status"] == "met"
    assert page.get_by_role("button", name="Add to calendar").is_hidden()


def test_the_list_of_documents_is_printed_alone(checker, page):
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    checker.open("supervisor").start().answer(TRAINED)
    page.get_by_role("button", name="Print the list of documents").click()
    page.emulate_media(media="print")
    assert page.evaluate("printed") == 1
    assert page.locator(".documents > li:visible").count() == len(checker.record["documents"]) > 2
    assert page.locator("h1:visible, .outcome:visible, .rule:visible, .judged:visible, .record:visible").count() == 0
    assert "November 21, 2026" in page.locator(".on-list:visible").first.inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".outcome:visible, .judged:visible").count() == 2
    assert page.locator(".record__answers > div:visible").count() == len(checker.record["answers"])
    assert page.locator(".answers:visible, .save:visible").count() == 0


def test_once_cleared_neither_the_answers_nor_the_file_come_back(checker, page, bundle):
    page.clock.set_fixed_time(LATER)
    reopened(checker, saved(bundle, "supervisor", UNTRAINED))
    page.get_by_role("button", name="See the whole result").click()
    page.get_by_role("button", name="Clear my answers").click()
    page.wait_for_selector("eligibility-checker[data-view=start]")
    for move in (page.go_forward, page.go_forward, page.go_back):
        move()
        page.wait_for_timeout(100)
        assert checker.view == "start"
    assert checker.record["answers"] == {}
    element = checker.element.text_content()
    for trace in ("November 21, 2026", "3.5 years"):
        assert trace not in element
    assert page.locator("[data-file]").evaluate("(input) => input.files.length") == 0
