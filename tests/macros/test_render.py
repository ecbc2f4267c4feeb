"""Templates as macros: what reaches Markdown, and what an editor is told when one fails."""

from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from macros.guide import Guide
from macros.linter import Comparison
from macros.models import Source
from macros.pages.rendering.page import CurrentPage
from macros.pages.rendering.raw_html import RawHtml
from macros.pages.rendering.render import CallFault, Renderer, TemplateFault
from macros.wording import Formats


class Site:
    """A site of two pages, one of them being built."""

    name, bundle, home = "Test", "bundle-1", "https://guide.example/"
    repository = new_issue = ""

    def __init__(self):
        self.page = CurrentPage("a/b.md", "a/b/")

    def address(self, path):
        return {"a/b.md": "a/b/", "sources.md": "sources/"}.get(path)

    def title(self, path):
        return path


class Finder:
    """Finds the page of each record at once."""

    def __call__(self, kind, name):
        return f"{kind}.md#{name}"

    employer = class_of = check = calling = None


@pytest.fixture
def rendered(tmp_path):
    """Renders a template as a page would call it."""
    templates = tmp_path / "macros" / "templates" / "room"
    templates.mkdir(parents=True)
    (tmp_path / "checker").mkdir()
    (tmp_path / "requirements.txt").touch()

    def render(template, **arguments):
        (templates / "it.html").write_text(template, "utf-8")
        site = Site()
        seed = Source(id="seed", title="Seed", read_on="2026-11")
        content = SimpleNamespace(
            rulebook=None,
            sources={"seed": seed},
            guide=None,
            points={},
            formats=Formats(),
            comparison=Comparison(Formats()),
        )
        markdown = Markdown(extensions=["tables"])
        renderer = Renderer(Guide(tmp_path), tmp_path, content, site, Finder(), markdown)
        render.page = site.page
        return renderer.macros(str)["it"](**arguments)

    return render


def test_a_page_gets_neither_blank_lines_nor_indents(rendered):
    assert rendered("<ul>\n\n    <li>{{ one }}</li>\n  \n</ul>\n", one="1") == "<ul>\n<li>1</li>\n</ul>"


def test_markdown_does_not_read_what_a_template_made():
    raw_html = RawHtml()
    assert Markdown(extensions=[raw_html]).convert(raw_html.placeholder("<p>*1*\n\n# 2</p>")) == "<p>*1*\n\n# 2</p>"


def test_a_macro_in_a_sentence_stays_there():
    raw_html = RawHtml()
    html = Markdown(extensions=[raw_html]).convert(f"See {raw_html.placeholder('<b>it</b>')} *now*.")
    assert html == "<p>See <b>it</b> <em>now</em>.</p>"


def test_mkdocs_finds_the_anchors_that_a_template_made():
    raw_html = RawHtml()
    markdown = Markdown(extensions=[raw_html])
    seen = []
    preprocessor = Preprocessor()
    preprocessor.run = lambda lines: seen.extend(lines) or lines
    markdown.preprocessors.register(preprocessor, "as MkDocs does", 21)
    html = markdown.convert(raw_html.placeholder('<p id="one">1</p>'))
    assert 'id="one"' in "".join(seen)
    assert html == '<p id="one">1</p>'


def test_what_an_editor_types_is_escaped(rendered):
    assert rendered("<p>{{ it }}</p>", it="a < b & c") == "<p>a &lt; b &amp; c</p>"


def test_a_link_is_relative_to_the_page(rendered):
    assert rendered("{{ link('sources.md#seed') }}") == "../../sources/#seed"
    assert rendered("{{ 'sources.md' | link }}") == "../../sources/"


def test_a_page_learns_which_sources_it_cites(rendered):
    rendered("{{ link('sources.md') }} {{ link('sources.md#other') }}")
    assert rendered.page.cited == {}
    rendered("{{ link('sources.md#seed') }}")
    assert list(rendered.page.cited) == ["seed"]


def test_a_link_to_no_page_is_a_fault(rendered):
    with pytest.raises(TemplateFault, match=r"it\.html.*a/b\.md.*no page content/nowhere\.md"):
        rendered("{{ link('nowhere.md') }}")


def test_the_bundle_is_named_from_the_page(rendered):
    assert rendered("{{ bundle }}worker.mjs") == "../../bundle-1/worker.mjs"


@pytest.mark.parametrize("template", ["{{ page.no.such }}", "{{ link('no.md') }}", "{% if %}"])
def test_a_fault_names_the_line_of_the_template_and_the_page(rendered, template):
    with pytest.raises(TemplateFault, match=r"macros/templates/it\.html:2, called by content/a/b\.md") as raised:
        rendered(f"<p>\n{template}</p>")
    assert raised.value.line == 2


@pytest.mark.parametrize("template", ["{{ missing }}", "{% if missing %}{% endif %}"])
def test_what_a_page_leaves_out_of_a_call_is_named(rendered, template):
    with pytest.raises(CallFault, match=r"^`it` needs `missing`, as in `it\(missing=…\)`$"):
        rendered(template)


def test_an_editors_markdown_becomes_html(rendered):
    assert rendered("{{ text | markdown }}", text="**Yes**, [b](https://b.example)").startswith(
        "<p><strong>Yes</strong>"
    )
    assert rendered("{{ text | markdown(inline=true) }}", text="*Yes*") == "<em>Yes</em>"
    assert rendered("{{ text | markdown(inline=true) }}", text="One.\n\nTwo.").count("<p>") == 2
    assert 'id="' not in rendered("{{ text | markdown }}", text="# A heading takes no id of the page")
