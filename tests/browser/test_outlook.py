"""Below a result: the nearest ways to yes, what it rests on, and what the answers tell about other goals."""

import json
from collections import defaultdict
from datetime import date

import pytest

from checker.markup.lines import items
from checker.rulebook.rulebook import Rulebook
from tests.support.checker_page import NOON, UNTRAINED, Checker
from tests.support.verdicts import progress

pytestmark = pytest.mark.native

GOING_ON = {"bh_work_now": True, "direct_service_now": True}
LOST = GOING_ON | {
    "schooling": "none",
    "training": False,
    "supervising_since": "not_yet",
    "bh_years": 1,
    "direct_years": 1,
}
PROMOTED = {
    "certified": True,
    "drivers_license": True,
    "level_1_now": True,
    "consumer_months": 14,
    "schooling": "ged",
    "mental_health_services": "own",
}


@pytest.fixture
def result(page, base_url):
    """Answers a check to its result."""

    def result(goal, answers):
        page.clock.set_fixed_time(NOON)
        checker = Checker(page, base_url).open(goal).start().answer(answers)
        assert checker.view == "result"
        return checker

    return result


def lines(page, name):
    """The text of a list's items, their spaces made even."""
    return [" ".join(text.split()) for text in page.locator(f"[data-list={name}]:visible li").all_inner_texts()]


def test_a_plan_tells_each_step_once_and_the_next_one_above_it(result, page):
    record = result("supervisor", LOST).record
    steps = [step for step in record["plan"]["steps"] if step["state"] != "not_needed"]
    assert page.locator(".plan > li:visible").count() == len(steps)
    first = next(step for step in steps if step["id"] == record["plan"]["now"])
    assert first["title"] in page.locator("[data-slot=step]").inner_text()
    assert first["text"] not in page.locator(".plan:visible").inner_text()
    assert page.locator("[data-list=nearest]:visible, [data-list=missing]:visible").count() == 0
    assert page.locator(".outcome[data-startable]").count() == int(bool(page.locator(".next .door a").count()))


def test_another_goal_to_meet_first_is_a_link_to_its_check(result, page):
    result("calaveras_level_2", PROMOTED | {"certified": False})
    assert page.locator(".next .door a").get_attribute("href") == "../certification/"


def test_what_is_due_leads_the_result_with_its_day_and_both_readings_follow(result, page):
    record = result("supervisor", UNTRAINED | {"bh_professional": True}).record
    assert len(record["nearest"]) == 1
    assert page.locator("[aria-level='1']:visible").inner_text() == "Take the free 1-hour course by January 20, 2027"
    assert page.locator("[data-slot=step]").inner_text().startswith("Take the free 1-hour course. “")
    assert "The last day is January 20, 2027." in page.locator(".result").inner_text()
    assert page.locator("[data-list=readings] [data-outcome]:visible").count() == 2


def test_what_is_not_known_is_to_be_found_out_with_the_answer_that_is_enough(result, page):
    checker = result("renewal", defaultdict(lambda: "unknown"))
    assert checker.record["status"] == "unsettled"
    step, lists = page.locator("[data-slot=step]"), page.locator(".asks:not(:empty)")
    asked = [line.locator("p").first.text_content() for line in lists.locator("> li").all()]
    assert asked
    assert not [ask for ask in asked if ask in step.inner_text()]
    (way,) = checker.record["nearest"]
    texts = [*lists.all_text_contents(), step.inner_text()]
    enough = sum(text.count("You need:") for text in texts)
    assert enough == sum(step["value"] is not True for step in way["if"]) == 3
    assert page.locator("[data-list=nearest]").is_hidden()


def test_what_others_decide_is_told_once(result, page):
    checker = result("calaveras_promotion", PROMOTED)
    assert checker.record["status"] == "left_to_others"
    assert page.locator("[data-list=left_to] li:visible").count() == 2
    assert page.locator("[data-list=nearest]:visible, [data-list=earliest]:visible").count() == 0
    for decision in checker.record["left_to"]:
        assert decision["decided_by"] in page.locator("[data-list=left_to]").inner_text()


def test_the_same_answers_are_told_for_each_goal_that_they_say_something_about(result, page, bundle):
    checker = result("calaveras_promotion", PROMOTED)
    page.locator("[data-list=elsewhere] > summary").click()
    rulebook = Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))
    expected = {}
    for goal in rulebook.goals:
        before, after = (
            progress(rulebook, goal, answers, date.fromisoformat(checker.record["as_of"]))
            for answers in ({}, checker.record["answers"])
        )
        if before["status"] != after["status"] or len(after["ask"]) < len(before["ask"]):
            expected[goal] = (after["status"], len(after["ask"]))
    del expected["calaveras_promotion"]
    items = page.locator("[data-list=elsewhere] > ul > li:visible")
    shown = [item.get_by_role("link").get_attribute("href").split("/")[-2] for item in items.all()]
    assert shown == sorted(expected, key=lambda goal: expected[goal][0] == "unsettled")
    assert expected["calaveras_level_2"][0] == "met"
    assert "grandparenting" not in expected  # closed, whatever one answers
    for goal, item in zip(shown, items.all(), strict=True):
        status, asked = expected[goal]
        assert item.locator("[data-outcome]").get_attribute("data-outcome") == status
        more = [f"At most {asked} more question{'' if asked == 1 else 's'}."] if asked else []
        assert item.locator("[data-outcome] ~ p").all_inner_texts() == more


def test_who_knows_nothing_is_told_nothing_about_other_goals(result, page):
    checker = result("supervisor", defaultdict(lambda: "unknown"))
    assert checker.record["status"] == "unsettled"
    assert page.locator("[data-list=elsewhere]").is_hidden()
    assert page.locator("[data-list=nearest]").is_hidden()  # what to find out comes first


ADDED = """{
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
  Object.defineProperty(MessageEvent.prototype, "data", {
    get() {
      const data = get.call(this);
      const parts = data?.ok?.result?.parts;
      if (parts) Object.assign(parts, PARTS);
      return data;
    },
  });
}"""


def test_waiting_alone_and_desirable_points_show_where_a_result_names_them(result, page):
    """No shipped rule has them in an easy case, so they are put into Python's reply."""
    day = {"text": "November 22, 2026", "day": "2026-11-22"}
    lines_of = {"earliest": [day, ", if you keep going as you are now."], "also": ["Not asked: A class"]}
    parts = {name: {"part": "A part", "lines": items([{"text": text}])} for name, text in lines_of.items()}
    page.add_init_script(ADDED.replace("PARTS", json.dumps(parts)))
    result("supervisor", LOST)
    assert lines(page, "earliest") == ["November 22, 2026, if you keep going as you are now."]
    assert page.locator("[data-list=earliest] time").get_attribute("datetime") == "2026-11-22"
    assert lines(page, "also") == ["Not asked: A class"]


@pytest.mark.parametrize("width", [320, 360])
def test_headings_are_in_order_and_nothing_runs_off_a_phone_or_paper(result, page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme="dark")
    checker = result("calaveras_level_2", PROMOTED | {"certified": False})
    page.locator("[data-list=elsewhere]").wait_for()
    found = page.locator(".result :is(h2, h3):visible").all_inner_texts()
    assert found[1:] == ["What to do next", "Your plan", "The written requirements", "Save this result"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    assert page.locator(".record__answers > div:visible").count() == len(checker.record["answers"])
    assert page.locator("[data-list=elsewhere]").is_hidden()
