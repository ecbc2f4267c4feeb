"""Every check from its start to its result and back, by keyboard alone, and one always sees where one is."""

import pytest

from tests.support.checker_page import NOON, Checker
from tests.support.goals import ASKED_GOAL
from tests.support.paths import longest

pytestmark = pytest.mark.native

FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
  const style = getComputedStyle(element);
  return {
    name: element.textContent.trim() || element.value || element.name,
    act: element.dataset.do ?? element.type ?? "",
    value: element.value,
    field: element.name ?? "",
    seen: box.top >= 0 && box.top < innerHeight && Boolean(at) && (element.contains(at) || at.contains(element)
      || [...element.labels ?? []].some((label) => label.contains(at))),
    ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3,
  };
}"""


@pytest.fixture
def tab(page):
    """Tab until the focus is where a test of it says, seeing it at every stop."""

    def tab(there, limit=90):
        for _ in range(limit):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            assert focus["seen"], focus
            assert focus["ring"] or focus["field"] == "query", focus  # the search has its ring around the whole form
            if there(focus):
                return
        raise AssertionError("Tab does not lead there")

    return tab


def answer(page, checker, tab, value):
    """Answers the question on view: Tab, arrows and Space; of what is typed, the digits."""
    value = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    kind, fact = checker.question.get_attribute("data-kind"), checker.fact
    if kind in ("yes_no", "choice"):
        tab(lambda focus: focus["field"] == fact)
        values = checker.question.locator("input").evaluate_all("(inputs) => inputs.map((input) => input.value)")
        for _ in range(values.index(value)):
            page.keyboard.press("ArrowDown")
        if value == values[0]:
            page.keyboard.press("Space")
    elif value in ("unknown", "not_yet"):
        tab(lambda focus: focus["value"] == value)
        page.keyboard.press("Space")
    else:
        for part in value.split("-")[1:] + value.split("-")[:1]:
            page.keyboard.press("Tab")
            page.keyboard.type(part)
        page.keyboard.press("Enter")
        return
    tab(lambda focus: focus["act"] == "submit")
    page.keyboard.press("Enter")


@ASKED_GOAL
def test_by_keyboard_alone_from_the_start_to_the_result_and_back(page, base_url, tab, goal):
    page.clock.set_fixed_time(NOON)
    page.set_viewport_size({"width": 1280, "height": 620})
    checker = Checker(page, base_url).open(goal)
    tab(lambda focus: focus["act"] == "start")
    page.keyboard.press("Enter")
    for fact, value in longest(goal).items():
        assert checker.fact == fact
        assert page.evaluate("document.activeElement.textContent") == checker.heading
        answer(page, checker, tab, value)
        checker.wait_past(fact)
    assert checker.view == "result"
    assert checker.record["answers"].keys() == longest(goal).keys()
    assert page.evaluate("document.activeElement.innerText") == checker.heading
    tab(lambda focus: focus["act"] == "clear")
    page.keyboard.press("Enter")
    page.wait_for_selector("eligibility-checker[data-view=start]")
