"""What pages tell to programs: true to schema.org, to the page itself, and to where the site will stand."""

import json
import struct
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.pages.places.page_of import PageOf
from macros.site.json_ld import WholeSite, objects

NEEDED = {
    "WebSite": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "Course": {"name", "description", "provider", "offers", "hasCourseInstance"},
    "DefinedTermSet": {"name", "hasDefinedTerm"},
    "Dataset": {"name", "description", "license", "distribution", "creator"},
}
"""The types we use, and what search engines ask of each."""


@pytest.fixture(scope="module")
def pages(site):
    return {path: LexborHTMLParser(path.read_text("utf-8")) for path in sorted(site.rglob("index.html"))}


def data(tree):
    return [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]


def canonical(tree):
    (address,) = (node.attributes["href"] for node in tree.css('link[rel="canonical"]'))
    return address


def test_everything_is_of_a_type_of_schema_org_with_what_it_needs(pages):
    used = set()
    for path, tree in pages.items():
        for thing in data(tree):
            assert thing["@context"] == "https://schema.org", path
            assert NEEDED[thing["@type"]] <= {key for key, value in thing.items() if value}, path
            used.add(thing["@type"])
    assert used == set(NEEDED)


def test_no_posting_is_offered_as_open(pages):
    """Only an open posting may be marked as one, and we know of none whether it still is."""
    assert not [path for path, tree in pages.items() if "JobPosting" in tree.html]


def test_the_way_told_to_programs_is_the_way_on_the_page(pages, site):
    for path, tree in pages.items():
        ways = [thing["itemListElement"] for thing in data(tree) if thing["@type"] == "BreadcrumbList"]
        assert len(ways) == (path != site / "index.html"), path
        for way in ways:
            assert [step["position"] for step in way] == list(range(1, len(way) + 1))
            here = canonical(tree)
            shown = [urljoin(here, node.attributes["href"]) for node in tree.css(".md-path a")]
            assert [step["item"] for step in way] in ([*shown, here], [canonical(pages[site / "index.html"]), here])


def test_a_page_has_one_address_and_names_it_everywhere(pages, site):
    home = canonical(pages[site / "index.html"])
    for path, tree in pages.items():
        address = home + path.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        assert canonical(tree) == (home if path.parent == site else address)
        (shared,) = (node.attributes["content"] for node in tree.css('meta[property="og:url"]'))
        assert shared == canonical(tree), path


def test_what_is_shared_shows_one_small_picture_of_the_size_it_says(pages, site):
    home = canonical(pages[site / "index.html"])
    pictures = {
        tuple(
            tree.css_first(f'meta[property="og:image{part}"]').attributes["content"]
            for part in ("", ":width", ":height", ":alt")
        )
        for tree in pages.values()
    }
    ((address, width, height, words),) = pictures
    picture = (site / address.removeprefix(home)).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (int(width), int(height)) == (1200, 630)
    assert len(picture) <= 60_000
    assert words


def test_the_data_set_names_files_that_are_there(pages, site):
    (dataset,) = (thing for tree in pages.values() for thing in data(tree) if thing["@type"] == "Dataset")
    home = canonical(pages[site / "index.html"])
    files = {each["contentUrl"].removeprefix(home) for each in dataset["distribution"]}
    assert files == {f"data/{path.name}" for path in (site / "data").glob("*.*")} - {"data/datapackage.json"}


def test_terms_are_told_with_the_place_where_they_stand(pages):
    for tree in pages.values():
        for thing in data(tree):
            for term in thing.get("hasDefinedTerm", []):
                assert tree.css_first(f'[id="{term["url"].partition("#")[2]}"]'), term["name"]


def test_a_free_course_is_told_as_free(root, content):
    (course,) = objects(
        content,
        PageOf(content, root / "content"),
        WholeSite("A guide", "https://guide.example/"),
        "supervision/training.md",
        "https://guide.example/x/",
    )
    assert (course["offers"]["category"], course["offers"]["price"]) == ("Free", "0")
    assert course["hasCourseInstance"]["courseWorkload"] == "PT1H"


def test_every_page_names_the_feed_and_it_is_there(pages):
    for path, tree in pages.items():
        (feed,) = (node.attributes["href"] for node in tree.css('link[rel="alternate"][type="application/atom+xml"]'))
        assert (path.parent / feed).resolve().is_file(), path


def test_a_page_that_is_not_there_helps_at_any_depth(site):
    tree = LexborHTMLParser((site / "404.html").read_text("utf-8"))
    links = [node.attributes["href"] for node in tree.css("article a")]
    base = links[0]
    assert base.startswith("/")
    assert base.endswith("/")
    assert len(links) > 5
    for link in links:
        page = site / link.removeprefix(base).partition("#")[0]
        assert link.startswith(base)
        assert (page / "index.html").is_file(), link
