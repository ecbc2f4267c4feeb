"""Guidelines for employers: each has its heading and sources on a page, and advises or says what it lacks."""

from typing import get_args

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.load import load
from macros.models.guidelines import Guideline, Topic


@pytest.fixture(scope="module")
def content(root):
    loaded, faults = load(root / "content")
    assert not faults, "\n".join(map(str, faults))
    return loaded


def test_every_topic_has_its_page_and_every_guideline_its_heading_there(content, root):
    index = (root / "content/employers/index.md").read_text("utf-8")
    for topic in get_args(Topic):
        text = (root / f"content/employers/{topic}.md").read_text("utf-8")
        assert f'guideline_list(topic="{topic}")' in index
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
        third = [cite for cite in guideline.cite if content.sources[cite.source].kind == "third_party"]
        assert len(card.css(".guideline__sources .tag")) == len(third)


@pytest.mark.parametrize(
    "missing",
    [
        {"do": "Ask.", "why": None},
        {"do": "Ask.", "how_to_start": []},
        {"do": None, "not_seen": None, "how_to_start": []},
    ],
)
def test_a_guideline_advises_with_reason_and_steps_or_says_what_it_lacks(missing):
    whole = {"id": "a", "topic": "team", "title": "A", "for_whom": ["hr"], "evidence": "law", "cite": "a_source"}
    whole |= {"checked_on": "2026-11", "do": "Ask.", "why": "So.", "how_to_start": ["First."]}
    assert Guideline(**whole)
    with pytest.raises(ValidationError):
        Guideline(**whole | missing)


def test_the_letter_whose_end_we_have_not_seen_gives_no_advice(content):
    guideline = content.guidelines["lived_experience_requirement"]
    assert guideline.do is None
    assert guideline.not_seen
