"""One interview over many goals in the page: a list at any time, which says what each check says."""

import random
import re

import pytest
from playwright.sync_api import expect

from tests.support.checker_page import NOON, Checker
from tests.support.sheets import sheets

pytestmark = pytest.mark.native

PHONE = {"width": 360, "height": 780}
ALONE = """async (element) => {
  const { answers, goals, as_of } = element.record;
  const alone = await Promise.all(goals.map(({ goal }) => element.client.call("progress", { goal, answers, as_of })));
  return [goals.map(({ status }) => status), alone.map(({ record }) => record.status)];
}"""
"""The statuses of the list, and what each single check says to the same answers."""


@pytest.fixture
def survey(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url)


def answer_anything(checker, chance, count):
    """So many questions answered at random; fewer where fewer are asked."""
    while count and checker.view == "question":
        values = checker.question.locator("input[type=radio], input[type=checkbox]")
        kind = checker.question.get_attribute("data-kind")
        if kind == "number" and chance.random() < 0.9:
            value = chance.choice([0, 1, 7, 24])
        else:
            value = values.nth(chance.randrange(values.count())).get_attribute("value")
        checker.give(value).go_on()
        count -= 1


CHOICES = {"schooling": "diploma", "veteran": "counts"}
"""The answers to two questions of several; to the others it is ``own``."""


def see_list(checker):
    checker.page.get_by_role("button", name="Show what I have so far").click()
    checker.page.wait_for_selector("eligibility-checker[data-view=result]")


def test_a_newcomer_comes_from_the_home_page_to_a_door_in_12_taps(page, base_url):
    page.set_viewport_size(PHONE)
    page.goto(base_url)
    page.get_by_role("link", name="See where you stand: about 5 minutes").click()
    checker = Checker(page, base_url).wait_for("ready").start()
    taps = 2
    for _ in range(4):
        values = checker.question.locator("input[type=radio], input[type=checkbox]")
        (checker.give(values.nth(1).get_attribute("value"))).go_on()
        taps += 2
    see_list(checker)
    assert taps + 1 <= 12
    door = page.locator(".job .door a").first
    assert door.is_visible()
    assert door.get_attribute("href").startswith("https://")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("seed", range(2))
def test_the_list_says_of_each_goal_what_its_own_check_says(survey, seed):
    chance = random.Random(seed)
    survey.open("all").start()
    for count in (6, 100):
        answer_anything(survey, chance, count)
        listed, alone = survey.element.evaluate(ALONE)
        assert listed == alone
        assert len(listed) > 5
    assert survey.view == "result"


def test_start_question_and_list_are_free_of_faults(survey, page, look):
    survey.open("all")
    look("start")
    survey.start()
    look("question")
    answer_anything(survey, random.Random(3), 5)
    see_list(survey)
    for summary in page.locator(".result summary").locator("visible=true").all():
        summary.click()
    look("result")
    page.set_viewport_size({"width": 320, "height": 700})
    look("result")


def test_a_list_comes_back_after_a_reload_back_and_a_changed_answer(survey, page):
    survey.open("all").start()
    answer_anything(survey, random.Random(1), 5)
    see_list(survey)
    listed = page.locator("[data-slot=groups]").inner_text()
    page.reload()
    survey.wait_for("ready")
    assert survey.view == "result"
    assert page.locator("[data-slot=groups]").inner_text() == listed
    page.get_by_role("button", name="Continue with the questions").click()
    fact = survey.fact
    survey.give("unknown").go_on()
    page.get_by_role("button", name="Back").click()
    assert survey.fact == fact
    page.get_by_role("button", name="Back").click()
    page.wait_for_selector("eligibility-checker[data-view=result]")
    assert page.locator("[data-slot=groups]").inner_text()
    survey.change("veteran")
    assert survey.fact == "veteran"


def test_the_focus_stands_where_a_screen_reader_reads_on_and_one_place_speaks(survey, page):
    survey.open("all").start()
    asked = set()
    for value in ("unknown", "unknown"):
        assert page.evaluate("document.activeElement.ariaLevel") == "1"
        assert page.evaluate("document.activeElement.innerText") == survey.heading
        assert page.title().startswith(survey.heading)
        asked.add(survey.heading)
        survey.give(value).go_on()
    see_list(survey)
    assert len({*asked, survey.heading}) == 3
    assert page.evaluate("document.activeElement.innerText") == survey.heading
    assert page.locator("eligibility-checker .waiting[role=status]").count() == 1
    assert page.locator("[aria-live=assertive], [role=alert]").count() == 0


def test_the_answers_are_there_in_a_single_check(survey, page):
    survey.open("all").start()
    while survey.fact != "veteran":
        survey.give("unknown").go_on()
    survey.give("none").go_on()
    see_list(survey)
    card = page.locator(".job", has_text="Veterans Crisis Line")
    card.get_by_role("link", name=re.compile("^See the whole check")).click()
    survey.wait_for("ready")
    assert page.url.endswith("/check/veterans_crisis_line/")
    assert survey.record["answers"]["veteran"] == "none"
    assert survey.record["status"] == "not_met"


def test_the_list_is_sorted_and_narrowed_as_the_person_wishes(survey, page):
    survey.open("all").start()
    see_list(survey)
    page.get_by_text("Sort the list").click()
    titles = page.locator(".job h4")
    every = titles.count()
    page.get_by_label("Place").select_option("Merced County")
    page.get_by_text(f"1 of {every} shown").wait_for()
    assert titles.all_inner_texts() == ["Peer Support Specialist, extra help"]
    page.get_by_label("Place").select_option("")
    page.get_by_label("Order").select_option("pay")
    page.get_by_text(f"{every} of {every} shown").wait_for()
    expect(titles.first).to_have_text("Peer Specialist, Veterans Crisis Line, grade 9")
    page.get_by_label("Certification").select_option("needed")
    page.get_by_text(re.compile(rf"^[2-{every - 1}] of {every} shown")).wait_for()


def test_without_a_script_or_without_python_what_each_check_asks_stands_there(open_page, base_url, page, traffic):
    plain = open_page(java_script_enabled=False)
    plain.goto(f"{base_url}check/all/")
    assert plain.get_by_text("you can lift 40 pounds").is_visible()
    assert plain.get_by_role("link", name="Peer Support Specialist, extra help, Merced County").is_visible()
    page.route(re.compile(r"worker\.mjs$"), lambda route: route.abort())
    page.goto(f"{base_url}check/all/")
    page.wait_for_selector("eligibility-checker[data-state=failed]")
    assert page.get_by_text("you can lift 40 pounds").is_visible()
    assert page.locator("[data-why]:visible").count() == 1
    assert not page.get_by_role("button", name="Continue").is_visible()
    traffic.errors.clear()


def test_the_list_is_what_is_printed(survey, page):
    survey.open("all").start()
    answer_anything(survey, random.Random(2), 5)
    see_list(survey)
    page.emulate_media(media="print")
    assert page.locator(".job").first.is_visible()
    assert page.get_by_role("heading", name="Questions and answers").is_visible()
    assert not page.get_by_text("Sort the list").is_visible()


def choose(survey, title):
    survey.page.locator(".job", has_text=title).first.get_by_role(
        "button", name=re.compile("^Make this my plan")
    ).click()
    survey.page.wait_for_selector("eligibility-checker[data-view=plan]")


def sections(page):
    return page.locator(".chosen > h2").all_inner_texts()


def go_on_to_the_plan(survey):
    survey.page.get_by_role("button", name="Continue with the questions").click()
    while survey.view == "question":
        kind = survey.question.get_attribute("data-kind")
        usual = {"yes_no": True, "number": 30, "day": "not_yet", "choice": CHOICES.get(survey.fact, "own")}[kind]
        no = survey.fact in (
            "certified",
            "other_peer_certificate",
            "application_approved",
            "core_training",
            "exam_passed",
        )
        survey.give(False if no and kind == "yes_no" else usual).go_on()
    assert survey.view == "plan"


def test_a_job_that_asks_for_the_certification_has_its_steps_first_in_the_plan(survey, page):
    survey.open("all").start()
    see_list(survey)
    choose(survey, "Peer Specialist, Veterans Crisis Line")
    go_on_to_the_plan(survey)
    assert sections(page) == ["Medi-Cal Peer Support Specialist certification", "Peer Specialist, Veterans Crisis Line"]
    assert "$" in page.locator("[data-slot=plan-whole]").inner_text()
    page.get_by_text("Add to this plan").click()
    page.get_by_role("button", name=re.compile("^Add:.*Merced County")).click()
    page.get_by_role("heading", name=re.compile("^Your plan:.*Merced County")).wait_for()
    assert len(sections(page)) == 3
    page.reload()
    survey.wait_for("ready")
    assert len(sections(page)) == 3
    page.get_by_role("button", name="Back").click()
    page.locator(".chosen").nth(2).wait_for(state="detached")
    assert len(sections(page)) == 2


def test_a_plan_is_free_of_faults_and_fits_on_one_sheet(survey, page, look):
    survey.open("all").start()
    see_list(survey)
    choose(survey, "Peer Specialist, Veterans Crisis Line")
    go_on_to_the_plan(survey)
    page.get_by_text("Add to this plan").click()
    look("plan")
    page.set_viewport_size({"width": 320, "height": 700})
    look("plan")
    for employer in ("Calaveras County", "Merced County"):
        page.get_by_role("button", name=re.compile(f"^Add:.*{employer}")).first.click()
        page.get_by_role("heading", name=re.compile(f"^Your plan:.*{employer}")).wait_for()
        if not page.get_by_role("button", name=re.compile("^Add:")).first.is_visible():
            page.get_by_text("Add to this plan").click()
    survey.element.evaluate("(element) => { element.dataset.print = 'plan' }")
    for size in ("Letter", "A4"):
        assert len(sheets(page, size)) == 1


def saved(page, folder):
    with page.expect_download() as found:
        page.get_by_role("button", name="Save my answers").locator("visible=true").first.click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def reopened(survey, path):
    survey.clear()
    survey.page.locator("[data-file]").set_input_files(path)
    survey.page.wait_for_selector("eligibility-checker[data-view=opened]")


def test_a_plan_is_opened_again_from_its_file(survey, page, tmp_path):
    survey.open("all").start()
    see_list(survey)
    choose(survey, "Peer Specialist, Veterans Crisis Line")
    go_on_to_the_plan(survey)
    before = page.locator("[data-slot=plan-sections]").inner_text()
    path = saved(page, tmp_path)
    reopened(survey, path)
    page.get_by_role("button", name="See the whole result for today").click()
    page.wait_for_selector("eligibility-checker[data-view=plan]")
    assert page.locator("[data-slot=plan-sections]").inner_text() == before


def test_saved_answers_count_wherever_they_are_asked(survey, page, tmp_path):
    survey.open("all").start()
    while survey.fact != "veteran":
        survey.give("unknown").go_on()
    survey.give("none").go_on()
    path = saved(page, tmp_path)
    survey.open("veterans_crisis_line")
    reopened(survey, path)
    assert survey.record["answers"]["veteran"] == "none"
    page.locator("[data-do=go-on]:visible").click()
    path = saved(page, tmp_path)
    survey.open("all")
    reopened(survey, path)
    assert survey.record["answers"]["veteran"] == "none"
    assert "Veterans Crisis Line" in page.locator("[data-slot=doubts]").inner_text()
