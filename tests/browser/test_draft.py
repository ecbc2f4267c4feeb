"""A class drafted in the page: its posting, its open points and its record; and nothing of it leaves the tab."""

import json

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.support.drafts import form_of

pytestmark = pytest.mark.native

ADDRESS = "employers/draft/"
ELSEWHERE = "async () => JSON.stringify([{ ...localStorage }, document.cookie, await caches.keys(), location.href])"


@pytest.fixture
def drafting(page, base_url):
    page.goto(base_url + ADDRESS)
    page.get_by_role("button", name="Write the draft").wait_for()
    return page


def choose(page, name, value):
    page.locator(f"[name='{name}'][value='{value}']").check()


def fill_in(page):
    page.get_by_label("Name of the job").fill("Peer <b>Specialist</b>")
    page.get_by_label("Employer", exact=True).fill("Harbor County")
    page.get_by_label("Lowest").fill("25")
    for name, value in {"level": "trainee", "certification": "later", "license": "some"}.items():
        choose(page, name, value)


def write(page):
    page.get_by_role("button", name="Write the draft").click()
    page.locator("[data-text=posting]").wait_for()


def text(page, name):
    return page.locator(f"[data-text={name}]").text_content()


def open_points(page):
    return {item.get_attribute("data-point") for item in page.locator("[data-point]:visible").all()}


def test_the_page_hands_python_the_form_of_the_content_in_its_order(site, content):
    html = LexborHTMLParser((site / ADDRESS / "index.html").read_text("utf-8"))
    assert json.dumps(json.loads(html.css_first("[data-form]").text())) == json.dumps(form_of(content))


def test_a_draft_is_written_and_follows_the_answers(drafting):
    fill_in(drafting)
    write(drafting)
    assert drafting.evaluate("document.activeElement.textContent") == "The posting"
    assert text(drafting, "posting").startswith("Peer <b>Specialist</b>\nHarbor County\n$25 an hour\n")
    assert "some_posts_not_named" in open_points(drafting)
    assert drafting.locator("[data-slot=count]").text_content().startswith(f"{len(open_points(drafting))} points ")
    drafting.get_by_label("Which positions involve driving?").fill("outreach")
    drafting.get_by_label("Which positions involve driving?").press("Tab")
    drafting.locator("[data-text=posting]", has_text="Those are: outreach.").wait_for()
    assert "some_posts_not_named" not in open_points(drafting)
    record = yaml.safe_load(text(drafting, "record"))
    assert record["agencies"]["harbor_county_draft"]["classes"]["peer_b_specialist_b"]["stage"] == "trainee"


def test_a_question_that_follows_is_shown_after_its_answer(drafting):
    question = drafting.locator("[data-question=counting]")
    assert not question.is_visible()
    choose(drafting, "experience", "months")
    question.wait_for()


def test_what_does_not_fit_is_told_at_its_field(drafting):
    fill_in(drafting)
    drafting.get_by_label("Highest").fill("a lot")
    drafting.get_by_role("button", name="Write the draft").click()
    field = drafting.locator("[aria-invalid=true]")
    field.wait_for()
    assert field.get_attribute("name") == "field/high"
    assert field.evaluate("it => document.getElementById(it.getAttribute('aria-describedby')).textContent")
    assert field.evaluate("it => it === document.activeElement")
    assert not drafting.locator("[data-text=posting]").is_visible()


def test_a_posting_is_told_with_its_address_and_nothing_goes_into_a_link(drafting):
    fill_in(drafting)
    links = drafting.evaluate("[...document.links].map(({ href }) => href)")
    drafting.get_by_label("Address of the posting").fill("https://jobs.example/1")
    drafting.get_by_label("What else you saw").fill("It is on page 2.")
    drafting.get_by_role("button", name="Write the text").click()
    drafting.locator("[data-text=issue]").wait_for()
    issue = text(drafting, "issue")
    assert "- Address: https://jobs.example/1" in issue
    assert "It is on page 2." in issue
    (record,) = (part for part in issue.split("```yaml\n")[1:])
    assert yaml.safe_load(record.partition("```")[0])["agencies"]
    assert drafting.evaluate("[...document.links].map(({ href }) => href)") == links


def test_what_is_filled_in_stays_in_the_tab_until_it_is_cleared(drafting, traffic, base_url):
    before = drafting.evaluate(ELSEWHERE)
    fill_in(drafting)
    write(drafting)
    assert drafting.evaluate(ELSEWHERE) == before
    assert not [address for address in traffic.requests if "Harbor" in address or "?" in address]
    drafting.reload()
    drafting.get_by_role("button", name="Write the draft").wait_for()
    assert drafting.get_by_label("Employer", exact=True).input_value() == "Harbor County"
    assert drafting.locator("[name=license][value=some]").is_checked()
    drafting.get_by_role("button", name="Clear my answers").first.click()
    assert drafting.get_by_label("Employer", exact=True).input_value() == ""
    assert drafting.locator("[name='certification/later/months']").input_value() == "12"
    assert drafting.evaluate("({ ...sessionStorage })") == {}


def test_the_draft_and_the_record_are_saved_as_files(drafting):
    fill_in(drafting)
    write(drafting)
    with drafting.expect_download() as download:
        drafting.get_by_role("button", name="Save the draft").click()
    saved = download.value.path().read_text("utf-8")
    assert saved.startswith(text(drafting, "posting"))
    assert "Points still open" in saved
    assert "harbor_county_draft" in saved
    drafting.locator(".draft__record summary").click()
    with drafting.expect_download() as download:
        drafting.get_by_role("button", name="Save the record").click()
    assert download.value.suggested_filename == "harbor_county_draft.yml"
    assert download.value.path().read_text("utf-8") == text(drafting, "record")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everybody_can_use_it(drafting, violations, width, scheme):
    drafting.set_viewport_size({"width": width, "height": 740})
    drafting.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    fill_in(drafting)
    for group in drafting.locator(".draft__group summary").all():
        group.press("Enter")
    drafting.locator("[name=duties]").first.press("Space")
    drafting.get_by_role("button", name="Write the draft").press("Enter")
    drafting.locator("[data-text=posting]").wait_for()
    drafting.locator(".draft__record summary").press("Enter")
    drafting.get_by_role("button", name="Write the text").press("Enter")
    drafting.locator("[data-text=issue]").wait_for()
    assert violations(drafting) == []
    assert drafting.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_it_is_a_checklist_with_every_point(open_page, base_url, content):
    page = open_page(java_script_enabled=False)
    page.goto(base_url + ADDRESS)
    form = content.drafts["peer_class"]
    assert page.locator("[data-question]:visible").count() == len(form.questions) + 1
    assert page.locator("[data-point]:visible").count() == len(content.points)
    assert not page.get_by_role("button", name="Write the draft").is_visible()
