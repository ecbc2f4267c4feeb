"""Python starts with the page, without another origin or a second request; other pages bring its files ahead."""

import re
from collections import Counter

import pytest

LARGE = ("pyodide.asm.wasm", "pyodide.asm.mjs", "python_stdlib.packed", "rulebook.json", ".whl")


def of_program(traffic):
    return [url for url in traffic.requests if "/bundle-" in url or "/python-" in url]


def ready(page, address):
    page.goto(address)
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def test_a_check_asks_for_each_file_of_its_program_once(page, base_url, traffic):
    ready(page, f"{base_url}check/supervisor/")
    counted = Counter(of_program(traffic))
    assert all(any(url.endswith(name) for url in counted) for name in LARGE)
    assert {url: count for url, count in counted.items() if count > 1 and url.endswith(LARGE)} == {}


def test_python_starts_while_a_style_sheet_still_keeps_the_page_back(page, base_url):
    routes = []
    page.route(re.compile(r"checker\.css$"), lambda route: routes.append(route) or None)
    with page.expect_worker() as worker:
        page.goto(f"{base_url}check/supervisor/", wait_until="commit")
    assert worker.value.url.endswith("/worker.mjs")
    while not routes:
        page.wait_for_timeout(50)
    assert page.locator("eligibility-checker[data-state=ready]").count() == 0
    for route in routes:
        route.continue_()
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def test_the_first_question_can_be_read_before_python_is_there(page, base_url):
    routes = []
    page.route(re.compile(r"pyodide\.asm\.wasm$"), lambda route: routes.append(route) or None)
    page.goto(f"{base_url}check/supervisor/")
    page.get_by_role("button", name="Start", exact=True).click()
    assert page.locator("fieldset[data-fact]:visible").count() == 1
    assert page.locator("eligibility-checker").get_attribute("data-state") == "loading"
    for route in routes:
        route.continue_()
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def test_a_page_before_a_check_brings_the_program_ahead(page, base_url, traffic):
    with page.expect_request_finished(lambda request: request.url.endswith("/rulebook.json")):
        page.goto(f"{base_url}employers/recruit/")
    assert all(any(url.endswith(name) for url in of_program(traffic)) for name in LARGE)


@pytest.mark.parametrize(
    ("name", "init"),
    [
        ("employers/recruit/", "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"),
        ("privacy/", ""),
    ],
)
def test_nothing_is_brought_ahead_for_who_saves_data_or_reads_of_something_else(page, base_url, traffic, name, init):
    page.add_init_script(init)
    page.goto(f"{base_url}{name}")
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 500)))")
    assert not [url for url in of_program(traffic) if url.endswith(LARGE)]


def test_the_search_index_comes_when_somebody_searches(page, base_url, traffic):
    """By itself Material would fetch it on every page, and build it beside Python."""
    page.goto(f"{base_url}employers/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in traffic.requests if url.endswith("search_index.json")]
    page.get_by_role("textbox", name="Search").fill("interview")
    page.locator(".md-search-result__link").first.wait_for()
    assert len([url for url in traffic.requests if url.endswith("search_index.json")]) == 1
