"""The link beside a heading says where it leads, so that a list of links is of use."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.site.finish.permalinks import name_permalinks

LINK = '<a class="headerlink" href="#a" title="Link to this section">¶</a>'


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        (f'<h2 id="a">Fees{LINK}</h2>', "Link to: Fees"),
        (f'<h3 id="a"><a href="fees/">Fees\n&amp; money</a> “now”{LINK}</h3>', "Link to: Fees & money “now”"),
        (f'<h3 id="b">Other</h3><p>Text</p><h2 id="a">Fees{LINK}</h2>', "Link to: Fees"),
    ],
)
def test_the_link_is_named_after_its_heading(heading, name):
    tree = LexborHTMLParser(heading)
    name_permalinks(tree)
    link = tree.css_first(".headerlink")
    assert (link.attributes["aria-label"], link.attributes["href"], link.text()) == (name, "#a", "¶")


def test_no_two_links_beside_headings_of_a_page_are_named_alike(site):
    for path in site.rglob("index.html"):
        links = LexborHTMLParser(path.read_text("utf-8")).css(".headerlink")
        names = [link.attributes["aria-label"] for link in links]
        assert len(set(names)) == len(names), path
