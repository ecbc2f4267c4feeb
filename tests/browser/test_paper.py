"""What a check puts on paper, read back from the PDF that the browser makes of it."""

import io

import pytest
from pypdf import PdfReader

from tests.support.cases import rulebook
from tests.support.checker_page import NOON, TRAINED, Checker
from tests.support.goals import EVERY_GOAL
from tests.support.results import PLACE, PYTHON, longest_results
from tests.support.scope import ALL

pytestmark = pytest.mark.native

LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi"}


def pages(page):
    """The texts of the sheets, each without its blanks, which a PDF does not keep."""
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter")))
    return [bare(sheet.extract_text()) for sheet in reader.pages]


def bare(text):
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return "".join(text.split())


@EVERY_GOAL
def test_every_question_is_printed_with_every_answer_it_may_have(page, base_url, goal):
    Checker(page, base_url).open(goal)
    printed = "".join(pages(page))
    labels = []
    for name in rulebook().goals[goal].questions:
        question = page.locator(f"fieldset[data-fact={name}]")
        assert bare(question.locator("legend").text_content()) in printed, name
        labels += [bare(text) for text in question.locator("label").all_text_contents()]
    for label in dict.fromkeys(labels):
        inside = sum(other.count(label) for other in labels)
        assert printed.count(label) >= inside, f"{label}: {printed.count(label)} of {inside}"


@EVERY_GOAL
def test_every_kind_of_result_is_one_page_and_with_the_answers_at_most_three(page, base_url, goal):
    page.add_init_script(PYTHON)
    page.goto(f"{base_url}check/{goal}/")
    page.evaluate("window.print = () => {}")
    for reply in longest_results(goal)[:: 1 if ALL else 4]:
        page.evaluate(PLACE, [reply])
        heading = bare(page.locator(".outcome__heading").inner_text())
        assert len(pages(page)) <= 3, reply["record"]["answers"]
        page.get_by_role("button", name="Print on one page").click()
        (sheet,) = pages(page)
        assert heading in sheet
        door = page.locator(".next .door a")
        assert not door.count() or bare(door.inner_text()) in sheet
        steps = page.locator("[data-list=plan]:visible .plan > li")
        titles = steps.locator("> details > summary").or_(steps.locator("> p:last-child")).all_text_contents()
        assert [title for title in titles if bare(title) not in sheet] == []


@pytest.fixture
def checker(page, base_url):
    page.clock.set_fixed_time(NOON)
    return Checker(page, base_url).open("supervisor").start().answer(TRAINED)


def test_a_result_is_printed_on_two_sheets_and_quotations_only_when_asked_for(checker, page):
    sheets = pages(page)
    assert len(sheets) <= 2
    assert bare(checker.heading) in sheets[0]
    quotation = page.locator(".rule .cite__quote").first.text_content()
    assert bare(quotation) not in "".join(sheets)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print all, with quotations").click()
    assert bare(quotation) in "".join(pages(page))
