"""Each file of `templates/` is a macro of its own name, which a Markdown page calls on a line of its own."""

from __future__ import annotations

import json
import posixpath
import traceback
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markdown import Markdown
from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from checker.compile.chart.chart import charts
from checker.equality.digest import tree
from checker.wording.outcomes import HEADINGS, PARTS, STATES, words_for
from macros.content.cache import by_this_code
from macros.content.folder import SECTIONS
from macros.content.load import Content
from macros.linter import occurrences
from macros.models.pay import growth
from macros.models.sources import by_source
from macros.open_data.tables import tables
from macros.pages.answers import said
from macros.pages.formats import FORMATS
from macros.pages.freshness import freshness
from macros.pages.gaps import gaps
from macros.pages.pay_chart import pay_rows, pay_scale
from macros.pages.places import named, place
from macros.pages.raw_html import shelf

relative = cache(get_relative_url)
"""The address of one page or file from another, both from the root of the site; a page cites the same ones often."""


class MacrosEnvironment(Protocol):
    """The part of the mkdocs-macros plugin we use."""

    project_dir: str
    page: Page
    variables: dict[str, Any]
    conf: Any

    def macro(self, v: Callable[..., Any], name: str = "") -> Any: ...
    def filter(self, v: Callable[..., Any], name: str = "") -> Any: ...


class TemplateFault(Exception):
    """A template failed on a page; tells which line of which template, and on which page."""

    def __init__(self, template: str, line: int | None, page: str, error: Exception) -> None:
        self.template, self.line, self.page, self.error = template, line, page, error
        place = template if line is None else f"{template}:{line}"
        super().__init__(f"macros/templates/{place}, called by content/{page}: {type(error).__name__}: {error}")


def register(env: MacrosEnvironment, content: Content, templates: Path) -> None:
    """Gives the plugin one macro for each template, and pages and templates alike the same filters."""
    # Without toc: a heading of a record must not take the id of a heading of the page.
    extensions = [name for name in env.conf["markdown_extensions"] if name != "toc"]
    markdown = Markdown(extensions=extensions, extension_configs=env.conf["mdx_configs"])
    filters = FORMATS | {
        "said": said,
        "file": partial(file, env),
        "link": partial(link, env, content),
        "markdown": partial(to_html, markdown),
    }
    for name, function in filters.items():
        env.filter(function, name)

    jinja = Environment(
        loader=FileSystemLoader(sorted(folder for folder in templates.iterdir() if folder.is_dir())),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a build reads each template once
        # The cache asks for changed templates itself, but not for the settings above.
        bytecode_cache=FileSystemBytecodeCache(str(by_this_code(Path(env.project_dir) / "build" / "templates"))),
    )
    jinja.filters.update(filters)
    jinja.globals.update(
        content=content,
        rulebook=content.rulebook,
        link=filters["link"],
        by_source=by_source,
        pay_scale=pay_scale,
        pay_rows=pay_rows,
        growth=growth,
        occurrences=occurrences,
        charts=charts,
        tree=tree,
        headings=HEADINGS,
        states=STATES,
        parts=PARTS,
        words_for=words_for,
    )
    jinja.globals.update(  # for the pages about the guide itself
        named=partial(named, content),
        place=partial(place, content),
        kinds=SECTIONS,
        freshness=freshness,
        tables=partial(tables, content),
        file=filters["file"],
        gaps=partial(gaps, content),
        title=partial(title, env),
        bench=lambda: json.loads((Path(env.project_dir) / "content" / "data" / "bench.json").read_text("utf-8")),
    )
    keep = shelf(env.conf)
    for path in sorted(templates.glob("*/*.html")):
        if not path.name.startswith("_"):
            env.macro(template_macro(env, jinja, path, keep), path.stem)


def template_macro(
    env: MacrosEnvironment, jinja: Environment, path: Path, keep: Callable[[str], str]
) -> Callable[..., str]:
    def macro(**arguments: Any) -> str:
        page = env.page
        try:
            html = jinja.get_template(path.name).render(
                page=page, site=env.conf["site_name"], bundle=bundle_prefix(env), **arguments
            )
        except Exception as error:
            raise fault(path, page, error) from error
        return keep(compact(html))

    return macro


def fault(path: Path, page: Page, error: Exception) -> TemplateFault:
    """Names the innermost template line: Jinja rewrites tracebacks so that they show it."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.name or path.name, error.lineno, page.file.src_uri, error)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if Path(frame.filename).parent.parent == path.parent.parent]
    name, line = (Path(lines[-1].filename).name, lines[-1].lineno) if lines else (path.name, None)
    return TemplateFault(name, line, page.file.src_uri, error)


def compact(html: str) -> str:
    """Without the blank lines and indents of the templates, which would be a tenth of a page."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line)


def bundle_prefix(env: MacrosEnvironment) -> str:
    """Address of the checker's bundle relative to the page, with a slash at its end, or "" when there is none."""
    bundle = env.variables["extra"]["bundle"]
    return relative(f"{bundle}/", env.page.url) if bundle else ""


def file(env: MacrosEnvironment, path: str) -> str:
    """Address of a file that the build puts beside the pages, relative to the page being built: `data/facts.csv`."""
    return relative(path, env.page.url)


def title(env: MacrosEnvironment, path: str) -> str:
    """The title of a content page, which may not have been read yet."""
    files: Files = env.variables["files"]
    page = files.get_file_from_path(path)
    return str(get_data(page.content_string)[1]["title"]) if page else path


def link(env: MacrosEnvironment, content: Content, target: str) -> str:
    """Address of a content page relative to the page being built: `sources.md#calaveras_posting`.

    Whatever a page says with a source, it says with such a link; so the page learns here what it rests on.
    """
    path, hash_sign, anchor = target.partition("#")
    files: Files = env.variables["files"]
    found = files.src_uris.get(posixpath.normpath(path))
    if found is None:
        raise LookupError(f"no page content/{path} to link to")
    if path == "sources.md" and anchor in content.sources:
        cited = env.page.meta.setdefault("cited", {})
        if anchor not in cited:
            cited[anchor] = content.sources[anchor]
            env.page.meta["freshness"] = freshness(cited.values())
    return relative(found.url, env.page.url) + hash_sign + anchor


def to_html(markdown: Markdown, text: str, *, inline: bool = False) -> Markup:
    """An editor's Markdown as HTML, with the extensions of the pages; `inline` drops the one paragraph around it."""
    html = markdown.reset().convert(text)
    if inline and html.count("<p>") == 1:
        html = html.removeprefix("<p>").removesuffix("</p>")
    return Markup(html)  # noqa: S704 - an editor's text, which may hold HTML as the pages may
