"""What a visit has kept works without a line, belongs together, and is nothing but whole files of this site."""

import base64
import hashlib
import re

import pytest

QUESTIONS = "eligibility-checker fieldset[data-fact]"
CHECKER = "document.querySelector('eligibility-checker')"
CACHED = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
  [name, (await (await caches.open(name)).keys()).map((request) => request.url)])))"""
DIGESTS = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  return Object.fromEntries(await Promise.all((await cache.keys()).map(async (request) => {
    const bytes = await (await cache.match(request)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [request.url, btoa(String.fromCharCode(...digest))];
  })));
}"""
START = """(address) => new Promise((resolve) => {
  new Worker(address, { type: "module" }).onmessage = ({ data }) => data.arrived || resolve(data);
})"""


@pytest.fixture
def base_url(line):
    return line.address


@pytest.fixture
def page(open_page):
    return open_page(service_workers="allow")


def go(page, address):
    page.goto(address)
    page.wait_for_selector("eligibility-checker[data-state=ready]")


def keep(page, line, check="check/supervisor/"):
    """Visits a check until all there is to keep is kept."""
    go(page, line.address + check)
    page.evaluate(
        "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated' || new Promise("
        "(resolve) => active.addEventListener('statechange', resolve)))"
    )


def until(page, script):
    """Asks the page from outside, time and again: its policy forbids a test to evaluate a text in it."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    pytest.fail(script)


def answer(page):
    """Says "I don’t know" to the question on view, or else no, and tells by which rules it was judged."""
    begin = page.locator("[data-do=start]:visible, [data-do=go-on]:visible")
    if begin.count():  # what another check has asked is known here
        begin.first.click()
    page.locator(f"{QUESTIONS}:visible input:is([type=radio], [type=checkbox])").last.check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector(".answers:visible summary")
    return page.evaluate(f"{CHECKER}.record.rules")


def test_after_one_check_every_check_works_without_a_line(page, line, site, traffic):
    keep(page, line)
    context = page.context
    page.close()
    line.cut = True
    page = context.new_page()
    pages = [file for file in site.glob("check/*/index.html") if "<eligibility-checker" in file.read_text("utf-8")]
    assert len(pages) > 5
    for file in pages:
        page.goto(f"{line.address}check/{file.parent.name}/")
        assert page.locator(QUESTIONS).count() > 0
    for check in ("supervisor", "certification"):
        go(page, f"{line.address}check/{check}/")
        answer(page)
        assert page.evaluate("getComputedStyle(document.querySelector('.md-main')).display") == "block"
    assert traffic.errors == []


def keep_from(page, line, address):
    """Visits any page, and waits until all there is to keep is kept."""
    page.goto(line.address + address)
    page.evaluate(
        "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated' || new Promise("
        "(resolve) => active.addEventListener('statechange', resolve)))"
    )


def test_after_one_visit_to_any_page_that_page_and_every_check_open_without_a_line(page, line):
    keep_from(page, line, "certification/")
    line.cut = True
    page.goto(f"{line.address}certification/")
    assert page.get_by_role("heading", level=1).inner_text() != ""
    go(page, f"{line.address}check/certification/")
    answer(page)


def test_another_page_leads_to_one_that_says_so_and_to_the_checks(page, line, traffic):
    keep_from(page, line, "certification/")
    page.goto(f"{line.address}jobs/")
    page.wait_for_load_state("networkidle")
    line.cut = True
    page.goto(f"{line.address}jobs/")
    assert "not on your device" not in page.get_by_role("heading", level=1).inner_text()
    page.goto(f"{line.address}accessibility/")
    assert "not on your device" in page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-main')).display") == "block"
    page.locator("article a").first.click()
    page.wait_for_selector("eligibility-checker[data-state=ready]")
    traffic.errors.clear()


def test_a_page_that_is_kept_opens_by_every_address_that_leads_to_it(page, line):
    keep(page, line)
    line.cut = True
    for address in ("check/supervisor", "check/supervisor/index.html", "check/supervisor/?from=mail"):
        page = page.context.new_page()
        go(page, line.address + address)
        answer(page)
        assert page.locator(".brand").evaluate("(link) => link.href") == line.address


def test_only_whole_files_of_this_site_are_kept(page, line, site, bundle, python):
    keep(page, line)
    page.goto(f"{line.address}certification/?somebody=typed+this")
    go(page, f"{line.address}check/certification/")
    answer(page)
    digests = page.evaluate(DIGESTS)
    assert not [url for url in digests if "?" in url]
    for url, digest in digests.items():
        path = site / url.removeprefix(line.address)
        file = path / "index.html" if path.is_dir() else path
        assert digest == base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode(), url
    for folder in (bundle, python):
        inside = {url.rpartition("/")[2] for url in digests if f"/{folder.name}/" in url}
        assert inside == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut off"),
        pytest.param(lambda whole: whole[:-1] + b"?", id="changed"),
    ],
)
def test_nothing_is_kept_of_a_bundle_that_does_not_arrive_whole(page, line, damage):
    line.damage[".wasm"] = damage
    page.goto(f"{line.address}privacy/")
    ended = page.evaluate("""() => navigator.serviceWorker.register("../offline.js").then(({ installing }) =>
      new Promise((resolve) => installing.addEventListener("statechange", () => resolve(installing.state))))""")
    assert ended == "redundant"
    assert not [url for urls in page.evaluate(CACHED).values() for url in urls if re.search("/(bundle|python)-", url)]
    line.damage.clear()
    keep(page, line)
    line.cut = True
    go(page, f"{line.address}check/supervisor/")


def test_a_page_cut_off_on_its_way_does_not_replace_the_one_kept(page, line, traffic):
    keep(page, line)
    line.damage["check/"] = lambda whole: whole[: len(whole) // 2]
    page.goto(f"{line.address}check/", wait_until="commit")
    line.damage.clear()
    line.cut = True
    page.goto(f"{line.address}check/")
    assert page.locator(".md-footer").count() == 1
    traffic.errors.clear()


def test_a_new_version_waits_for_the_pages_of_the_old_one(page, line, bundle, other):
    keep(page, line)
    go(page, f"{line.address}check/supervisor/")
    old = answer(page)
    line.asked.clear()
    line.folder, new = other
    assert old != new

    second = page.context.new_page()
    go(second, f"{line.address}check/supervisor/")
    assert answer(second) == new
    page.bring_to_front()
    assert answer(page) == old
    # The old page can even start anew: its bundle is nowhere but on this device. Python comes no second time.
    page.evaluate("navigator.serviceWorker.getRegistration().then((own) => own.update())")
    until(page, "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    assert any("/bundle-0123456789ab/" in url for url in line.asked)
    assert not [url for url in line.asked if "/python-" in url]
    assert page.evaluate(START, f"../../{bundle.name}/worker.mjs")["rules"] == old

    context = page.context
    page.close()
    second.close()
    page = context.new_page()
    go(page, f"{line.address}check/supervisor/")
    assert answer(page) == new
    until(page, "async () => (await caches.keys()).length === 1")
    (cache,) = page.evaluate(CACHED)
    assert cache == f"{line.address}bundle-0123456789ab"
    line.cut = True
    go(page, f"{line.address}check/certification/")
    assert answer(page) == new


def test_a_cut_while_two_versions_are_here_mixes_nothing(page, line, other):
    keep(page, line)
    go(page, f"{line.address}check/supervisor/")
    line.folder, new = other
    go(page, f"{line.address}check/supervisor/")
    assert answer(page) == new
    line.cut = True
    go(page, f"{line.address}check/supervisor/")
    assert answer(page) == page.locator("eligibility-checker").get_attribute("data-rules")


def test_the_caches_of_other_sites_are_left_alone(page, line, other):
    keep(page, line)
    names = ["another site", f"{line.address.partition('peer')[0]}bundle-0123456789ab", f"{line.address}notes"]
    page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", names)
    line.folder, _ = other
    page.evaluate("navigator.serviceWorker.getRegistration().then((own) => own.update())")
    until(page, "async () => !(await caches.keys()).some((name) => /bundle-(?!01)/.test(name))")
    assert set(names) < set(page.evaluate(CACHED))
