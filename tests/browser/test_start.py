"""Python starts with the page, without another origin or a second request; other pages bring its files ahead."""

import re
from collections import Counter

import pytest

LARGE = ("pyodide.asm.wasm", "pyodide.asm.mjs", "python_stdlib.packed", "rulebook.json", "any.packed")


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


@pytest.fixture
def visitor(open_page):
    """Whose browser keeps what a page asks it to keep."""
    return open_page(service_workers="allow")


def test_any_page_brings_the_program_ahead_once_the_browser_is_idle(visitor, base_url):
    visitor.goto(f"{base_url}privacy/")
    assert visitor.evaluate("navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)").endswith(
        "offline.js"
    )


def test_nothing_is_brought_ahead_for_who_saves_data(visitor, base_url):
    visitor.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    visitor.goto(f"{base_url}employers/recruit/")
    visitor.evaluate("() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 500)))")
    assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0


def test_the_search_index_comes_when_somebody_searches(page, base_url, traffic):
    """By itself Material would fetch it on every page, and build it beside Python."""
    page.goto(f"{base_url}employers/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in traffic.requests if url.endswith("search_index.json")]
    page.get_by_role("textbox", name="Search").fill("interview")
    page.locator(".md-search-result__link").first.wait_for()
    assert len([url for url in traffic.requests if url.endswith("search_index.json")]) == 1
