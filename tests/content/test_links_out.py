"""From the pages on certification and supervision, one tap leads to the place where the next step is done."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.content.load import load
from tests.support.cases import rulebook
from tests.support.pages import page_of

CERTIFYING_BODY = "https://www.capeercertification.org/"
PLACES = {
    "certification": "certification-how-to-apply/",
    "certification/apply": "certification-how-to-apply/",
    "certification/out_of_state": "certification-how-to-apply/",
    "certification/exam": "certification-exam/",
    "certification/fees": "fee-schedule/",
    "certification/missed_renewal": "how-to-certification-renewal/",
    "certification/specializations": "specialization-training/",
    "certification/where_it_counts": "",
    "certification/scope": "scope-of-practice/",
    "supervision": "approved-training-vendors/supervisor-training/",
    "certification/renewal": "how-to-certification-renewal/",
    "certification/ethics": "code-of-ethics/",
    "certification/who_decides": "complaints/",
    "supervision/training": "approved-training-vendors/supervisor-training/",
    "check/certification": "certification-how-to-apply/",
    "check/out_of_state": "certification-how-to-apply/",
}
"""The page of the certifying body that each of ours sends its reader to."""


@pytest.fixture(scope="module")
def content(root):
    loaded, faults = load(root / "content")
    assert not faults, "\n".join(map(str, faults))
    return loaded


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


def test_every_class_says_where_to_apply(content, site):
    """By the employer's own page, where we read one; else it says whom to ask. And it links to what we read."""
    for agency in content.agencies.values():
        for name, one in agency.classes.items():
            if one.profession == "related":
                continue
            page = LexborHTMLParser(
                (site / address(page_of(content).class_of(agency, name)) / "index.html").read_text("utf-8")
            )
            strip = page.css_first(f'[data-class="{agency.id}/{name}"]')
            rows = {row.css_first("dt").text(): row.css_first("dd") for row in strip.css("div")}
            door = rows["Where to apply"]
            if agency.door:
                source = content.sources[agency.door.cite[0].source]
                assert door.css_first("a").attributes["href"] == source.address
                assert "read in November 2026" in door.text()
            else:
                assert "human resources office" in door.text()
            read = content.sources[agency.sources(name)[0]].address if agency.sources(name) else None
            assert ("Where we read it" in rows) == bool(read), (agency.id, name)


def address(place):
    return place.partition("#")[0].removesuffix(".md").removesuffix("index").rstrip("/")


def test_a_page_that_tells_its_requirements_leads_to_their_check(root, site):
    for path in (root / "content").rglob("*.md"):
        if path.parent.name == "check":
            continue
        for goal in set(re.findall(r'\b(?:requirements|rule)\(goal="(\w+)"', path.read_text("utf-8"))):
            page = site / address(path.relative_to(root / "content").as_posix()) / "index.html"
            buttons = LexborHTMLParser(page.read_text("utf-8")).css("article a.button")
            ends = [button.attributes["href"] for button in buttons]
            assert any(end.endswith(f"check/{goal}/") for end in ends), (path.name, goal)


def test_every_page_of_a_part_with_a_check_has_a_way_to_one(root, site):
    for part in ("certification", "supervision", "employers", "jobs"):
        for path in (root / "content" / part).rglob("*.md"):
            if "moved_to:" not in path.read_text("utf-8"):
                page = site / address(path.relative_to(root / "content").as_posix()) / "index.html"
                links = LexborHTMLParser(page.read_text("utf-8")).css("article a")
                assert any("check/" in (link.attributes.get("href") or "") for link in links), path


def test_an_address_on_a_page_is_that_of_a_source_or_a_contact(content, root):
    known = {one.address for one in [*content.sources.values(), *content.contacts.values()]}
    known |= {content.findings["training_providers"].says.partition("](")[2].partition(")")[0]}  # says that it may fail
    for folder in ("certification", "supervision", "employers", "jobs", "check", "data/findings", "data/checks"):
        for path in (root / "content" / folder).iterdir():
            text = path.read_text("utf-8") if path.is_file() else ""
            assert set(re.findall(r"\]\((https?://[^)]+)\)", text)) <= known, path
