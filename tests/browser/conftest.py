"""A real browser on the built site; whatever a test does there, nothing foreign is asked for and nothing goes wrong."""

import json
import shutil
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

from checker.rulebook.rulebook import Rulebook
from macros import tools
from macros.site.finish import finish_site, inline_scripts, script_hash
from macros.site.service_worker import write_offline
from tests.support.checker_page import WCAG
from tests.support.native import Native
from tests.support.site_server import laid

BASELINE = "--js-flags=--liftoff-only"
"""Python is compiled once and not again for speed, which takes a third of the processor's time of a page's start."""


@dataclass
class Traffic:
    """What the pages of one test have asked for, and what went wrong in them."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context):
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        context.on("weberror", lambda fault: self.errors.append(str(fault.error)))

    def foreign(self, origin):
        return [url for url in self.requests if not url.startswith((origin, "data:", "blob:"))]


@pytest.fixture(scope="session")
def addresses(site):
    """The address of the site, with a slash at its end: by whether the server's own Python runs the checker."""
    with laid(site) as line, laid(site, Native()) as native:
        yield {False: line.address, True: native.address}


@pytest.fixture
def base_url(addresses, request):
    """The address of the site. Tests of what a page makes of replies are marked `native` and start no Pyodide."""
    return addresses[request.node.get_closest_marker("native") is not None]


@pytest.fixture
def line(site):
    """The site at an address of its own, for a test that changes what arrives."""
    with laid(site) as line:
        yield line


@pytest.fixture
def other(site, bundle, python, tmp_path):
    """The site as it is after a rule has been changed: the folder, and the hash of its rules."""
    folder = tmp_path / "other"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(bundle.name))
    name = "bundle-0123456789ab"
    shutil.copytree(bundle, folder / name)
    rules = json.loads((bundle / "rulebook.json").read_text("utf-8"))
    rules["goals"][0]["title"] += " (changed)"
    (folder / name / "rulebook.json").write_text(json.dumps(rules), "utf-8")
    texts = ((path / "rulebook.json").read_text("utf-8") for path in (bundle, folder / name))
    old, new = (Rulebook.from_json(text).hash for text in texts)
    for html in folder.rglob("*.html"):
        text = html.read_text("utf-8")
        for script in filter(lambda script: bundle.name in script, inline_scripts(LexborHTMLParser(text))):
            text = text.replace(script_hash(script), script_hash(script.replace(bundle.name, name)))
        html.write_text(text.replace(bundle.name, name).replace(old, new), "utf-8")
    parts = finish_site(folder, [], {})
    write_offline(tools.ROOT, folder, name, python.name, parts)
    return folder, new


@pytest.fixture(scope="session")
def browser(chrome):
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(chrome), args=[BASELINE])


@pytest.fixture
def traffic(base_url):
    """A test that breaks something on purpose takes the errors it expects out of `errors`."""
    traffic = Traffic()
    yield traffic
    assert traffic.foreign(base_url) == []
    assert traffic.errors == []


@pytest.fixture
def open_page(browser, traffic):
    """Opens a page in a browser of its own, with the options of a Playwright context."""
    contexts = []

    def open_page(**options):
        # A service worker would fetch for the page where no test could step in.
        options = {"locale": "en-US", "timezone_id": "America/Los_Angeles", "service_workers": "block"} | options
        context = browser.new_context(**options)
        context.set_default_timeout(25_000)
        contexts.append(context)
        traffic.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page(viewport={"width": 1280, "height": 800})


@pytest.fixture(scope="session")
def axe(root):
    """The source of axe-core; run in the page from outside, as the page's own policy lets no other script in."""
    return (root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def violations(axe):
    """Each rule of accessibility that a page breaks, by its name, with the first part that breaks it. Those of
    WCAG 2.2, which axe leaves out unless they are named, have the size of what is pressed among them.
    """

    def violations(page, only=(*WCAG, "best-practice"), without=()):
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        off = {name: {"enabled": False} for name in without}
        options = {"runOnly": list(only), "rules": off, "resultTypes": ["violations"]}
        found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
        return [(violation["id"], violation["nodes"][0]["html"]) for violation in found]

    return violations


@pytest.fixture
def look(page, violations):
    """Judges the view of a check that the page shows now: axe, one first heading, no sideways scroll."""

    def look(view):
        assert page.locator("eligibility-checker").get_attribute("data-view") == view
        assert violations(page) == [], view
        assert page.locator(":is(h1, [aria-level='1']):visible").count() == 1, view
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view

    return look
