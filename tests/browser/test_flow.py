"""The way through every check with the browser's own history, with two clicks for one, and with nonsense pasted."""

from collections import deque

import pytest

from tests.support.cases import rulebook
from tests.support.checker_page import NOON, Checker
from tests.support.goals import ASKED_GOAL
from tests.support.paths import DAY, longest, through_all_typed, to_ask
from tests.support.scope import ALL
from tests.support.verdicts import progress

pytestmark = pytest.mark.native

MOVE = """(steps) => new Promise((arrived) => {
  addEventListener("popstate", arrived, { once: true });
  history.go(steps);
}).then(() => undefined)"""
NONSENSE = ("asdf", "1/2", "--5", "1e309", "NaN", "１２", "9" * 400, "<img src=x onerror=alert(1)>", "\u202e12", "3; 4")
MOST_TAPS = 8


def stands_at(page, checker, fact):
    """Whether the question, or else the result or the start page, is the one view, with its heading and the focus."""
    assert page.locator("fieldset[data-fact]:visible").count() == (fact in rulebook().facts)
    assert checker.fact == fact if fact in rulebook().facts else checker.view == fact
    assert page.evaluate("document.activeElement.innerText.trim()").startswith(checker.heading)


@ASKED_GOAL
def test_two_clicks_are_one_step_and_back_and_forward_lead_through_the_whole_flow(page, base_url, goal):
    page.clock.set_fixed_time(NOON)
    checker, path = Checker(page, base_url).open(goal).start(), longest(goal)
    address = page.url
    for fact, value in path.items():
        assert checker.fact == fact
        checker.give(value).carry_on.dblclick()
        checker.wait_past(fact)
    record = checker.record
    assert checker.view == "result"  # the second click may have taken the focus to where it fell
    for fact in reversed(path):
        page.evaluate(MOVE, -1)
        stands_at(page, checker, fact)
        assert checker.filled
    page.evaluate(MOVE, -1)
    assert checker.view == "start"
    for fact in [*path, "result"]:
        page.evaluate(MOVE, 1)
        stands_at(page, checker, fact)
    assert checker.record == record
    assert page.url == address


@ASKED_GOAL
def test_nonsense_in_a_number_or_a_day_is_told_plainly_and_judged_by_nobody(page, base_url, goal):
    page.clock.set_fixed_time(NOON)
    checker, tried = Checker(page, base_url).open(goal), set()
    for path, typed in through_all_typed(goal):
        new = [fact for fact in typed if ALL or field_of(fact) not in tried]
        if not new:
            continue
        checker.start()
        for fact in new:
            checker.answer(path, until=fact)
            tried.add(field_of(fact))
            before = checker.record
            for text in NONSENSE:
                paste(page, checker, text)
                message = page.locator("[data-summary]:visible a").inner_text()
                assert rulebook().facts[fact].ask in message
                assert checker.question.locator("[data-slot=message]").inner_text() == message
                assert (checker.view, checker.fact, checker.record) == ("question", fact, before)
            for field in checker.question.locator("input[type=text]").all():
                field.fill("")
        checker.answer(path)
        assert checker.record["answers"].keys() == path.keys()
        checker.clear()


def field_of(name):
    """What a field takes; two questions with the same one differ in their words alone."""
    fact = rulebook().facts[name]
    return fact.kind, fact.date, fact.whole, fact.at_most is None


def paste(page, checker, text):
    """The same text into every field of the question, as a paste puts it there; then Continue."""
    checker.question.locator("input[type=text]").evaluate_all(
        """(inputs, text) => inputs.forEach((input) => {
        input.focus();
        input.select();
        document.execCommand("insertText", false, text);
    })""",
        text,
    )
    checker.carry_on.click()
    page.wait_for_selector("[data-summary]:focus")


def shortest(goal):
    """The fewest answers that leave nothing to ask and settle something; of what is typed, one digit or no such day."""
    rules = rulebook()
    paths = deque([{}])
    while paths:
        path = paths.popleft()
        record = progress(rules, goal, path, DAY)
        if not to_ask(record) and record["status"] != "unsettled":
            return path
        for name in to_ask(record)[:1]:
            fact = rules.facts[name]
            values = {"number": [0, 9], "day": ["not_yet"], "yes_no": [True, False]}.get(fact.kind, fact.options)
            paths += [path | {name: value} for value in values]
    raise AssertionError(f"{goal}: nothing settles it")


def test_a_verdict_on_a_supervisor_is_at_most_eight_taps_after_the_start_page(open_page, base_url):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.clock.set_fixed_time(NOON)
    checker = Checker(page, base_url).open("supervisor").start()
    taps = 0
    for fact, value in shortest("supervisor").items():
        field = f"#{fact}-text"
        typed = page.locator(field).count()
        page.locator(field if typed else f"label[for={fact}-{str(value).lower()}]").tap()
        if typed:
            page.keyboard.type(str(value))
        checker.carry_on.tap()
        taps += 2
        checker.wait_past(fact)
    assert checker.view == "result"
    assert page.locator(".outcome:visible").get_attribute("data-outcome") == checker.record["status"] != "unsettled"
    assert taps <= MOST_TAPS
