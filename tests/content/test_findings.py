"""What we found out about the certification and about supervision: each fact has its source, its day and its page."""

from collections import Counter
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.models.certification.money_help import MoneyHelp

STRENGTH = ["third_party", "official", "primary"]
"""Kinds of sources, the strongest last."""


@pytest.fixture(scope="module")
def shown(site):
    """How many pages show each record, by the attribute that names it."""
    found = Counter()
    for path in site.rglob("index.html"):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for name in ("finding", "unseen", "standard", "specialization", "scheme"):
            found.update({(name, node.attributes[f"data-{name}"]) for node in tree.css(f"[data-{name}]")})
    return found


def sure(content):
    """Everything that says how sure it is."""
    findings = [one for one in content.findings.values() if one.says]
    return [*findings, *content.standards.values(), *content.specializations.values(), *content.money_help.values()]


def test_a_fact_is_as_sure_as_its_strongest_source(content):
    for one in sure(content):
        kinds = [content.sources[cite.source].kind for cite in one.cite]
        if one.confidence != "inference":
            assert one.confidence == max(kinds, key=STRENGTH.index), one.id


def test_every_fact_has_a_source_that_was_read_and_a_day(content):
    for one in sure(content):
        assert one.checked_on
        assert one.cite, one.id
        assert all(content.sources[cite.source].read_on for cite in one.cite), one.id


def test_every_subject_has_facts_or_an_open_gap(content):
    assert {one.about for one in content.findings.values()} == set(content.guide.vocabularies.subjects)


def test_every_fact_stands_on_one_page_and_every_gap_on_one_at_least(content, shown):
    for name, one in content.findings.items():
        assert shown["finding", name] == bool(one.says), name
        has_words_and_fact = one.says and one.title
        if one.not_seen and not has_words_and_fact:
            assert shown["unseen", name] >= 1, name


def test_every_list_scheme_and_specialization_has_its_page(content, shown):
    for attribute, records in [
        ("standard", content.standards),
        ("scheme", content.money_help),
        ("specialization", content.specializations),
    ]:
        assert [name for name in records if not shown[attribute, name]] == [], attribute


def test_what_is_not_official_is_marked_as_such(content, site):
    for path in site.rglob("index.html"):
        for node in LexborHTMLParser(path.read_text("utf-8")).css("[data-finding]"):
            marked = node.attributes["data-confidence"] in ("third_party", "inference")
            assert bool(node.css(".tag")) == marked, node.attributes["data-finding"]
            basis = content.findings[node.attributes["data-finding"]].basis
            assert basis is None or basis in node.text()


def test_a_list_says_how_many_entries_it_has_and_which_we_have_not_seen(content, site):
    competencies = content.standards["competencies"]
    tree = LexborHTMLParser((site / "certification/competencies/index.html").read_text("utf-8"))
    listed = tree.css_first('[data-standard="competencies"]')
    assert len(listed.css("li")) == competencies.counted == 17
    assert len(listed.css(".standard__unseen")) == 17 - len(competencies.elements) == 1


def test_conflicts_and_lists_that_records_name_exist(content):
    assert {one.conflict for one in content.findings.values() if one.conflict} <= set(content.conflicts)
    assert {one.competencies for one in content.specializations.values() if one.competencies} <= set(content.standards)


@pytest.mark.parametrize(
    ("end", "checked_on", "status"),
    [
        ({}, "2026-11", "unknown"),
        ({"ended": "The page says so."}, "2026-11", "closed"),
        ({"until": date(2026, 10, 31)}, "2026-11", "closed"),
        ({"until": date(2026, 11, 15)}, "2026-11", "unknown"),
        ({"until": date(2026, 11, 30)}, "2026-11", "open"),
        ({"until": date(2026, 11, 15)}, date(2026, 11, 15), "open"),
        ({"until": date(2026, 11, 14)}, date(2026, 11, 15), "closed"),
    ],
)
def test_a_scheme_is_open_or_closed_as_of_the_day_we_checked(end, checked_on, status):
    whole = {"id": "a", "title": "A", "offered_by": "B", "covers": ["C"], "condition": "D", "ask": "e", "cite": "f"}
    assert MoneyHelp(**whole, confidence="official", checked_on=checked_on, **end).status == status


@pytest.mark.parametrize(
    "page", ["certification", "certification/out_of_state", "certification/renewal", "supervision"]
)
def test_every_requirement_on_a_page_shows_its_sources(page, site):
    tree = LexborHTMLParser((site / page / "index.html").read_text("utf-8"))
    points = tree.css("ol.requirements > li")
    assert points
    assert [point.css_first("p").text() for point in points if not point.css_first("details.cite")] == []
