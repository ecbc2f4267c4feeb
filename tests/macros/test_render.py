"""Templates as macros: what reaches Markdown, and what an editor is told when one fails."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.models import Source
from macros.pages.raw_html import Aside, shelf
from macros.pages.render import TemplateFault, register


class Environment:
    """What the plugin gives to `define_env`, with two pages, one of them being built."""

    def __init__(self, folder: Path):
        self.project_dir = str(folder)
        config = MkDocsConfig()
        config.load_dict({"site_name": "Test", "docs_dir": str(folder)})
        files = [File(name, str(folder), str(folder), use_directory_urls=True) for name in ("a/b.md", "sources.md")]
        self.page = SimpleNamespace(file=files[0], url=files[0].url, meta={})
        self.conf = {"site_name": "Test", "markdown_extensions": ["tables", "toc"], "mdx_configs": {}}
        self.variables = {"extra": {"bundle": "bundle-1"}, "files": Files(files)}
        self.macros, self.filters = {}, {}

    def macro(self, function, name=""):
        self.macros[name] = function

    def filter(self, function, name=""):
        self.filters[name] = function


@pytest.fixture
def rendered(tmp_path):
    """Renders a template as a page would call it."""

    def render(template, **arguments):
        (tmp_path / "it.html").write_text(template, "utf-8")
        env = Environment(tmp_path)
        seed = Source(id="seed", title="Seed", read_on="2026-11")
        register(env, SimpleNamespace(rulebook=None, sources={"seed": seed}), tmp_path)
        render.page = env.page
        return env.macros["it"](**arguments)

    return render


def test_a_page_gets_neither_blank_lines_nor_indents(rendered):
    assert rendered("<ul>\n\n    <li>{{ one }}</li>\n  \n</ul>\n", one="1") == "<ul>\n<li>1</li>\n</ul>"


def test_markdown_does_not_read_what_a_template_made():
    aside = Aside()
    assert Markdown(extensions=[aside]).convert(aside.keep("<p>*1*\n\n# 2</p>")) == "<p>*1*\n\n# 2</p>"


def test_a_program_whose_markdown_we_cannot_extend_gets_the_html_itself():
    assert shelf({"markdown_extensions": []})("<p>1</p>") == "<p>1</p>"
    configuration = MkDocsConfig()
    configuration.markdown_extensions = []
    token = shelf(configuration)("<p>1</p>")
    assert Markdown(extensions=configuration.markdown_extensions).convert(token) == "<p>1</p>" != token


def test_a_macro_in_a_sentence_stays_there():
    aside = Aside()
    html = Markdown(extensions=[aside]).convert(f"See {aside.keep('<b>it</b>')} *now*.")
    assert html == "<p>See <b>it</b> <em>now</em>.</p>"


def test_mkdocs_finds_the_anchors_that_a_template_made():
    aside = Aside()
    markdown = Markdown(extensions=[aside])
    seen = []
    preprocessor = Preprocessor()
    preprocessor.run = lambda lines: seen.extend(lines) or lines
    markdown.preprocessors.register(preprocessor, "as MkDocs does", 21)
    html = markdown.convert(aside.keep('<p id="one">1</p>'))
    assert 'id="one"' in "".join(seen)
    assert html == '<p id="one">1</p>'


def test_what_an_editor_types_is_escaped(rendered):
    assert rendered("<p>{{ it }}</p>", it="a < b & c") == "<p>a &lt; b &amp; c</p>"


def test_a_link_is_relative_to_the_page(rendered):
    assert rendered("{{ link('sources.md#seed') }}") == "../../sources/#seed"
    assert rendered("{{ 'sources.md' | link }}") == "../../sources/"


def test_a_page_learns_which_sources_it_cites(rendered):
    rendered("{{ link('sources.md') }} {{ link('sources.md#other') }}")
    assert "freshness" not in rendered.page.meta
    rendered("{{ link('sources.md#seed') }}")
    assert rendered.page.meta["freshness"].read == "2026-11"


def test_a_link_to_no_page_is_a_fault(rendered):
    with pytest.raises(TemplateFault, match=r"it\.html.*a/b\.md.*no page content/nowhere\.md"):
        rendered("{{ link('nowhere.md') }}")


def test_the_bundle_is_named_from_the_page(rendered):
    assert rendered("{{ bundle }}worker.mjs") == "../../bundle-1/worker.mjs"


@pytest.mark.parametrize("template", ["{{ missing }}", "{% if missing %}{% endif %}", "{{ page.no.such }}", "{% if %}"])
def test_a_fault_names_the_line_of_the_template_and_the_page(rendered, template):
    with pytest.raises(TemplateFault, match=r"macros/templates/it\.html:2, called by content/a/b\.md") as raised:
        rendered(f"<p>\n{template}</p>")
    assert raised.value.line == 2


def test_an_editors_markdown_becomes_html(rendered):
    assert rendered("{{ text | markdown }}", text="**Yes**, [b](https://b.example)").startswith(
        "<p><strong>Yes</strong>"
    )
    assert rendered("{{ text | markdown(inline=true) }}", text="*Yes*") == "<em>Yes</em>"
    assert rendered("{{ text | markdown(inline=true) }}", text="One.\n\nTwo.").count("<p>") == 2
    assert 'id="' not in rendered("{{ text | markdown }}", text="# A heading takes no id of the page")
