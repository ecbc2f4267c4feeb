"""Guidelines for employers: each has its heading and sources on a page, and advises or says what it lacks."""

import re

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.models.employers.guidelines import Guideline
from macros.wording import Formats

day = Formats("en_US", "USD").day


def test_every_topic_has_its_page_and_every_guideline_its_heading_there(content, root):
    index = (root / "content/employers/index.md").read_text("utf-8")
    for topic, heading in content.guide.vocabularies.topics.items():
        text = (root / f"content/employers/{topic}.md").read_text("utf-8")
        assert f'## [{heading}]({topic}.md)\n\n{{{{ guideline_list(topic="{topic}")' in index
        assert f"\n# {heading}\n" in text
        for name, guideline in content.guidelines.items():
            call = f'## {guideline.title} {{ #{name} }}\n\n{{{{ guideline(id="{name}") }}}}'
            assert (call in text) == (guideline.topic == topic), name


def test_every_source_of_a_guideline_stands_under_it_and_third_parties_are_marked(content, site):
    for name, guideline in content.guidelines.items():
        html = (site / f"employers/{guideline.topic}/index.html").read_text("utf-8")
        card = LexborHTMLParser(html).css_first(f'[data-guideline="{name}"]')
        assert [node.attributes["href"].partition("#")[2] for node in card.css(".guideline__sources li > a")] == [
            cite.source for cite in guideline.cite
        ]
        third = [cite for cite in guideline.cite if content.sources[cite.source].is_third_party]
        assert len(card.css(".guideline__sources .tag")) == len(third)


@pytest.mark.parametrize(
    "missing",
    [
        {"do": "Ask.", "why": None},
        {"do": "Ask.", "how_to_start": []},
        {"do": None, "not_seen": None, "how_to_start": []},
        {"do": "Ask.", "sign": None},
        {"do": "Ask.", "ask": "A?"},
        {"do": "Ask.", "ask_why": "So."},
        {"do": None, "not_seen": "B.", "how_to_start": [], "sign": None, "ask": "A?"},
        {"do": None, "not_seen": "B.", "how_to_start": []},
    ],
)
def test_a_guideline_advises_with_reason_and_steps_or_says_what_it_lacks(missing):
    whole = {"id": "a", "topic": "team", "title": "A", "for_whom": ["hr"], "evidence": "law", "cite": "a_source"}
    whole |= {"checked_on": "2026-11", "do": "Ask.", "why": "So.", "how_to_start": ["First."], "sign": "It works."}
    assert Guideline(**whole)
    with pytest.raises(ValidationError):
        Guideline(**whole | missing)


def test_every_guideline_says_what_stands_behind_it_and_when_that_was_read(content, site):
    for name, guideline in content.guidelines.items():
        html = (site / f"employers/{guideline.topic}/index.html").read_text("utf-8")
        card = LexborHTMLParser(html).css_first(f'[data-guideline="{name}"]')
        assert card.attributes["data-evidence"] == guideline.evidence
        assert day(guideline.checked_on) in card.css_first(".guideline__sources > p").text()


def test_what_rests_on_third_parties_alone_says_what_we_have_not_seen_of_the_law(content):
    for name, guideline in content.guidelines.items():
        if guideline.evidence == "law" and all(content.sources[cite.source].is_third_party for cite in guideline.cite):
            assert guideline.not_seen, name


def test_the_letter_whose_end_we_have_not_seen_gives_no_advice(content):
    guideline = content.guidelines["lived_experience_requirement"]
    assert guideline.do is None
    assert guideline.not_seen


def test_all_names_that_a_source_lists_stand_with_the_finding(content, site):
    page = LexborHTMLParser((site / "employers/billing/index.html").read_text("utf-8"))
    named = [finding for finding in content.findings.values() if finding.names]
    assert named
    for finding in named:
        listed = page.css(f'[data-finding="{finding.id}"] .findings__names li')
        assert [node.text() for node in listed] == finding.names


def test_code_numbers_of_procedures_stand_only_where_a_third_party_is_named(site):
    """They were seen in a guide by others, and on no official page; the notice 22-026 was seen nowhere."""
    for path in (site / "employers").rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        for card in page.css("[data-finding]"):
            if re.search(r"\bH00\d\d\b", card.text()):
                assert card.attributes["data-confidence"] == "third_party"
                card.decompose()
        text = page.css_first("article").text()
        assert not re.search(r"\bH00\d\d\b|22-026", text), path
