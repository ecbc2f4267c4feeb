"""Every question that people ask leads to a place on a page, and the search finds that page by what people type."""

import json
import subprocess

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.content.load import load
from macros.models import Question
from macros.site.search import add_to_index, words_of

FIRST = 2
"""Among so many results the page must be."""


@pytest.fixture(scope="module")
def content(root):
    content, _ = load(root / "content")
    return content


@pytest.fixture(scope="module")
def search(site, root, node):
    """The pages that the site's own search finds for each of many queries, best first."""

    def ask(queries):
        command = [node, root / "tests/support/search.mjs", site]
        run = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
        found = json.loads(run.stdout)
        pages = [[min(places, key=len).partition("#")[0] for places in result] for result in found]
        return dict(zip(queries, pages, strict=True))

    return ask


def address(place):
    page, _, anchor = place.partition("#")
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/", anchor


def test_every_answer_is_a_place_on_a_page(content, site):
    for question in content.questions.values():
        for place in question.answers:
            page, anchor = address(place)
            html = LexborHTMLParser((site / page / "index.html").read_text("utf-8"))
            assert not anchor or html.css_first(f'article [id="{anchor}"]'), f"{question.id}: {place}"


def test_every_question_and_every_place_that_answers_it_stand_on_the_page_of_questions(content, site):
    html = LexborHTMLParser((site / "questions/index.html").read_text("utf-8"))
    for question in content.questions.values():
        entry = html.css_first(f'[id="{question.id}"]')
        assert entry.css_first("dt").text() == question.ask
        assert [link.text() for link in entry.css("dd > a:not(.term)")] == list(question.answers.values())
        assert bool(entry.css_first(".tag")) == bool(question.not_found)


def test_what_people_type_finds_the_answer_first_or_second(content, search):
    wanted = {
        typed: address(next(iter(question.answers), "questions.md"))[0]
        for question in content.questions.values()
        for typed in question.searched_as
    }
    found = search(list(wanted))
    assert not {typed: (page, found[typed][:4]) for typed, page in wanted.items() if page not in found[typed][:FIRST]}


def test_no_two_questions_are_typed_alike(content):
    typed = [words.lower() for question in content.questions.values() for words in question.searched_as]
    assert len(set(typed)) == len(typed)


def test_an_abbreviation_is_found_in_the_glossary_if_not_in_an_answer(content, search):
    found = search([term.short for term in content.terms.values() if term.short])
    assert not {short: pages[:4] for short, pages in found.items() if "glossary/" not in pages[:FIRST]}


def test_words_go_to_their_section_or_to_its_page_and_to_no_other(tmp_path):
    index = tmp_path / "search_index.json"
    docs = [{"location": place, "title": "A", "text": "A"} for place in ("", "fees/", "fees/#late")]
    index.write_text(json.dumps({"config": {"fields": {"title": {"boost": 1000}}}, "docs": docs}), "utf-8")
    add_to_index(index, [("fees/#late", "expired"), ("fees/#late", "lapsed"), ("fees/#no_heading", "money")])
    found = json.loads(index.read_text("utf-8"))
    assert [doc.get("words") for doc in found["docs"]] == [None, "money", "expired lapsed"]
    assert list(found["config"]["fields"]) == ["title", "words"]
    with pytest.raises(LookupError, match="nowhere"):
        add_to_index(index, [("nowhere/", "lost")])


def test_a_question_without_answer_is_found_on_the_page_of_questions():
    whole = {"id": "a", "audience": "employer", "ask": "A?", "searched_as": ["one", "two"]}
    answered = Question(**whole, answers={"fees.md#late": "Late", "index.md": "Home"})
    open_one = Question(**whole, not_found="Nobody knows.")
    words = words_of([answered, open_one], [], {"fees.md": "fees/", "index.md": "", "questions.md": "questions/"})
    assert list(words) == [("fees/#late", "one two"), ("questions/#a", "one two")]
    with pytest.raises(ValidationError):
        Question(**whole)
