"""Text twice as large, as a reader sets it in the browser: it fits a phone, and nothing runs off the side."""

import pytest

pytestmark = pytest.mark.native

PAGES = [
    "",
    "certification/",
    "certification/fees/",
    "jobs/compare/",
    "jobs/calaveras/",
    "employers/recruit/",
    "glossary/",
    "questions/",
    "sources/",
    "conflicts/",
    "open_data/",
    "check/",
    "check/supervisor/",
    "404.html",
]
TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
"""Chromium's own setting, which the conditions of style sheets see too; a size set by style they would not."""


@pytest.fixture
def phone(open_page):
    page = open_page(viewport={"width": 360, "height": 740})
    page.context.new_cdp_session(page).send("Page.setFontSizes", TWICE)
    return page


def fits(page):
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, page.url


def test_every_kind_of_page_fits(phone, base_url):
    for name in PAGES:
        phone.goto(base_url + name)
        fits(phone)


def test_a_check_fits_from_its_start_to_its_result(phone, base_url):
    phone.goto(f"{base_url}check/supervisor/")
    phone.get_by_role("button", name="Start", exact=True).click()
    while phone.locator("fieldset[data-fact]:visible").count():
        fits(phone)
        phone.locator("fieldset[data-fact]:visible input[value=unknown]").check()
        answered = phone.locator(".answers__row").count()
        phone.get_by_role("button", name="Continue").click()
        phone.locator(".answers__row").nth(answered).wait_for(state="attached")
    phone.locator(".result:visible").wait_for()
    fits(phone)
