"""The generator holds nothing of its first guide: one of another state, and one of another trade, are whole as well."""

import re
import shutil
from collections import Counter
from datetime import date

import pytest

from checker.rulebook.rulebook import Rulebook
from macros.content import load
from macros.models import KINDS
from macros.pages import PageOf
from tests.support.built_pages import broken_links, built_pages
from tests.support.cases import Case, cases
from tests.support.other_guides import GUIDES, build
from tests.support.verdicts import verdict

CASES = cases(GUIDES / "oregon" / "cases")
FIRST_GUIDE = re.compile(r"californ|medi-cal|calmhsa|dhcs|calaveras", re.IGNORECASE)
"""What only a page of the first guide can say."""


@pytest.fixture(params=["lights", "oregon"])
def guide(request, tmp_path):
    """Another guide, in a folder where its output may stand."""
    return shutil.copytree(GUIDES / request.param, tmp_path / request.param)


@pytest.fixture(scope="module")
def oregon():
    """The rulebook of Oregon, as it travels."""
    content, faults = load(GUIDES / "oregon" / "content")
    assert (faults, content.rulebook is None) == ([], False)
    return Rulebook.from_json(content.rulebook.to_json())


def test_another_guide_is_checked_and_proved(guide, tmp_path):
    build(guide, "check")
    build(guide, "rulebook", "--out", tmp_path / "rulebook.json")
    build(guide, "prove")
    goals = Rulebook.from_json((tmp_path / "rulebook.json").read_text("utf-8")).goals
    assert {path.stem for path in (guide / "proof").iterdir()} == set(goals)


def test_one_record_of_each_kind_makes_a_guide():
    content, faults = load(GUIDES / "lights" / "content")
    assert faults == []
    # A set holds 2 goals, and here there is 1; without a draft, the guide has no form that drafts a class.
    kinds = [kind for kind in [*KINDS, "values"] if kind not in ("sets", "drafts")]
    assert {kind: len(getattr(content, kind)) for kind in kinds} == dict.fromkeys(kinds, 1)
    assert list(PageOf(content, GUIDES / "lights" / "content").homeless()) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.goal}: {case.name}")
def test_a_case_of_oregon_gives_the_verdict_it_expects(oregon, case: Case):
    assert case.differences(verdict(oregon, case.goal, case.answers, date.fromisoformat(case.as_of))) == {}


def test_every_check_of_oregon_has_12_cases(oregon):
    by_goal = Counter(case.goal for case in CASES)
    assert set(by_goal) == set(oregon.goals)
    assert min(by_goal.values()) >= 12
    assert len({(case.goal, case.name) for case in CASES}) == len(CASES)


def test_the_site_of_oregon_has_no_broken_link_and_no_word_of_another_state(oregon_site):
    pages = built_pages(oregon_site)
    content = GUIDES / "oregon" / "content"
    for source in content.rglob("*.md"):
        name = source.relative_to(content).with_suffix("")
        assert (oregon_site / (name.parent if name.name == "index" else name) / "index.html").is_file(), source
    assert broken_links(oregon_site, pages) == []
    assert {page.name: FIRST_GUIDE.findall(page.html) for page in pages.values() if FIRST_GUIDE.search(page.html)} == {}
