"""The posting linter: each check finds its point where it is, finds nothing where it is not, and is never a fault."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.linter import CHECKS, Comparison, occurrences
from macros.models.employers.agencies import Agency
from macros.models.guide import ExperienceKind
from macros.wording import Formats
from tests.support.pages import folder_of


def looked(content, *of):
    return occurrences(content.comparison, content.points, *of)


def statement(**more):
    return {"text": "A thing.", "cite": "a_source", **more}


def line(**more):
    fields = {"classes": ["one"], "printed": "$20 - $30", "low": 20, "high": 30, "period": "hour"}
    fields |= {"hours_basis": "said", "printed_in": "body", "as_of": date(2025, 1, 2), "cite": "a_source"}
    return {**fields, "seen": "2026-11", **more}


def posting(**more):
    return {"title": "Peer Worker", "classes": ["one"], "seen": date(2026, 1, 2), "cite": "a_source", **more}


def agency(pay=None, postings=None, **asked):
    """An agency of one class that asks for this, besides a second class that asks for nothing."""
    both = {"title": "Peer Worker", "summary": "A peer.", "rank": 1}
    classes = {"one": {**both, "short": "One", **asked}, "two": {**both, "short": "Two"}}
    values = {"id": "a", "name": "A County", "kind": "county", "summary": "It hires.", "classes": classes}
    return Agency.model_validate(values | {"pay": pay or {}, "postings": postings or {}})


ALL = [{"clause": clause} for clause in ("adult", "schooling", "lived_experience", "sharing")]
EXPERIENCES = {
    "self": ExperienceKind(person="a person of their own", short="own", own=True),
    "family": ExperienceKind(person="a family member", short="family"),
    "parent": ExperienceKind(person="a parent", short="parent"),
    "caregiver": ExperienceKind(person="a caregiver", short="caregiver"),
    "friend": ExperienceKind(person="a friend", short="friend", counted=False),
}
GUIDE = Comparison(
    Formats(),
    "the state’s list",
    {each["clause"]: f"Words of {each['clause']}" for each in ALL},
    {"photo_id": "a photo ID"},
    EXPERIENCES,
)
TWO_LEVELS = ["one", "two"]
HEADER = {"printed_in": "mirror_header", "printed": "$21 - $31", "low": 21, "high": 31}
WORKED_OUT = {
    "printed_in": "mirror_footer",
    "period": "year",
    "printed": "$41,600 - $62,400",
    "low": 41600,
    "high": 62400,
    "classes": TWO_LEVELS,
    "worked_out": {"low_from": "own", "high_from": "other", "cut_to": "dollar"},
}
OTHER = line(classes=["two"])
BIWEEK = {"period": "week", "read_as": {"period": "biweek", "basis": "As weekly pay, it would be too much."}}

TRIED = {
    "license_of_everyone": (
        {"license": [statement()]},
        {"license": [statement()], "duties": [statement(verb="Support", drives=True)]},
    ),
    "some_posts_not_named": (
        {"license": [statement(reach="some_posts")]},
        {"license": [statement(reach="some_posts", which="positions with visits at home")]},
    ),
    "reach_not_clear": ({"certification": [statement(reach="unclear")]}, {"certification": [statement()]}),
    "word_not_explained": ({"education": [statement(undefined=["related field"])]}, {"education": [statement()]}),
    "substitution_without_amount": (
        {"substitution": [statement()]},
        {"substitution": [statement(replaces="12 months")]},
    ),
    "part_time_not_counted": (
        {"experience": [statement(months=6)]},
        {"experience": [statement(months=6, counted_as="full_time_equivalent")]},
    ),
    "check_before_offer": ({"background": [statement()]}, {"background": [statement(after_offer=True)]}),
    "experience_wider_than_list": (
        {"lived_experience": [statement(who=["self", "friend"])]},
        {"lived_experience": [statement(who=["self", "parent", "family", "caregiver"])]},
    ),
    "experience_narrower_than_list": (
        {"lived_experience": [statement(who=["self"])]},
        {"lived_experience": [statement(who=["self"]), statement(who=["family"])]},
    ),
    "list_narrower_than_job": (
        {
            "lived_experience": [statement(who=["self", "family"])],
            "certification": [statement(listed=[{"clause": "lived_experience", "who": ["self"]}])],
        },
        {
            "lived_experience": [statement(who=["self", "family"])],
            "certification": [statement(listed=[{"clause": "lived_experience", "who": ["self", "family"]}])],
        },
    ),
    "list_longer_than_rule": (
        {"certification": [statement(listed=[*ALL, {"clause": "photo_id"}])]},
        {"certification": [statement(listed=ALL)]},
    ),
    "list_shorter_than_rule": (
        {"certification": [statement(listed=ALL[1:])]},
        {"certification": [statement(listed=ALL)]},
    ),
    "trainee_without_day": ({"stage": "trainee"}, {"stage": "trainee", "certification": [statement()]}),
    "site_prints_other_pay": (
        {"pay": {"own": line(), "site": line(**HEADER)}},
        {"pay": {"own": line(), "site": line(printed_in="mirror_header")}},
    ),
    "site_blends_levels": (
        {"pay": {"own": line(), "other": OTHER, "site": line(**WORKED_OUT)}},
        {"pay": {"own": line()}},
    ),
    "period_cannot_be_right": ({"pay": {"own": line(**BIWEEK)}}, {"pay": {"own": line(period="week")}}),
    "one_range_for_levels": ({"pay": {"own": line(classes=TWO_LEVELS)}}, {"pay": {"own": line(), "other": OTHER}}),
    "working_title_differs": (
        {"postings": {"a": posting(title="Guide")}},
        {"postings": {"a": posting(title="Peer Worker I/II, Extra Help")}},
    ),
    "posting_closed": (
        {"postings": {"a": posting(closes=date(2026, 1, 1), mirror="a job site")}},
        {"postings": {"a": posting(closes=date(2026, 1, 3), mirror="a job site")}},
    ),
}
"""For each check: what it finds something in, and what it finds nothing in."""


SILENCE = {
    "license_of_everyone", "some_posts_not_named", "word_not_explained", "substitution_without_amount",
    "part_time_not_counted", "check_before_offer", "experience_narrower_than_list", "trainee_without_day",
}  # fmt: skip
"""The checks that go by what a posting does not say."""


def found(check, fields, *, whole=True):
    """What a check finds, where the posting was read whole or only in part."""
    read = {"postings": {"read": posting(whole=whole)}} if check in SILENCE else {}
    return list(CHECKS[check](agency(**read | fields), GUIDE))


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_its_point_and_only_where_it_is(check):
    there, not_there = TRIED[check]
    (occurrence,) = found(check, there)
    assert occurrence.point == check
    assert occurrence.text
    assert set(occurrence.classes) <= {"one", "two"}
    assert found(check, not_there) == []


@pytest.mark.parametrize("check", sorted(SILENCE))
def test_nobody_is_named_for_what_a_cut_copy_may_have_cut(check):
    there, _ = TRIED[check]
    assert found(check, there, whole=False) == []


def test_no_employer_is_named_for_silence_unless_its_posting_was_read_whole(content):
    for employer in content.agencies.values():
        for each in looked(content, employer):
            if each.point in SILENCE:
                assert all(map(employer.read_whole, each.classes)), (employer.id, each.point)


def test_every_check_has_its_point_with_a_source_and_a_guideline_that_exists(content):
    assert set(CHECKS) == set(content.points) == set(TRIED)
    for point in content.points.values():
        assert point.cite
        assert point.guideline is None or point.guideline in content.guidelines


def test_every_occurrence_has_a_source(content):
    every = [each for agency in content.agencies.values() for each in looked(content, agency)]
    assert len(every) > 20
    assert all(each.cite for each in every)


def test_a_class_of_another_profession_is_left_alone(content):
    for agency in content.agencies.values():
        assert not any(all(map(agency.is_related, each.classes)) for each in looked(content, agency))
    assert list(CHECKS["one_range_for_levels"](content.agencies["humboldt"], content.comparison))


def test_a_word_said_to_be_unexplained_stands_in_the_words_quoted(content):
    for agency in content.agencies.values():
        for block in [*agency.shared, *agency.classes.values()]:
            for subject in ("education", "experience", "substitution", "license", "lived_experience", "desirable"):
                for each in getattr(block, subject):
                    for word in each.undefined:
                        assert any(word in (cite.quote or "") for cite in each.cite), word


def test_a_line_of_the_site_on_another_day_is_not_compared():
    earlier = line(as_of=date(2023, 1, 2), low=Decimal(10), high=Decimal(12), printed="$10 - $12")
    assert not found("site_prints_other_pay", {"pay": {"own": earlier, "site": line(printed_in="mirror_header")}})


def test_a_job_sites_line_of_the_past_stands_with_the_employer_and_not_with_the_level_of_today(content):
    (older,) = [
        each for each in looked(content, content.agencies["calaveras"]) if each.point == "site_prints_other_pay"
    ]
    assert older.past
    assert "On August 24, 2023" in older.text
    for name in older.classes:
        assert older not in looked(content, content.agencies["calaveras"], name)


def test_what_the_linter_finds_stands_on_the_page_of_the_class_and_on_the_page_of_all(content, site):
    def shown(address):
        tree = LexborHTMLParser((site / address / "index.html").read_text("utf-8"))
        return " ".join(tree.css_first("article").text().split())

    every = shown("jobs/worth_a_look")
    for agency in content.agencies.values():
        for name in agency.classes:
            for each in looked(content, agency, name):
                address = folder_of(content, agency, name)
                assert each.text in shown(address)
                assert each.text in every


def test_the_list_is_the_rules(content):
    names = [*content.comparison.points]
    assert names[:2] == ["adult", "schooling"]
    assert names[-2:] == ["core_training", "exam_passed"]
    assert content.comparison.points["adult"] == "You are 18 or older"


def test_a_point_that_the_guide_leaves_out_is_not_looked_for(content):
    agency = content.agencies["calaveras"]
    points = {each.point for each in looked(content, agency)}
    others = points - {"list_longer_than_rule"}
    assert others != points
    assert {each.point for each in occurrences(content.comparison, others, agency)} == others


@pytest.mark.parametrize(("own", "label"), [({}, "License"), ({"license": "Boat license"}, "Boat license")])
def test_a_point_has_the_words_of_the_guide(own, label):
    guide = replace(GUIDE, subjects=GUIDE.subjects | own)
    point = next(check for check in CHECKS.values() if check.__name__ == "license_of_everyone")
    whole = {"one": posting(whole=True)}
    (occurrence,) = point(agency(license=[statement()], postings=whole), guide)
    assert occurrence.text.startswith(f"{label}: the posting asks it of everyone")
