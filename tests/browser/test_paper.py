"""What a check puts on paper, read back from the PDF that the browser makes of it."""

import pytest

from tests.support.cases import rulebook
from tests.support.checker_page import NOON, TRAINED, Checker
from tests.support.goals import ASKED_GOAL
from tests.support.sheets import bare, sheets

pytestmark = pytest.mark.native


@ASKED_GOAL
def test_every_question_is_printed_with_every_answer_it_may_have(page, base_url, goal):
    Checker(page, base_url).open(goal)
    printed = "".join(sheets(page))
    labels = []
    for name in rulebook().goals[goal].questions:
        question = page.locator(f"fieldset[data-fact={name}]")
        assert bare(question.locator("legend").text_content()) in printed, name
        labels += [bare(text) for text in question.locator("label").all_text_contents()]
    for label in dict.fromkeys(labels):
        inside = sum(other.count(label) for other in labels)
        assert printed.count(label) >= inside, f"{label}: {printed.count(label)} of {inside}"


@pytest.fixture
def checker(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url).open("supervisor").start().answer(TRAINED)


def test_a_result_is_printed_on_two_sheets_and_quotations_only_when_asked_for(checker, page):
    first, *others = sheets(page)
    assert len(others) <= 1
    assert bare(checker.heading) in first
    quotation = page.locator(".rule .cite__quote").first.text_content()
    assert bare(quotation) not in "".join([first, *others])
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print all, with quotations").click()
    assert bare(quotation) in "".join(sheets(page))
