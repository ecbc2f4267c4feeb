"""Employers: every record has its page, and what is not known is told as such."""

from datetime import date

import pytest
from pydantic import ValidationError

from macros.models import KINDS
from macros.models.employers.agencies import Agency
from macros.models.employers.guidelines import Guideline
from macros.pages.pay_chart import pay_rows
from tests.support.employers import made_up, page, quotations, remade, words
from tests.support.pages import page_of

# Pages


def written(root, place):
    """The text of a page, which has the place in it that the path names after a "#"."""
    path, _, anchor = place.partition("#")
    text = (root / "content" / path).read_text("utf-8")
    assert not anchor or f"{{ #{anchor} }}" in text
    return text


def test_every_agency_and_every_class_has_its_page(content, root):
    for agency in content.agencies.values():
        text = written(root, page_of(content).employer(agency))
        assert ("related_employer" if agency.is_related_only else "not_seen") + f'(agency="{agency.id}")' in text
        for name in agency.classes:
            text = written(root, page_of(content).class_of(agency, name))
            assert agency.is_related_only or f'class_facts(agency="{agency.id}", name="{name}")' in text


def test_a_job_whose_posting_leaves_the_certification_open_neither_needs_it_nor_does_without(content):
    needs = {job.goal: job.needs_certification for job in content.rulebook.jobs}
    assert needs["calaveras_level_1"] is None
    assert needs["calaveras_level_2"] is True
    assert needs["merced_peer"] is False


def test_every_employer_with_work_of_the_profession_says_where_it_is(content):
    lost = [agency.id for agency in content.agencies.values() if not agency.is_related_only and not agency.regions_of()]
    assert lost == []


def test_a_class_page_shows_the_rule_of_its_goal_and_leads_to_its_check(content, root):
    for agency in content.agencies.values():
        for name, each in agency.classes.items():
            text = written(root, page_of(content).class_of(agency, name))
            if each.goal:
                assert each.goal in content.rulebook.goals
                assert f'rule(goal="{each.goal}")' in text
                assert f"check/{each.goal}.md" in text
            if each.promotion and each.promotion.goal:
                assert each.promotion.goal in content.rulebook.goals


# What is asked


def cells(site, name):
    """The row of a class on the page of what is asked, by its headings."""
    for row in page(site, "jobs/asked").css("table.compare-table tbody tr"):
        if words(row.css_first("th")).endswith(name) or words(row.css_first("th")).startswith(name):
            return {cell.attributes["data-label"]: words(cell) for cell in row.css("td")}
    raise LookupError(name)


def test_what_is_asked_is_told_apart_from_what_is_not_and_from_what_we_have_not_seen(site):
    calaveras = cells(site, "Behavioral Health Peer Support Specialist I")
    assert calaveras["Schooling"] == "Required"
    assert calaveras["Background check"] == "Not mentioned"
    assert calaveras["Certification"] == calaveras["Driver’s license"] == "Unclear"
    level_2 = cells(site, "Behavioral Health Peer Support Specialist II")
    assert level_2["Certification"] == level_2["Driver’s license"] == "Required"
    merced = cells(site, "Merced County")
    assert merced["Schooling"] == "Preferred"
    assert merced["Driver’s license"] == "Required for some positions"
    assert merced["Certification"] == "Not seen"
    assert merced["Lived experience"] == "From your own life, as a family member or as a significant other"


def test_everything_asked_stands_under_its_subject_with_the_employer(content, site):
    shown = words(page(site, "jobs/asked").css_first("article"))
    for agency in content.agencies.values():
        for subject in (
            "lived_experience",
            "education",
            "experience",
            "substitution",
            "certification",
            "license",
            "background",
            "language",
            "conditions",
            "selection",
            "extra_pay",
            "desirable",
        ):
            for name in agency.classes:
                assert all(statement.text in shown for statement, _ in agency.stated(name, subject)), (
                    agency.id,
                    subject,
                )


# Records


def test_every_state_of_a_posting_is_told(content, site):
    phrases = {"closed": "closed on", "continuous": "had no closing date", "unknown": "We do not know if"}
    states = set()
    for agency in content.agencies.values():
        if not agency.is_related_only:
            address = page_of(content).employer(agency).partition("#")[0].removesuffix("index.md").removesuffix(".md")
            shown = words(page(site, address).css_first("article"))
            assert agency.postings or agency.brief or "We have not seen a posting for this job" in shown
            for posting in agency.latest() if not agency.brief else ():
                assert phrases[posting.state] in shown
                states.add(posting.state)
    assert states == set(phrases)


def test_a_class_that_is_not_for_peers_is_never_among_those_that_are(content):
    agencies = content.agencies.values()
    rows = [(row.agency.id, row.name) for row in pay_rows(agencies)]
    related = [(row.agency.id, row.name) for row in pay_rows(agencies, related=True)]
    assert ("alameda", "program_specialist_family") in rows
    assert ("alameda", "employment_specialist") in related
    assert not set(rows) & set(related)
    assert len(rows) + len(related) == sum(len(agency.classes) for agency in agencies)


def test_the_posting_was_closed_when_we_saw_it(calaveras, site):
    (posting,) = calaveras.latest()
    assert posting.closed
    for address in ("jobs/calaveras", "jobs/calaveras/level_1", "jobs/calaveras/level_2"):
        assert "closed on March 9, 2025" in words(page(site, address).css_first("article"))


def test_a_class_that_is_not_there_is_named(calaveras):
    with pytest.raises(ValidationError, match="level_3"):
        remade(calaveras, raises=[{"classes": ["level_3"], "percent": 4, "on": date(2025, 6, 27), "cite": "a_source"}])


def test_what_is_said_of_some_levels_is_not_said_of_all():
    license_statements = {"license": [{"text": "A license.", "cite": "a_source"}]}
    level = {"title": "Peer", "summary": "A peer.", "short": "A level", "rank": 1}
    both = made_up(shared=[{"classes": ["one", "two"], **license_statements}])
    some = made_up(
        classes={"one": level, "two": level, "three": level}, shared=[{"classes": ["one", "two"], **license_statements}]
    )
    only = made_up(classes={"one": level | license_statements})
    assert both.common("license") == only.common("license")
    assert not both.differs("license")
    assert not only.differs("license")
    assert some.common("license") == some.apart("three", "license") == []
    assert some.differs("license")


def test_level_2_has_duties_of_its_own_beside_the_shared_ones(calaveras):
    groups = {name: calaveras.duty_groups(name) for name in calaveras.classes}
    assert 5 <= len(groups["level_2"]) <= 7
    assert not [duty for group in groups["level_1"] for duty, own in group.duties if own]
    assert len([duty for group in groups["level_2"] for duty, own in group.duties if own]) == 3


def test_quotations_are_short(content):
    records = [record.model_dump() for kind in ("agencies", "guidelines") for record in getattr(content, kind).values()]
    quotes = quotations(records)
    assert quotes
    assert all(len(quote.split()) <= 20 for quote in quotes)


def test_both_kinds_are_read_by_the_loader():
    assert KINDS["agencies"] is Agency
    assert KINDS["guidelines"] is Guideline
