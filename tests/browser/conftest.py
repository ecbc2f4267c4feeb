"""A real browser on the built site; whatever a test does there, nothing foreign is asked for and nothing goes wrong."""

from dataclasses import dataclass, field
from importlib import util
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright


def _served(folder):
    # By its path: a module called `site` would stand in the way of Python's own.
    spec = util.spec_from_file_location("browser_site", Path(__file__).with_name("site.py"))
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.served(folder)


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
def base_url(site):
    """The address of the site, with a slash at its end."""
    with _served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chrome):
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(chrome))


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
        context = browser.new_context(locale="en-US", timezone_id="America/Los_Angeles", **options)
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
