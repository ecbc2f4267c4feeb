"""What mkdocs-macros calls while MkDocs builds: gives pages their macros, and the theme what each page rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from macros.content import Content, load
from macros.guide import GENERATOR, Guide
from macros.pages import CurrentPage, OwnScripts, PageOf, RawHtml, Renderer, freshness, last_changed
from macros.progress import tell
from macros.site import WholeSite, objects

CONTENT = "content_read"
"""The name among the `extra` of a configuration under which a build passes the content that it has checked."""


NOT_OF_RECORDS = {"attr_list", "md_in_html", "toc"}
"""Extensions of the pages that texts of records do without: a heading there must not take the id of one of the page,
and their HTML is shown as it is written.
"""


NO_DAY = "1980-01-01"
"""Where no source has a day either: the first that an archive can hold."""


class MacrosEnvironment(Protocol):
    """The part of the mkdocs-macros plugin we use."""

    page: Page
    variables: dict[str, Any]
    conf: Any

    def macro(self, v: Callable[..., Any], name: str = "") -> Any: ...
    def filter(self, v: Callable[..., Any], name: str = "") -> Any: ...


class MkDocsSite:
    """The site that MkDocs builds, in the values that the pages know."""

    def __init__(self, env: MacrosEnvironment, content: Content, page_of: PageOf) -> None:
        self.env, self.content, self.page_of = env, content, page_of
        self.changed = last_changed(content, page_of)
        days = (str(source.read_on) for source in content.sources.values() if isinstance(source.read_on, date))
        self.read = max(days, default=NO_DAY)
        """The day for the site map where no change has been logged: that of the last reading."""
        self._page: CurrentPage | None = None
        self.done = 0
        """Pages that have been rendered."""

    @property
    def name(self) -> str:
        return str(self.env.conf["site_name"])

    @property
    def home(self) -> str:
        return f"{str(self.env.conf['site_url']).rstrip('/')}/"

    @property
    def bundle(self) -> str:
        return str(self.env.variables["extra"]["bundle"])

    @property
    def repository(self) -> str:
        return str(self.env.variables["extra"]["repository"] or "")

    @property
    def new_issue(self) -> str:
        return str(self.env.variables["extra"]["new_issue"] or "")

    @property
    def page(self) -> CurrentPage:
        """The page that is being rendered."""
        path = self.env.page.file.src_uri
        if self._page is None or self._page.path != path:
            self._page = CurrentPage(path, self.env.page.url, self.env.page.meta)
        return self._page

    def address(self, path: str) -> str | None:
        found = self._files.src_uris.get(path)
        return found.url if found else None

    def title(self, path: str) -> str:
        """The title of a page, which may not have been read yet."""
        page = self._files.get_file_from_path(path)
        return str(get_data(page.content_string)[1]["title"]) if page else path

    @property
    def paths(self) -> list[str]:
        """The files of all pages, below `content/`."""
        return [file.src_uri for file in self._files.documentation_pages()]

    @property
    def _files(self) -> Files:
        files: Files = self.env.variables["files"]
        return files


class MarkedScripts(BasePlugin[LegacyConfig]):
    """Has the theme mark its scripts, so that the finish of a page can tell them from any other."""

    def on_env(self, env: Environment, **_: Any) -> None:
        env.add_extension(OwnScripts)


def define_env(env: MacrosEnvironment) -> None:
    """Called once a build, before any page is read."""
    guide = Guide(Path(env.conf["docs_dir"]).parent)
    content = env.conf["extra"].get(CONTENT) or _content(guide)
    site = MkDocsSite(env, content, PageOf(content, guide.content))
    env.variables["site"] = site
    env.conf["extra"]["guide"] = content.guide
    env.conf["extra"]["feed"] = bool(content.changes and site.page_of.calling("change_list"))
    extensions = [name for name in env.conf["markdown_extensions"] if name not in NOT_OF_RECORDS]
    markdown = Markdown(extensions=extensions, extension_configs=env.conf["mdx_configs"])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    renderer = Renderer(guide, GENERATOR, content, site, site.page_of, markdown)
    for name, function in renderer.filters.items():
        env.filter(function, name)
    for name, function in renderer.macros(_placeholder(env.conf)).items():
        env.macro(function, name)


def on_post_page_macros(env: MacrosEnvironment) -> None:
    """Called for each page: its day in the site map, which is not that of the build, its sources, and its JSON-LD."""
    site: MkDocsSite = env.variables["site"]
    page = env.page
    site.done += 1
    tell(f"page {site.done} of {len(site.paths)}")
    page.update_date = site.changed.get(site.page.path, "" if site.changed else site.read)
    if site.page.cited:
        page.meta["freshness"] = freshness(site.page.cited.values(), site.content.formats)
    whole = WholeSite(site.name, env.conf["site_url"])
    page.meta["structured"] = objects(site.content, site.page_of, whole, site.page.path, page.canonical_url or "")


def _content(guide: Guide) -> Content:
    """The content, for a program that only reads mkdocs.yml."""
    content, faults = load(guide.content)
    if faults:
        raise PluginError("\n".join(str(fault) for fault in faults))
    return content


def _placeholder(configuration: Any) -> Callable[[str], str]:
    """Gives what stands for the HTML of a macro in the Markdown of a page.

    That is the HTML itself for a program that only reads mkdocs.yml, and whose Markdown we cannot extend from here.
    """
    extensions = getattr(configuration, "markdown_extensions", None)
    if extensions is None:
        return str
    extensions.append(raw_html := RawHtml())
    return raw_html.placeholder
