"""Whatever goes wrong between the site and the page, the checker works, or the questions stay as a checklist with a
reason.
"""

import re

import pytest
from playwright.sync_api import expect

QUESTIONS = "eligibility-checker fieldset[data-fact]"
CHECK = "check/supervisor/"
FILES = (
    "pyodide.asm.wasm",
    "python_stdlib.packed",
    "any.packed",
    "pyodide.asm.mjs",
    "rulebook.json",
    "pyodide-lock.json",
)
"""What Python is made of in the browser, by the ends of the names."""
REFUSING = """for (const [where, name] of [[Navigator.prototype, "serviceWorker"], [Window.prototype, "caches"],
  [Window.prototype, "indexedDB"], [Window.prototype, "localStorage"], [Window.prototype, "sessionStorage"]])
  Object.defineProperty(where, name, { get() { throw new DOMException(`refused: ${name}`, "SecurityError"); } });"""
SHEET_WAITS = 6000
"""Milliseconds until the questions show as a checklist by themselves, where no script has shown anything."""
WITHOUT = "delete Navigator.prototype.serviceWorker"


@pytest.fixture
def base_url(line):
    return line.address


def ready(page):
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def why(page):
    """The reason that the page names for its checklist, once it has given up on the checker."""
    page.wait_for_selector("eligibility-checker[data-state=failed]")
    assert page.locator(QUESTIONS).count() == page.locator(f"{QUESTIONS}:visible").count() > 1
    assert page.locator(".rule .clause:visible").count() > 5
    assert not page.get_by_role("button", name="Continue").is_visible()
    (reason,) = page.locator("[data-why]:visible").all()
    return reason.get_attribute("data-why")


def retry(page):
    page.locator("eligibility-checker").evaluate("(element) => (element.dataset.state = 'before')")
    page.get_by_role("button", name="Try the checker again").click()


def break_off(page, end):
    page.route(re.compile(re.escape(end) + "$"), lambda route: route.abort())


def wait_out(page):
    """The 6 seconds for which the style sheet waits for a script, at once."""
    waits = page.evaluate(
        """() => document.getAnimations().map((animation) => {
          const { delay, duration } = animation.effect.getTiming();
          animation.finish();
          return delay + duration;
        })"""
    )
    assert max(waits) >= SHEET_WAITS


def hold(page, *ends):
    """Makes requests wait; the list of them grows as they come."""
    routes = []
    page.route(re.compile(f"({'|'.join(map(re.escape, ends))})$"), lambda route: routes.append(route) or None)
    return routes


def half(whole):
    return whole[: len(whole) // 2]


def other_bytes(whole):
    return bytes(len(whole) // 2) + whole[len(whole) // 2 :]


def continue_unknown(page):
    page.locator(f"{QUESTIONS}:visible input[value=unknown]").check()
    page.get_by_role("button", name="Continue").click()


def answer(page):
    """Says "I don't know" to the question on view, and waits until it stands among the answers given."""
    before = page.locator(".answers__row").count()
    continue_unknown(page)
    page.locator(".answers__row").nth(before).wait_for(state="attached")


def start(page):
    page.get_by_role("button", name="Start", exact=True).click()
    answer(page)


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_missing_or_cut_off_leaves_the_checklist_until_it_comes_whole(page, line, traffic, file):
    break_off(page, file)
    page.goto(line.address + CHECK)
    assert why(page) == "runtime"
    page.unroute_all()
    line.damage[file] = half
    retry(page)
    assert why(page) in {"runtime", "worker"}
    line.damage.clear()
    retry(page)
    ready(page)
    traffic.errors.clear()  # only now: the browser's word on a damaged file may come after ours


@pytest.mark.parametrize(("script", "reason"), [("/worker.mjs", "worker"), ("/pyodide.mjs", "runtime")])
def test_a_missing_script_of_the_worker_leaves_the_checklist(page, line, traffic, script, reason):
    break_off(page, script)
    page.goto(line.address + CHECK)
    assert why(page) == reason
    traffic.errors.clear()


@pytest.mark.parametrize("file", FILES)
def test_a_changed_file_leaves_the_checklist(page, line, traffic, file):
    line.damage[file] = other_bytes
    page.goto(line.address + CHECK)
    assert why(page) in {"runtime", "worker"}
    traffic.errors.clear()


@pytest.mark.parametrize("wrong", ["application/octet-stream", "application/wasm; charset=utf-8", "text/plain"])
def test_the_checker_starts_whatever_type_its_program_is_sent_under(page, line, wrong):
    line.headers[".wasm"] = {"Content-Type": wrong}
    page.goto(line.address + CHECK)
    ready(page)


def test_no_server_unpacks_an_archive_by_its_name(site):
    names = {path.name for folder in site.glob("python-*") for path in folder.iterdir()}
    assert names
    assert not [name for name in names if name.endswith((".gz", ".br", ".zst", ".zip"))]


@pytest.mark.parametrize("wrong", ["text/plain", "application/octet-stream"])
def test_scripts_of_a_wrong_type_are_told_to_whoever_runs_the_server(page, line, traffic, wrong):
    line.headers[".mjs"] = {"Content-Type": wrong}
    page.goto(line.address + CHECK)
    wait_out(page)
    page.get_by_text("must be sent as text/javascript").wait_for()
    assert page.locator(QUESTIONS).count() == page.locator(f"{QUESTIONS}:visible").count() > 1
    traffic.errors.clear()


def test_a_script_that_is_missing_is_no_fault_of_types(page, line, traffic):
    break_off(page, "checker.mjs")
    page.goto(line.address + CHECK)
    wait_out(page)
    page.locator(".static-note").wait_for()
    expect(page.get_by_text("must be sent as text/javascript")).to_be_hidden()
    traffic.errors.clear()


def test_a_stricter_policy_of_the_server_is_told(page, line, traffic):
    line.headers["/"] = line.headers[".mjs"] = {"Content-Security-Policy": "script-src 'self'"}
    page.goto(line.address + CHECK)
    assert why(page) == "policy"
    traffic.errors.clear()


def test_without_webassembly_the_checklist_stays(page, line):
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(line.address + CHECK)
    assert why(page) == "webassembly"


def test_rules_that_are_whole_but_others_are_not_used(page, line):
    line.damage["rulebook.json"] = lambda whole: whole.replace(b"Medi-Cal", b"Medi-Cat", 1)
    page.goto(line.address + CHECK)
    assert why(page) == "changed"


def test_silence_ends_after_20_seconds_and_can_be_tried_again(page, line):
    page.clock.install()
    hold(page, "rulebook.json")
    page.goto(line.address + CHECK)
    page.get_by_role("button", name="Start", exact=True).click()
    continue_unknown(page)
    page.clock.run_for(1000)
    assert page.get_by_role("status").inner_text() != ""
    assert page.locator("eligibility-checker").get_attribute("data-state") == "loading"
    page.clock.run_for(20_000)
    assert why(page) == "silent"
    page.unroute_all()
    page.get_by_role("button", name="Try the checker again").click()
    ready(page)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector(".answers:visible summary")


def test_an_answer_before_python_is_there_waits_and_goes_on_by_itself(page, line):
    routes = hold(page, "rulebook.json")
    page.goto(line.address + CHECK)
    page.get_by_role("button", name="Start", exact=True).click()
    assert page.locator(f"{QUESTIONS}:visible").count() == 1
    continue_unknown(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("eligibility-checker [role=status]")).not_to_be_empty()
    for route in routes:
        route.continue_()
    page.wait_for_selector(".answers:visible summary")
    assert page.get_by_role("status").inner_text() == ""
    assert page.locator("eligibility-checker").get_attribute("data-state") == "ready"


def test_without_script_the_checklist_can_be_read_and_filled_in(open_page, line):
    page = open_page(java_script_enabled=False)
    page.goto(f"{line.address}check/certification/")
    assert page.locator(QUESTIONS).count() == page.locator(f"{QUESTIONS}:visible").count() > 5
    assert page.locator(".rule .clause:visible").count() >= 9
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("eligibility-checker button:visible").count() == 0
    page.locator("#adult-true").check()
    page.locator("#schooling-ged").check()


def test_a_script_that_does_not_come_whole_or_at_all_leaves_the_checklist(page, line, traffic):
    break_off(page, "checker.mjs")
    page.goto(line.address + CHECK)
    wait_out(page)
    expect(page.locator(QUESTIONS).nth(1)).to_be_visible()
    page.unroute_all()
    line.damage["checker.mjs"] = half
    page.goto(line.address + CHECK)
    wait_out(page)
    expect(page.locator(QUESTIONS).nth(1)).to_be_visible()
    traffic.errors.clear()


def test_a_slow_line_is_not_taken_for_a_dead_one(page, line):
    page.clock.install()
    routes = hold(page, "any.packed", "rulebook.json")
    page.goto(line.address + CHECK)
    while len(routes) < 2:
        page.wait_for_timeout(50)
    for route in routes:
        page.clock.run_for(15_000)
        assert page.locator("eligibility-checker").get_attribute("data-state") == "loading"
        with page.expect_response(route.request.url):
            route.continue_()
        page.wait_for_timeout(500)  # for the worker's word that the file is there
    ready(page)


def test_a_cut_after_the_start_is_not_noticed(page, line):
    page.goto(line.address + CHECK)
    ready(page)
    line.cut = True
    start(page)
    answer(page)


def test_a_version_that_is_gone_before_the_page_is_ready_asks_to_load_it_anew(page, line, traffic, other):
    routes = hold(page, "rulebook.json")
    page.goto(line.address + CHECK)
    while not routes:
        page.wait_for_timeout(50)
    line.folder, new = other
    routes[0].continue_()
    assert why(page) == "changed"
    page.unroute_all()
    traffic.errors.clear()
    page.get_by_role("button", name="Try the checker again").click()
    ready(page)
    assert page.locator("eligibility-checker").get_attribute("data-rules") == new


@pytest.mark.parametrize("script", [REFUSING, WITHOUT])
def test_a_browser_that_keeps_nothing_runs_the_checker(open_page, line, traffic, script):
    page = open_page(service_workers="allow")
    page.add_init_script(script)
    page.goto(line.address + CHECK)
    ready(page)
    start(page)


@pytest.mark.parametrize(
    "script",
    [
        REFUSING,
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get: () => null})",
    ],
    ids=["refused", "not there"],
)
def test_the_search_works_where_the_browser_keeps_nothing(open_page, line, traffic, script):
    page = open_page()
    page.add_init_script(script)
    page.goto(line.address)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("training")
    page.locator(".md-search-result__item").first.wait_for()
    traffic.errors[:] = [error for error in traffic.errors if "refused" not in error]


def test_two_tabs_know_nothing_of_each_others_answers(open_page, line):
    one = open_page(service_workers="allow")
    other = one.context.new_page()
    for page in (one, other):
        page.goto(line.address + CHECK)
        ready(page)
    start(one)
    answer(one)
    start(other)
    assert (one.locator(".answers__row").count(), other.locator(".answers__row").count()) == (2, 1)
    one.get_by_role("button", name="Clear my answers").click()
    one.get_by_role("button", name="Start", exact=True).wait_for()
    answer(other)
    other.close()
    start(one)


def test_a_page_that_the_browser_has_put_aside_shows_nothing_that_was_cleared_since(page, line):
    """The browser of the tests puts no page aside, so the page is told that it was."""
    page.goto(line.address + CHECK)
    ready(page)
    start(page)
    answer(page)
    page.evaluate("sessionStorage.clear()")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    ready(page)
    assert page.locator(".answers__row").count() == 0
    start(page)
