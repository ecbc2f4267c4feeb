"""What a reader may trust: every fact has a source with a date, every record its page, and age is told on time."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.folder.folder import SECTIONS
from macros.models import Source
from macros.open_data.json_values import as_json
from macros.open_data.tables import tables
from macros.pages.freshness import a_year_after, freshness
from macros.pages.places.page_of import SHOWN, PageOf, last_changed, title_of
from macros.site.feed import NAMESPACE
from macros.wording import Formats

OWN = {"facts", "terms", "questions", "contacts", "checks", "sets", "drafts"}
"""Kinds that need no source: what we ask, whose rules have theirs; words we explain ourselves; what people ask us; whom
they can ask, such as their employer; the words of a result, whose rules have theirs; our sentences for a posting."""


def records(content):
    return [(kind, name) for kind in SECTIONS for name in getattr(content, kind)]


def built(site, path):
    folder = site / path.removesuffix(".md").removesuffix("index")
    return folder / "index.html"


def leads_on(path):
    """Whether a page stands at an old address, and leads to another at once."""
    return bool(LexborHTMLParser(path.read_text("utf-8")).css('meta[http-equiv="refresh"]'))


def test_every_published_fact_has_a_source_and_every_source_a_day(content):
    (citations,) = (table for table in tables(content) if table.name == "citations")
    cited = {(row["kind"], row["record"]) for row in citations.rows}
    # A finding that says nothing is one of what we have not seen.
    bare = [
        (kind, name)
        for kind, name in records(content)
        if kind not in OWN | {"sources", "rules"}
        and (kind, name) not in cited
        and getattr(getattr(content, kind)[name], "says", "") is not None
    ]
    # A rule made of guidelines or of points rests on the sources of those.
    bare += [
        ("rules", name)
        for name, rule in content.rules.items()
        if not {"cite", *content.guidelines, *content.points} & set(re.findall(r"\w+", str(as_json(rule))))
    ]
    assert bare == []
    assert [source.id for source in content.sources.values() if not source.read_on] == []


def test_every_record_has_its_page_and_its_place_there(content, site, root):
    assert set(SHOWN) == set(SECTIONS), "name the call that shows the new kind in macros/pages/page_of.py"
    ids = {}
    page_of = PageOf(content, root / "content")
    unlisted = {("contacts", name) for name, contact in content.contacts.items() if not contact.about}
    for kind, name in records(content):
        if (kind, name) in unlisted:  # there is nothing to say of them but their name
            continue
        path, _, anchor = page_of(kind, name).partition("#")
        page = built(site, path)
        if page not in ids:
            ids[page] = {node.attributes["id"] for node in LexborHTMLParser(page.read_text("utf-8")).css("[id]")}
        assert not anchor or anchor in ids[page], f"{kind}/{name}: no #{anchor} on {path}"
        assert title_of(content, kind, name)


def test_no_page_is_reached_by_the_menu_alone(site):
    """Each page but the first is linked in the text of another, or in the footer of all."""
    linked = {site.resolve()}
    for path in site.rglob("index.html"):
        for node in LexborHTMLParser(path.read_text("utf-8")).css("article a[href], footer a[href]"):
            href = node.attributes["href"].partition("#")[0]
            target = (path.parent / href).resolve()
            if href and not href.startswith("http") and target != path.parent.resolve():
                linked.add(target)
    alone = [path for path in site.rglob("index.html") if path.parent.resolve() not in linked]
    assert [path for path in alone if not leads_on(path)] == []


@pytest.mark.parametrize(
    ("read", "last"),
    [
        ("2026-11", date(2027, 11, 30)),
        ("2027-02", date(2028, 2, 29)),
        ("2028-02", date(2029, 2, 28)),
        (date(2026, 11, 22), date(2027, 11, 22)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_reading_is_good_for_a_year(read, last):
    assert a_year_after(read) == last


def test_the_oldest_reading_counts():
    sources = [
        Source(id=name, title=name, read_on=read)
        for name, read in {"a": date(2026, 11, 22), "b": "2026-10", "c": "2027-01", "d": None}.items()
    ]
    oldest = freshness(sources, Formats())
    assert (oldest.read, oldest.ask_after, oldest.all_then) == ("2026-10", date(2027, 10, 31), False)
    assert freshness(sources[3:], Formats()) is None


def test_every_page_that_cites_says_above_its_facts_when_it_was_read(content, site):
    days = {name: a_year_after(source.read_on) for name, source in content.sources.items()}
    count = 0
    for path in site.rglob("index.html"):
        article = LexborHTMLParser(path.read_text("utf-8")).css_first("article")
        cited = {re.search(r"(?:^|/)sources/#(.+)", node.attributes["href"] or "") for node in article.css("a[href]")}
        oldest = min((days[each[1]] for each in cited if each), default=None)
        # On a check the start comes first, and what its rule rests on stands below.
        first = "" if article.css_first("eligibility-checker") or path.parent.parent.name == "check" else "h1 + "
        line = article.css_first(f"{first}.freshness > [data-old-after]")
        if oldest is None or path.parent.name == "changes":
            assert line is None, path
        else:
            assert line.attributes["data-old-after"] == oldest.isoformat(), path
            assert "hidden" in line.attributes, path
            count += 1
    assert count


def test_a_verdict_on_a_posting_says_above_it_that_the_posting_has_closed(content, site):
    for employer in content.agencies.values():
        for name, each in employer.classes.items():
            closes = {str(posting.closes) for posting in employer.postings_of(name) if posting.closes}
            if each.goal and closes:
                tree = LexborHTMLParser(built(site, f"check/{each.goal}.md").read_text("utf-8"))
                closing_days = {node.attributes["data-old-after"] for node in tree.css('[data-in="result"] > .old')}
                assert closes <= closing_days, each.goal


def test_the_log_names_records_that_exist_and_its_days_are_those_of_the_site_map(content, site, root):
    for change in content.changes.values():
        for kind, names in change.records.items():
            assert set(names) <= set(getattr(content, kind)), change.id
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    entries = ET.parse(site / "sitemap.xml").getroot().findall("s:url", space)
    days = {entry.find("s:loc", space).text: entry.findtext("s:lastmod", None, space) for entry in entries}
    base = min(days, key=len)
    expected = {
        base + page.removesuffix(".md").removesuffix("index").strip("/"): day
        for page, day in last_changed(content, PageOf(content, root / "content")).items()
    }
    assert expected
    assert {url.rstrip("/"): day for url, day in days.items() if day} == expected


def test_the_feed_is_atom_with_an_entry_for_each_change(content, site):
    space = {"a": NAMESPACE}
    feed = ET.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{{{NAMESPACE}}}feed"
    entries = feed.findall("a:entry", space)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", "", space), name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext("a:updated", "", space))
    assert feed.findtext("a:author/a:name", "", space)
    ids = [entry.findtext("a:id", "", space) for entry in entries]
    assert sorted(each.rpartition("#")[2] for each in ids) == sorted(content.changes)
    days = [entry.findtext("a:updated", "", space) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", "", space) == days[0]
    (own,) = (link.get("href") for link in feed.findall("a:link", space) if link.get("rel") == "self")
    assert all(each.startswith(own.removesuffix("feed.xml")) for each in ids)
