"""From the pages on certification and supervision, one tap leads to the place where the next step is done."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.cases import rulebook

CERTIFYING_BODY = "https://www.capeercertification.org/"
PLACES = {
    "certification": "certification-how-to-apply/",
    "certification/apply": "certification-how-to-apply/",
    "certification/out_of_state": "certification-how-to-apply/",
    "certification/exam": "certification-exam/",
    "certification/fees": "fee-schedule/",
    "certification/renewal": "how-to-certification-renewal/",
    "certification/ethics": "code-of-ethics/",
    "certification/who_decides": "complaints/",
    "supervision/training": "approved-training-vendors/supervisor-training/",
    "check/certification": "certification-how-to-apply/",
    "check/out_of_state": "certification-how-to-apply/",
}
"""The page of the certifying body that each of ours sends its reader to."""


@pytest.mark.parametrize("page", PLACES)
def test_a_page_leads_to_where_its_step_is_done(page, site):
    article = LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css_first("article")
    for folded in article.css("details"):
        folded.decompose()
    links = {link.attributes.get("href") for link in article.css("a")}
    goal = page.removeprefix("check/")
    if goal in rulebook().goals:  # a result's own words hold its links
        links |= set(re.findall(r"\]\((.*?)\)", str(rulebook().goals[goal].words)))
    assert CERTIFYING_BODY + PLACES[page] in links


def test_the_list_of_trainings_and_the_registry_can_be_reached(site):
    for page, words in (("certification/apply", "page on training"), ("certification/where_it_counts", "registry")):
        article = LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css_first("article")
        lines = [node for node in article.css("li") if words in node.text()]
        assert any(
            link.attributes.get("href", "").startswith(CERTIFYING_BODY) for line in lines for link in line.css("a")
        )


def test_no_page_speaks_of_our_notes(site):
    for path in site.rglob("index.html"):
        text = " ".join(LexborHTMLParser(path.read_text("utf-8")).css_first("article").text().split()).lower()
        for words in ("our notes", "did not note", "we keep no copy", "words not checked"):
            assert words not in text, (path, words)
