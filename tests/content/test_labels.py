"""Labels that are true: third parties and dates beside sources, contacts beside gaps, our own advice told as ours."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.pages.gaps import gaps
from macros.pages.places.page_of import PageOf


@pytest.fixture(scope="module")
def page_of(content, root):
    return PageOf(content, root / "content")


def words(node):
    return " ".join(node.text().split())


def parts(site, folder):
    for path in sorted(site.glob(f"{folder}/**/index.html")):
        yield path, LexborHTMLParser(path.read_text("utf-8")).css_first("article")


def test_a_source_that_somebody_else_wrote_or_copied_is_tagged_wherever_it_is_cited(content, site):
    seen = set()
    for folder in ("jobs", "employers", "certification", "supervision", "check"):
        for path, article in parts(site, folder):
            for node in article.css(".cite__source"):
                source = content.sources[node.css_first("a").attributes["href"].partition("#")[2]]
                tagged = bool(node.css(".tag"))
                assert tagged == source.is_third_party, (path, source.id)
                seen.add(tagged)
    assert seen == {True, False}


def test_the_copy_of_a_posting_is_a_third_partys_even_if_we_hold_it(content):
    assert content.sources["calaveras_posting"].kind == "primary"
    assert content.sources["calaveras_posting"].is_third_party
    assert not content.sources["calmhsa_supervision"].is_third_party


def test_whom_to_ask_is_a_contact(content, page_of):
    """Never a question, and never an address that stands in one record only by hand."""
    kinds = ["findings", "standards", "guidelines", "agencies", "specializations", "trainings"]
    asked = {name for found in gaps(content, page_of, kinds).values() for gap in found for name in gap.ask}
    others = {name for kind in (content.conflicts, content.money_help) for one in kind.values() for name in one.ask}
    assert asked
    assert asked | others <= set(content.contacts)
    assert [one.name for one in content.contacts.values() if "?" in one.name or "@" in one.name] == []


def test_a_gap_of_an_employer_on_a_shared_page_names_the_employer(content, page_of):
    named = {gap.title for gap in gaps(content, page_of, ["agencies"])["jobs/more.md"]}
    assert named == {agency.name for agency in content.agencies.values() if agency.brief}
    assert all(gap.title for gap in gaps(content, page_of, ["agencies"])["jobs/related.md"])


def test_steps_signs_and_examples_are_told_as_ours(content, site):
    for name, guideline in content.guidelines.items():
        if guideline.do is None:
            continue
        html = (site / f"employers/{guideline.topic}/index.html").read_text("utf-8")
        card = words(LexborHTMLParser(html).css_first(f'[data-guideline="{name}"]'))
        assert "How to start (our own advice)" in card
        assert "How to know it is working" in card
        assert guideline.example is None or "An example we made up" in card
        assert ("our own advice. The sources show" in card) == (guideline.evidence == "own_advice")


def test_every_guideline_is_whole(content):
    """None thin: a reason, three steps or more, a sign, an example and a source."""
    advice = [guideline for guideline in content.guidelines.values() if guideline.do]
    assert len(advice) >= 45
    for guideline in advice:
        assert len(guideline.how_to_start) >= 3, guideline.id
        assert guideline.example, guideline.id
        assert guideline.sign, guideline.id
        assert len(guideline.why.split()) >= 20, guideline.id


def test_what_rests_on_a_law_names_counsel(content):
    for name in ("california_disability_law", "lived_experience_requirement", "ask_about_role_not_diagnosis"):
        guideline = content.guidelines[name]
        assert re.search(r"\bcounsel\b", f"{guideline.do} {guideline.not_seen}"), name
    assert "12940" in content.guidelines["california_disability_law"].why
    assert "objective evidence" in content.guidelines["ask_about_role_not_diagnosis"].why


def test_no_page_for_employers_claims_a_look_at_the_live_page(site):
    for folder in ("jobs", "employers"):
        for path, article in parts(site, folder):
            assert "Words not checked" not in words(article), path
            assert not re.search(r"\bChecked in\b", words(article)), path
