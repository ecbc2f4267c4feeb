"""Every page of the built site: whole, linked, valid, and held to its own files."""

import re
from urllib.parse import urljoin

import pytest
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from macros.pages import ATTRIBUTE, MARK, OwnScripts
from macros.site.finish import Glossary, MarkupFault, finish, finish_site, script_hash
from tests.support.built_pages import SITE, broken_links, built_pages

REFRESH = 'meta[http-equiv="refresh"]'
"""What a page at an old address has."""


@pytest.fixture(scope="module")
def pages(site):
    """Every page of the site by its address."""
    built = built_pages(site)
    assert len(built) > 20
    return built


def test_every_markdown_file_is_a_page(root, site):
    for source in (root / "content").rglob("*.md"):
        name = source.relative_to(root / "content").with_suffix("")
        folder = site / (name.parent if name.name == "index" else name)
        assert (folder / "index.html").is_file(), source


def test_a_page_says_what_it_is(pages):
    titles = {}
    for page in pages.values():
        (title,) = page.text("head > title")
        (heading,) = page.text("h1")
        assert heading, page.name
        assert titles.setdefault(title, page.name) == page.name, f"{page.name} and {titles[title]} have one title"
        assert page.all("html", "lang") == ["en"], page.name
        (description,) = page.all('meta[name="description"]', "content")
        assert description, page.name
        assert "viewport" in page.all("meta", "name"), page.name


INSTEAD = {"404.html", "503.html"}
"""What is shown instead of a page: where there is none, and where there is no line."""


def test_the_first_link_of_a_page_skips_to_its_heading(pages):
    for page in pages.values():
        first = page.tree.css_first("body a")
        assert "md-skip" in first.attributes["class"], page.name
        heading = page.tree.css_first("h1")
        assert first.attributes["href"] == f"#{heading.attributes['id']}", page.name


def test_headings_leave_no_level_out(pages):
    for page in pages.values():
        levels = [int(node.tag[1]) for node in page.tree.css("article :is(h1, h2, h3, h4, h5, h6)")]
        for above, below in zip([0, *levels], levels, strict=False):
            assert below <= above + 1, f"{page.name}: h{below} after h{above}"


def test_nothing_is_loaded_from_elsewhere(pages):
    """Pages link to their sources, but load no file of another origin, and name none of ours from the root."""
    for page in pages.values():
        loaded = [address for name in ("src", "srcset", "poster", "data-bundle") for address in page.all("*", name)]
        loaded += page.all('link:not([rel="canonical"])', "href")
        if page.name not in INSTEAD:  # shown at any depth, and so they name all from the root of the site
            assert not [address for address in loaded if re.match(r"(\w+:)?/", address)], page.name
        assert not page.tree.css("iframe, object, embed, base, style, [style]"), page.name


def test_style_sheets_name_no_other_origin(site):
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", sheet.read_text("utf-8")), sheet


def test_every_link_to_the_site_leads_to_a_page_and_every_anchor_to_a_place(site, pages):
    wrong = broken_links(site, pages)
    assert not wrong, "\n".join(wrong)


def test_every_page_can_be_reached_from_the_first(pages):
    reached, todo = set(), [SITE]
    while todo:
        url = todo.pop()
        if url in pages and url not in reached:
            reached.add(url)
            todo += [target for _, target, _ in pages[url].internal_links()]
    apart = {page.name for url, page in pages.items() if url not in reached and not page.all(REFRESH, "content")}
    assert apart == INSTEAD


def test_an_old_address_leads_to_a_place_that_is_there(pages):
    old = [page for page in pages.values() if page.all(REFRESH, "content")]
    assert len(old) == 4
    for page in old:
        (content,) = page.all(REFRESH, "content")
        target, _, anchor = urljoin(page.url, content.removeprefix("0; url=")).partition("#")
        assert anchor in pages[target].ids, page.name
        places = re.search(r"\[(.*)\]\.includes\(place\)", page.html)[1]
        assert set(re.findall(r'"(\w+)"', places)) <= pages[target].ids, page.name


def test_labels_and_descriptions_name_what_is_on_the_page(pages):
    for page in pages.values():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for value in page.all("*", attribute):
                assert set(value.split()) <= page.ids, f"{page.name}: {attribute}={value}"


def test_the_policy_of_a_page_allows_its_own_scripts_and_no_others(pages):
    for page in pages.values():
        (policy,) = page.all('meta[http-equiv="Content-Security-Policy"]', "content")
        scripts = [node.text() for node in page.tree.css("script:not([src])") if "json" not in str(node.attributes)]
        assert set(re.findall(r"'sha256-[^']+'", policy)) == set(map(script_hash, scripts)), page.name
        assert "unsafe" not in policy, page.name
        # What stands before the policy is not held by it.
        assert not re.search(r"<(script|link|style)", page.html.partition("Content-Security-Policy")[0]), page.name


def policy(html):
    tree = LexborHTMLParser(finish(html, "", Glossary([], {})).html)
    (node,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
    return node.attributes["content"]


def of_template(text):
    """What a template of ours writes."""
    return Environment(extensions=[OwnScripts]).from_string(text).render()


def test_a_policy_follows_the_scripts_of_our_templates():
    html = of_template(
        '<head><meta charset="utf-8"></head><script>one()</script><script type="application/json">{}</script>'
    )
    finished = finish(html, "", Glossary([], {})).html
    assert script_hash("one()") in policy(html)
    assert policy(html) != policy(html.replace("one", "two"))
    assert policy(html) == policy(html.replace("{}", "[]"))
    assert MARK not in finished
    assert finish(finished, "", Glossary([], {})).html == finished


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a page without a head", "there is no <meta charset>"),
        *(
            (f'<meta charset="utf-8">{body}', f"there is a <{tag}> that is not from our templates")
            for tag, body in (
                ("script", "<article><p>Say yes. <script>one()</script></article>"),
                ("script", '<article><script src="notes.txt"></script></article>'),
                ("script", f"<footer><script {ATTRIBUTE}>one()</script></footer>"),
                ("iframe", '<article><iframe src="/"></iframe></article>'),
                ("meta", '<article><meta http-equiv="Content-Security-Policy" content=""></article>'),
                ("style", "<article><style>* { color: red }</style></article>"),
            )
        ),
    ],
)
def test_what_cannot_be_published_is_told_with_its_page(tmp_path, html, words):
    (tmp_path / "check").mkdir()
    (tmp_path / "check" / "index.html").write_text(html, "utf-8")
    with pytest.raises(MarkupFault, match=f"check/index.html: {words}"):
        finish_site(tmp_path, [], {})


def test_only_material_completes_a_checkbox(pages):
    """.htmlvalidate.mjs allows it everywhere; this does not."""
    for page in pages.values():
        completed = page.tree.css('input:is([type="checkbox"], [type="radio"])[autocomplete]')
        assert {node.attributes["id"] for node in completed} <= {"__drawer", "__search"}, page.name


def test_every_form_of_ours_has_a_button_to_send_it(pages):
    """.htmlvalidate.mjs allows it everywhere; this does not."""
    for page in pages.values():
        for form in page.tree.css("article form"):
            assert form.css_first('button[type="submit"]'), page.name


def test_every_style_sheet_of_ours_is_part_of_the_one_that_pages_load(root):
    folder = root / "macros" / "theme" / "css"
    included = re.findall(r'{% include "css/(.+?)" %}', (folder / "site.css").read_text("utf-8"))
    assert sorted([*included, "site.css"]) == sorted(path.name for path in folder.iterdir())
    assert len(included) == len(set(included))
