"""Every question is answered in place and leads to a page, which the search finds by what people type."""

import json
import re
from types import SimpleNamespace

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.models import Question
from macros.site.search import Phrase, add_to_index, phrases
from tests.support.pages import page_of

FIRST = 2
"""Among so many results the page must be."""
LONG = 6
"""Letters of a word in which a wrong one is tried."""
TYPED = {
    "can i be certified": "check/certification/",
    "how do i become a peer support specialist": "certification/",
    "am i eligible for certification": "certification/",
    "how much do peers make": "jobs/compare/",
    "jobs in los angeles": "jobs/more/",
    "jobs in sacramento": "jobs/sacramento/",
    "riverside peer support": "jobs/riverside/",
    "san mateo county peer jobs": "jobs/san_mateo/",
    "veterans affairs": "jobs/veterans_affairs/",
    "peer support training list": "certification/apply/",
    "calmhsa phone": "certification/who_decides/",
    "felony": "certification/apply/",
    "can i work with a felony": "certification/apply/",
    "certfication": "certification/",
    "supervisr training": "supervision/training/",
    "renewl": "certification/renewal/",
    "scholarshp": "certification/help_with_money/",
    "recipr0city": "certification/out_of_state/",
    "resume": "jobs/",
    "embed": "employers/check_on_your_page/",
    "español": "certification/apply/",
    "HIPAA": "employers/daily_work/",
    "BHSA": "employers/billing/",
    "FEHA": "employers/fair_hiring/",
    "telehealth": "employers/daily_work/",
    "registry": "certification/where_it_counts/",
    "code of ethics": "certification/ethics/",
    "check if i can supervise": "check/supervisor/",
    "check my renewal": "check/renewal/",
    "readiness": "check/readiness/",
}
"""What visitors typed, beside the words that questions have of their own, and the page that they hoped for."""


def address(place):
    page, _, anchor = place.partition("#")
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/", anchor


def test_every_answer_is_a_place_on_a_page(content, site):
    for question in content.questions.values():
        for place in question.places:
            page, anchor = address(place)
            html = LexborHTMLParser((site / page / "index.html").read_text("utf-8"))
            assert not anchor or html.css_first(f'article [id="{anchor}"]'), f"{question.id}: {place}"


def test_every_question_and_every_place_that_answers_it_stand_on_the_page_of_questions(content, site):
    html = LexborHTMLParser((site / "questions/index.html").read_text("utf-8"))
    for question in content.questions.values():
        entry = html.css_first(f'[id="{question.id}"]')
        assert entry.css_first("dt").text() == question.ask
        assert [link.text() for link in entry.css(".questions__places > a:not(.term)")] == list(
            question.places.values()
        )
        assert (question.answer or "") in " ".join(entry.text().split())
        assert bool(entry.css_first(".tag")) == bool(question.not_found)
        for name in question.contacts:
            assert content.contacts[name].name in entry.css_first(".tag").parent.text()


def first_place(question):
    return address(next(iter(question.places), "questions.md"))[0]


def late(expected, found):
    """The queries that do not find the page they should among the first."""
    return {typed: (page, found[typed][:4]) for typed, page in expected.items() if page not in found[typed][:FIRST]}


def test_what_people_type_finds_the_answer_first_or_second(content, search):
    expected = {typed: first_place(one) for one in content.questions.values() for typed in one.searched_as} | TYPED
    assert not late(expected, search(list(expected)))


def test_a_whole_question_finds_its_answer_first_or_second(content, search):
    expected = {one.ask: first_place(one) for one in content.questions.values()}
    assert not late(expected, search(list(expected)))


def test_an_employer_is_found_by_its_name(content, search):
    expected = {agency.name: page_of(content).employer(agency) for agency in content.agencies.values()}
    assert not late({name: address(page)[0] for name, page in expected.items()}, search(list(expected)))


AS_NEAR = {"start woring", "start worqing", "biling", "limts"}
"""Mistyped, these are as near to another word: to `wording`, `lists`, or the beginning of `bilingual`."""
MISTYPED = {
    "a letter too few": lambda word, at: word[:at] + word[at + 1 :],
    "a letter twice": lambda word, at: word[:at] + word[at] + word[at:],
    "two letters changed about": lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    "another letter": lambda word, at: word[:at] + "q" + word[at + 1 :],
}


@pytest.mark.parametrize("mistake", MISTYPED)
def test_one_wrong_letter_is_forgiven(content, search, mistake):
    expected = {}
    for question in content.questions.values():
        for typed in question.searched_as:
            word = max(re.findall(r"\w+", typed), key=len)
            if len(word) >= LONG and word.isalpha() and word.isascii():
                expected[typed.replace(word, MISTYPED[mistake](word, len(word) // 2))] = first_place(question)
    expected = {typed: page for typed, page in expected.items() if typed not in AS_NEAR}
    assert len(expected) > 50
    assert not late(expected, search(list(expected)))


def test_checks_and_questions_come_before_the_glossary(content, search):
    found = search([one.ask for one in content.questions.values()] + list(TYPED))
    assert not [typed for typed, pages in found.items() if pages and pages[0] == "glossary/"]


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
    named = [("fees/#late", "expired"), ("fees/#late", "lapsed card"), ("fees/#no_heading", "money")]
    add_to_index(index, [Phrase(*words, rank=0) for words in named])
    found = json.loads(index.read_text("utf-8"))
    assert [doc.get("words") for doc in found["docs"]] == [None, "money", "expired lapsed card"]
    assert [doc.get("phrases") for doc in found["docs"]] == [None, [["money", 0]], [["expired", 0], ["lapsed card", 0]]]
    assert list(found["config"]["fields"]) == ["title", "words"]
    with pytest.raises(LookupError, match="nowhere"):
        add_to_index(index, [Phrase("nowhere/", "lost", 0)])


def test_a_question_without_answer_is_found_on_the_page_of_questions():
    whole = {"id": "a", "audience": "employer", "ask": "A?", "searched_as": ["one", "two"]}
    answered = Question(**whole, answer="B.", places={"fees.md#late": "Late", "index.md": "Home"})
    open_one = Question(**whole, not_found="Nobody knows.", contacts=["b"])
    pages = {"fees.md": "fees/", "index.md": "", "questions.md": "questions/"}
    content = SimpleNamespace(questions={"a": answered, "b": open_one}, agencies={}, terms={}, rules={})

    def page_of(_kind, name):
        return f"questions.md#{name}"

    def place(target):
        page, hash_sign, anchor = target.partition("#")
        return pages[page] + hash_sign + anchor

    named = phrases(content, page_of, place)
    assert [one.address for one in named] == ["fees/#late"] * 3 + ["questions/#a"] * 3
    for short in (whole, {**whole, "answer": "B."}, {**whole, "not_found": "Nobody knows."}):
        with pytest.raises(ValidationError):
            Question(**short)
