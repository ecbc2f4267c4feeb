"""A check on a county's own page, which stands at another origin and has a strict policy."""

from urllib.parse import urlsplit

import pytest

from tests.support.checker_page import NOON, TRAINED, WCAG, Checker
from tests.support.site_server import laid

TEXT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hiring</title><meta name="viewport" content="width=device-width"></head>
<style nonce="own">body { margin: 0 } eligibility-check { --check-accent: #7a1f5c; --check-background: #fffdf5 }</style>
<body><main><h1>Hiring</h1>
<script type="module" src="SITEembed-1.js"></script>
<script nonce="own">
  var heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
</script>
<eligibility-check goal="GOAL"><a href="SITEcheck/supervisor/">Check for supervisors</a></eligibility-check>
<p><button>After the check</button></p>
</main></body></html>"""
FITS = "() => Math.abs(innerHeight - document.querySelector('.md-main').offsetHeight) <= 1"
"""A function, as all that a test waits for: a strict policy lets a text be evaluated when it comes and not again."""

HARD_TO_READ = "--check-accent: #eeeeee; --check-background: #777777"


@pytest.fixture
def show(page, base_url, traffic, tmp_path):
    """Shows the county's page with a check, and returns it. It is asked for by its own address, and by no other."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(base_url))

    def show(goal="supervisor", policy=f"script-src {origin} 'nonce-own'; frame-src {origin}", colors=None):
        text = TEXT.replace("SITE", base_url).replace("GOAL", goal)
        text = text.replace("--check-accent: #7a1f5c; --check-background: #fffdf5", colors) if colors else text
        (tmp_path / "index.html").write_text(text, "utf-8")
        policy = f"default-src 'none'; style-src 'nonce-own'; {policy}"
        host.headers["/"] = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        page.clock.set_fixed_time(NOON)
        page.goto(address)
        return page

    with laid(tmp_path) as host:
        address = host.address.replace("127.0.0.1", "localhost")  # another site, not only another port
        yield show
    assert {url for url in traffic.requests if "localhost" in url} == {address}
    traffic.requests[:] = [url for url in traffic.requests if url != address]


def framed(page, base_url):
    """The check in its frame, ready."""
    frame = page.wait_for_selector("eligibility-check iframe").content_frame()
    return Checker(frame, base_url).wait_for("ready")


def test_a_check_comes_to_its_verdict_and_the_page_around_it_learns_its_height_alone(show, base_url, traffic):
    page = show()
    checker = framed(page, base_url).start().answer(TRAINED)
    assert (checker.view, checker.record["status"]) == ("result", "met")
    heard = page.evaluate("heard")
    assert heard
    assert {tuple(message) for message in heard} == {("checkHeight",)}
    assert all(isinstance(message["checkHeight"], int) for message in heard)
    assert not [url for url in traffic.requests if urlsplit(url).query or urlsplit(url).fragment]


def test_the_frame_is_the_check_alone_as_high_as_what_it_shows(show, base_url):
    page = show()
    page.set_viewport_size({"width": 320, "height": 700})
    checker = framed(page, base_url)
    frame = checker.page
    for part in (".md-header", ".md-footer", ".md-tabs", ".chart"):
        assert not frame.locator(part).first.is_visible(), part
    assert frame.locator(".from-site").is_visible()
    heights = []
    for step in (lambda: None, checker.start, lambda: checker.answer(TRAINED)):
        step()
        frame.wait_for_function(FITS)
        heights.append(page.locator("iframe").bounding_box()["height"])
        assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert len(set(heights)) == len(heights)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_goes_in_through_the_check_and_out_and_a_question_takes_the_focus_inside(show, base_url):
    page = show()
    checker = framed(page, base_url)
    page.locator("h1").click()
    seen = set()
    while not page.evaluate("document.activeElement.matches('button')"):
        page.keyboard.press("Tab")
        if checker.page.evaluate("document.activeElement?.dataset?.do === 'start'"):
            seen.add("start")
        assert len(seen) < 2
    assert seen == {"start"}
    while not checker.page.evaluate("document.hasFocus() && document.activeElement.dataset?.do === 'start'"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    checker.page.wait_for_selector("eligibility-checker[data-view=question]")
    assert checker.page.evaluate("document.activeElement.innerText.trim()").startswith(checker.heading)
    assert page.evaluate("document.activeElement.localName") == "iframe"


def test_a_screen_reader_hears_the_name_of_the_frame_and_what_is_in_it(show, base_url, violations):
    page = show()
    checker = framed(page, base_url).start()
    assert page.locator("iframe").get_attribute("title") == "Can you supervise peer workers?"
    assert checker.heading in page.locator("iframe").content_frame.locator("main").aria_snapshot()
    assert violations(checker.page, WCAG) == []


def test_the_host_colors_the_check_but_not_so_that_it_cannot_be_read(show, base_url):
    color = "getComputedStyle(document.querySelector('{}')).{}"
    page = show()
    frame = framed(page, base_url).page
    frame.wait_for_function("() => document.body.style.getPropertyValue('--primary')")
    assert frame.evaluate(color.format("[data-do=start]", "backgroundColor")) == "rgb(122, 31, 92)"
    assert frame.evaluate(color.format("body", "getPropertyValue('--page')")) == "rgb(255 253 245)"
    page = show(colors=HARD_TO_READ)
    frame = framed(page, base_url).page
    frame.wait_for_timeout(200)
    assert frame.evaluate("document.body.getAttribute('style') || ''") == ""


@pytest.mark.parametrize(("goal", "policy"), [("supervisor", "script-src 'nonce-own'"), ("no_such_goal", None)])
def test_where_the_check_cannot_be_shown_its_link_stands(show, traffic, goal, policy):
    page = show(goal, policy) if policy else show(goal)
    if not policy:
        page.wait_for_function("() => Boolean(customElements.get('eligibility-check'))")
    assert page.get_by_role("link", name="Check for supervisors").is_visible()
    (error,) = traffic.errors
    assert ("no check has the goal" in error) == (goal != "supervisor")
    traffic.errors.clear()


def test_a_goal_that_is_named_later_is_shown_and_a_wrong_one_gives_way_to_the_link(show, base_url, traffic):
    page = show("no_such_goal")
    page.wait_for_function("() => Boolean(customElements.get('eligibility-check'))")
    page.evaluate("document.querySelector('eligibility-check').setAttribute('goal', 'supervisor')")
    framed(page, base_url)
    page.evaluate("document.querySelector('eligibility-check').setAttribute('goal', 'superviser')")
    assert page.get_by_role("link", name="Check for supervisors").is_visible()
    assert page.locator("iframe").count() == 0
    page.evaluate("""document.querySelector('main').append(
        Object.assign(document.createElement('eligibility-check'), {id: 'late'}))""")
    page.evaluate("document.getElementById('late').setAttribute('goal', 'readiness')")
    assert page.wait_for_selector("#late iframe").get_attribute("src").endswith("check/readiness/")
    page.evaluate("document.getElementById('late').remove()")
    assert len(traffic.errors) == 3
    traffic.errors.clear()


def test_our_own_page_shows_the_example_in_a_frame_of_the_site(page, base_url):
    page.goto(f"{base_url}employers/check_on_your_page/")
    frame = page.wait_for_selector("eligibility-check iframe").content_frame()
    checker = Checker(frame, base_url).wait_for("ready").start()
    assert checker.view == "question"
    pasted = page.locator("pre").first.inner_text()
    assert f'goal="{frame.locator("eligibility-checker").get_attribute("data-goal")}"' in pasted
