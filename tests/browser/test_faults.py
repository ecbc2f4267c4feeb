"""What goes wrong between the site and the page ends in a checker that works, or in the checklist and the reason."""

import re

import pytest

QUESTIONS = "eligibility-checker fieldset[data-fact]"
CHECK = "check/supervisor/"
FILES = ("pyodide.asm.wasm", "python_stdlib.zip.gz", ".whl", "pyodide.asm.mjs", "rulebook.json")
"""What Python is made of in the browser, by the ends of the names."""
REFUSING = """for (const [where, name] of [[Navigator.prototype, "serviceWorker"], [Window.prototype, "caches"],
  [Window.prototype, "indexedDB"], [Window.prototype, "localStorage"], [Window.prototype, "sessionStorage"]])
  Object.defineProperty(where, name, { get() { throw new DOMException("refused", "SecurityError"); } });"""
WITHOUT = "delete Navigator.prototype.serviceWorker"


@pytest.fixture
def base_url(line):
    return line.address


def ready(page):
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def why(page):
    page.wait_for_selector("eligibility-checker[data-state=failed]")
    assert page.locator(f"{QUESTIONS}:visible").count() > 1
    return page.locator("[data-why]:visible").get_attribute("data-why")


def answer(page):
    """Says "I don't know" to the question on view; there is a verdict then, and the answer stands among those given."""
    before = page.locator(".said__row").count()
    page.locator(f"{QUESTIONS}:visible input[value=unknown]").check()
    page.get_by_role("button", name="Continue").click()
    page.locator(".said__row").nth(before).wait_for()


def start(page):
    page.get_by_role("button", name="Start", exact=True).click()
    answer(page)


@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_off_on_its_way_is_told_and_can_be_asked_for_again(page, line, traffic, file):
    line.damage[file] = lambda whole: whole[: len(whole) // 2]
    page.goto(line.address + CHECK)
    assert why(page) in {"runtime", "worker"}
    line.damage.clear()
    page.get_by_role("button", name="Try the checker again").click()
    ready(page)
    traffic.errors.clear()  # only now: the browser's word on a damaged file may come after ours


@pytest.mark.parametrize("file", FILES)
def test_a_changed_file_is_told(page, line, traffic, file):
    line.damage[file] = lambda whole: bytes(len(whole) // 2) + whole[len(whole) // 2 :]
    page.goto(line.address + CHECK)
    assert why(page) in {"runtime", "worker"}
    traffic.errors.clear()


def test_rules_that_are_whole_but_others_are_not_used(page, line):
    line.damage["rulebook.json"] = lambda whole: whole.replace(b"Medi-Cal", b"Medi-Cat", 1)
    page.goto(line.address + CHECK)
    assert why(page) == "changed"


def test_a_slow_line_is_not_taken_for_a_dead_one(page, line):
    page.clock.install()
    held = []
    page.route(re.compile(r"(\.whl|rulebook\.json)$"), lambda route: held.append(route) or None)
    page.goto(line.address + CHECK)
    while len(held) < 2:
        page.wait_for_timeout(50)
    for route in held:
        page.clock.run_for(15_000)
        assert page.locator("eligibility-checker").get_attribute("data-state") == "loading"
        with page.expect_response(route.request.url):
            route.continue_()
        page.wait_for_timeout(500)  # for the worker's word that the file is there
    ready(page)


def test_a_cut_before_the_script_has_come_leaves_the_checklist(page, line, traffic):
    line.damage["checker.mjs"] = lambda whole: whole[: len(whole) // 2]
    page.goto(line.address + CHECK)
    page.locator(".question").first.wait_for(state="visible")
    assert page.locator(f"{QUESTIONS}:visible").count() > 1
    traffic.errors.clear()


def test_a_cut_after_the_start_is_not_noticed(page, line):
    page.goto(line.address + CHECK)
    ready(page)
    line.cut = True
    start(page)
    answer(page)


def test_a_version_that_is_gone_before_the_page_is_ready_asks_to_load_it_anew(page, line, traffic, other):
    held = []
    page.route(re.compile("rulebook.json"), lambda route: held.append(route) or None)
    page.goto(line.address + CHECK)
    while not held:
        page.wait_for_timeout(50)
    line.folder, new = other
    held[0].continue_()
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
    # The theme remembers the choice of colors, and says so where it cannot.
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
    assert (one.locator(".said__row").count(), other.locator(".said__row").count()) == (2, 1)
    one.get_by_role("button", name="Start again and clear").click()
    one.get_by_role("button", name="Start", exact=True).wait_for()
    answer(other)
    other.close()
    start(one)


def test_a_page_that_the_browser_has_put_aside_begins_anew(launch, line):
    """It may have been another person's."""
    with launch(ignore_default_args=["--disable-back-forward-cache"]) as browser:
        page = browser.new_page()
        page.add_init_script("addEventListener('pageshow', ({ persisted }) => persisted && (sessionStorage.aside = 1))")
        page.goto(line.address + CHECK)
        ready(page)
        start(page)
        page.goto(f"{line.address}about/")
        page.go_back(wait_until="commit")
        page.wait_for_timeout(1000)  # for the page to come back, and to load anew
        ready(page)
        assert page.evaluate("sessionStorage.aside") == "1"
        assert page.locator(".said__row").count() == 0
        start(page)
