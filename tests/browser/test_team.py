"""A table of people on its page: judged there, shown, filtered, saved; nothing of it is sent or stored."""

import csv
import io

import pytest

HEADING = "name,certified,schooling,bh_years,bh_professional,direct_years,training,supervising_since"


@pytest.fixture
def team(page, base_url):
    page.goto(f"{base_url}employers/check_your_team/")
    page.wait_for_selector("[data-team]:not([hidden])")
    return page


def choose(page, text, name="people.csv"):
    page.locator("[data-team] [data-file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text if isinstance(text, bytes) else text.encode()}
    )


def judged(page, people):
    page.get_by_role("status").filter(has_text=f"{people} of {people} people checked.").wait_for(timeout=60_000)


def test_a_table_is_judged_shown_and_handed_back(team, violations):
    choose(team, f"{HEADING}\nAna,yes,diploma,5,no,4,no,2026-11-07\nBo,perhaps,diploma,5,no,4,no,03/04/2026\n")
    judged(team, 2)
    people = team.locator(".team__person")
    assert [heading.inner_text() for heading in people.locator("h3").all()] == ["Ana row 2", "Bo row 3"]
    assert "03/04/2026” can be read in more than one way" in people.nth(1).inner_text()
    assert violations(team) == []
    team.set_viewport_size({"width": 320, "height": 700})
    assert team.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not team.get_by_role("button", name="Show more people").is_visible()
    team.get_by_label("Show", exact=True).select_option("fault")
    assert [heading.inner_text() for heading in people.locator("h3").all()] == ["Bo row 3"]
    with team.expect_download() as saved:
        team.get_by_role("button", name="Save the results as a table").click()
    (ana, _) = csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8-sig")))
    assert ana["name"] == "Ana"
    with team.expect_download() as saved:
        team.get_by_role("button", name="Save the dates as a calendar").click()
    assert "Ana: You must take the training" in saved.value.path().read_text("utf-8").replace("\r\n ", "")
    state = team.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href,
            await indexedDB.databases(), await caches.keys()])"""
    )
    assert "Ana" not in state


def test_five_thousand_people_are_judged_and_the_page_can_be_used_meanwhile(team):
    rows = "\n".join(f"P{number},yes,diploma,{number % 9},no,4,no,2026-11-07" for number in range(5000))
    choose(team, f"{HEADING}\n{rows}\n")
    stop = team.get_by_role("button", name="Stop")
    stop.wait_for(timeout=60_000)
    assert team.evaluate("new Promise((done) => requestAnimationFrame(() => done(true)))")
    judged(team, 5000)
    assert team.locator(".team__person").count() == 50
    team.get_by_role("button", name="Show more people").click()
    assert team.locator(".team__person").count() == 100


def test_stopped_half_way_the_people_so_far_are_shown(team):
    rows = "\n".join(
        f"P{number},yes,diploma,{number % 9},no,4,no,2026-{number % 9 + 1:02}-07" for number in range(9000)
    )
    team.evaluate(  # a click from outside could come after a fast machine is done
        """() => {
            const stop = document.querySelector("[data-do=stop]");
            new MutationObserver((_, watch) => (watch.disconnect(), stop.click())).observe(stop, { attributes: true });
        }"""
    )
    choose(team, f"{HEADING}\n{rows}\n")
    status = team.get_by_role("status").filter(has_text="Stopped.")
    status.wait_for(timeout=60_000)
    assert int(status.inner_text().split()[1]) < 9000
    assert team.locator(".team__person").count() == 50


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"name\nZo\xeb", "CSV UTF-8"), ("name\nAna", "No column is named by a question"), (HEADING, "nobody in it yet")],
)
def test_a_file_that_is_no_table_is_told_and_another_can_be_chosen(team, data, message):
    choose(team, data)
    team.locator("[data-refused]").filter(has_text=message).wait_for(timeout=60_000)
    assert team.evaluate("document.activeElement.hasAttribute('data-refused')")
    choose(team, f"{HEADING}\nAna,yes,diploma,5,no,4,no,2026-11-07\n")
    judged(team, 1)
    assert not team.locator("[data-refused]").is_visible()


def test_the_empty_table_has_the_questions_of_both_goals(team):
    team.get_by_label("Also check").select_option("renewal")
    with team.expect_download() as saved:
        team.get_by_role("button", name="Get an empty table").click(timeout=60_000)
    heading = saved.value.path().read_text("utf-8-sig").strip().split(",")
    assert heading[0] == "name"
    assert {"bh_years", "certification_ends"} <= set(heading)


def test_without_script_the_columns_are_explained(open_page, base_url):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}employers/check_your_team/")
    assert not page.locator("[data-team]").is_visible()
    assert page.locator(".team__columns code", has_text="supervising_since").count() >= 1
