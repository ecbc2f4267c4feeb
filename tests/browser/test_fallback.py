"""Without script, WebAssembly, worker or answer the questions stay: as a checklist, with the reason."""

import re

import pytest
from playwright.sync_api import expect

QUESTIONS = "eligibility-checker fieldset[data-fact]"


@pytest.fixture
def checklist(page, base_url):
    """Opens the supervisor's check, waits for it to give up, and tells why it says it did."""

    def checklist():
        page.goto(f"{base_url}check/supervisor/")
        page.wait_for_selector("eligibility-checker[data-state=failed]")
        (why,) = page.locator("[data-why]:visible").all()
        questions = page.locator(QUESTIONS)
        assert questions.count() == page.locator(f"{QUESTIONS}:visible").count() > 1
        assert page.locator(".rule .clause:visible").count() > 5
        assert not page.get_by_role("button", name="Continue").is_visible()
        return why.get_attribute("data-why")

    return checklist


def break_off(page, pattern):
    page.route(re.compile(pattern), lambda route: route.abort())


def hold(page, pattern):
    """Keeps requests waiting; the list of them grows as they come."""
    held = []
    page.route(re.compile(pattern), lambda route: held.append(route) or None)
    return held


def answer_the_first(page):
    page.locator(f"{QUESTIONS}:visible input").first.check()
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("worker.mjs", "worker"),
        ("pyodide.mjs", "runtime"),
        ("pyodide.asm.wasm", "runtime"),
        ("pyodide.asm.mjs", "runtime"),
        ("python_stdlib.zip.gz", "runtime"),
        (r"\.whl", "runtime"),
        ("pyodide-lock.json", "runtime"),
        ("rulebook.json", "runtime"),
    ],
)
def test_a_missing_part_leaves_the_checklist(page, checklist, traffic, missing, why):
    break_off(page, re.escape(missing) if "\\" not in missing else missing)
    assert checklist() == why
    traffic.errors.clear()


@pytest.mark.parametrize("name", [r"\.whl", r"python_stdlib\.zip\.gz", r"pyodide\.asm\.wasm", r"pyodide-lock\.json"])
def test_a_file_cut_short_leaves_the_checklist(page, checklist, traffic, name):
    def cut(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.body()[:-100])

    page.route(re.compile(f"{name}$"), cut)
    assert checklist() == "runtime"
    traffic.errors.clear()


def test_without_webassembly_the_checklist_stays(page, checklist):
    page.add_init_script("delete globalThis.WebAssembly")
    assert checklist() == "webassembly"


def test_rules_that_are_not_the_pages_own_are_not_used(page, base_url, traffic, checklist):
    def other(route):
        response = route.fetch()
        route.fulfill(response=response, body=re.sub(r'data-rules="\w+"', 'data-rules="0"', response.text()))

    page.route(f"{base_url}check/supervisor/", other)
    assert checklist() == "changed"


def test_silence_ends_after_20_seconds_and_can_be_tried_again(page, base_url, checklist):
    page.clock.install()
    hold(page, r"rulebook\.json$")
    page.goto(f"{base_url}check/supervisor/")
    page.get_by_role("button", name="Start", exact=True).click()
    answer_the_first(page)
    page.clock.run_for(1000)
    assert page.get_by_role("status").inner_text() != ""
    assert page.locator("eligibility-checker").get_attribute("data-state") == "loading"
    page.clock.run_for(20_000)
    page.wait_for_selector("eligibility-checker[data-state=failed]")
    assert page.locator("[data-why]:visible").get_attribute("data-why") == "silent"
    page.unroute_all()
    page.get_by_role("button", name="Try the checker again").click()
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector(".said dd")


def test_an_answer_before_python_is_there_waits_and_goes_on_by_itself(page, base_url):
    held = hold(page, r"rulebook\.json$")
    page.goto(f"{base_url}check/supervisor/")
    page.get_by_role("button", name="Start", exact=True).click()
    assert page.locator(f"{QUESTIONS}:visible").count() == 1
    answer_the_first(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("eligibility-checker [role=status]")).not_to_be_empty()
    for route in held:
        route.continue_()
    page.wait_for_selector(".said dd")
    assert page.get_by_role("status").inner_text() == ""
    assert page.locator("eligibility-checker").get_attribute("data-state") == "ready"


def test_without_script_the_checklist_can_be_read_and_filled_in(open_page, base_url):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}check/certification/")
    assert page.locator(QUESTIONS).count() == page.locator(f"{QUESTIONS}:visible").count() == 10
    assert page.locator(".rule .clause:visible").count() >= 9
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("eligibility-checker button:visible").count() == 0
    page.locator("#adult-true").check()
    page.locator("#schooling-ged").check()


def test_a_script_that_never_comes_leaves_the_checklist(page, base_url, traffic):
    break_off(page, r"checker\.mjs")
    page.goto(f"{base_url}check/supervisor/")
    expect(page.locator(QUESTIONS).nth(1)).to_be_visible(timeout=20_000)
    traffic.errors.clear()
