"""The glossary: a page links the first use of a term in its text, once, and never from a heading, link or quotation."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.models import Term
from macros.site.finish import Glossary, finish


def term(name, short=None):
    name_of_it = {"id": re.sub(r"\W+", "_", name).lower(), "name": name, "short": short}
    return Term(**name_of_it, topic="jobs", meaning="It is.", checked_on="2026-11")


TERMS = [term("care act", "CA"), term("care"), term("county rule"), term("dual"), term("R&D Code", "R&D")]


def linked(text):
    """The article with each link as [name|id]."""
    tree = LexborHTMLParser(f"<h1>care</h1><article>{text}</article>")
    Glossary(TERMS, {each.id: f"glossary/#{each.id}" for each in TERMS}).link(tree, tree.css_first("article"), "page/")
    html = tree.body.inner_html
    short = re.sub(r'<a class="term" href="\.\./glossary/#(\w+)">(.*?)</a>', r"[\2|\1]", html, flags=re.DOTALL)
    return short.removeprefix("<h1>care</h1><article>").removesuffix("</article>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>We care. We care.</p>", "<p>We [care|care]. We care.</p>"),
        ("<p>The care act (CA) and care</p>", "<p>The [care act (CA)|care_act] and [care|care]</p>"),
        ("<p>The care\nact (CA), care act</p>", "<p>The [care\nact (CA)|care_act], care act</p>"),
        ("<p>Care acts</p>", "<p>[Care acts|care_act]</p>"),
        ("<p>The R&amp;D Code (R&amp;D)</p>", "<p>The [R&amp;D Code (R&amp;D)|r_d_code]</p>"),
        ("<p>careful, self-care, Dual-use, scare</p>", None),
        ("care outside of a sentence", None),
        ("<h2>care</h2><h3>care</h3>", None),
        ('<p><a href="x">care</a> “<q>care</q>” <code>care</code></p>', None),
        ('<p><img alt="care" src="a&gt;b"></p>', None),
        ("<details><p>care</p></details>", None),
        ('<ul class="sources"><li>care</li></ul>', None),
        ("<the-checker><p>care</p></the-checker>", None),
        ("<!-- <p>care</p> -->", None),
        ("<ul><li>a<br>b <b>care</b></li></ul>", "<ul><li>a<br>b <b>[care|care]</b></li></ul>"),
        ("<blockquote><p>care</p></blockquote><p>care</p>", "<blockquote><p>care</p></blockquote><p>[care|care]</p>"),
    ],
)
def test_the_first_use_in_running_text_is_linked(text, expected):
    assert linked(text) == (expected or text)


def test_a_finished_page_stays_as_it_is(site):
    nowhere = Glossary([term("words of no page")], {})
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert finish(html, "page/", nowhere).html == html


def test_a_page_links_a_term_once_and_the_glossary_not_to_itself(site, content):
    everywhere = set()
    for path in site.rglob("index.html"):
        links = LexborHTMLParser(path.read_text("utf-8")).css("a.term")
        names = [link.attributes["href"].partition("#")[2] for link in links]
        assert len(names) == len(set(names)), path
        assert not names or path.parent.name != "glossary"
        everywhere |= set(names)
    assert everywhere <= set(content.terms)
    assert len(everywhere) > len(content.terms) / 2


def test_no_two_terms_share_a_name_or_an_abbreviation(content):
    names = [name.lower() for term in content.terms.values() for name in (term.name, term.short) if name]
    assert len(set(names)) == len(names)


def test_an_entry_says_what_its_abbreviation_stands_for(content, site):
    page = LexborHTMLParser((site / "glossary/index.html").read_text("utf-8"))
    for term in content.terms.values():
        heading = page.css_first(f'h3[id="{term.id}"]').text()
        assert heading.lower().startswith(term.name.lower())
        assert term.short is None or f"({term.short})" in heading
