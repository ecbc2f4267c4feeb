"""Makes pages of what editors write in `content/`: loads it, checks it, gives MkDocs one macro for each template."""

from functools import partial
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from macros.content.load import load
from macros.pages.places import last_changed
from macros.pages.render import MacrosEnvironment, register
from macros.site.json_ld import things
from macros.site.permalinks import name_permalinks
from macros.site.search import add_words, words_of
from macros.site.terms import link_terms


def define_env(env: MacrosEnvironment) -> None:
    """Called by mkdocs-macros once a build, before any page is read."""
    root = Path(env.project_dir)
    content, faults = load(root / "content")
    if faults:
        raise PluginError("\n".join(str(fault) for fault in faults))
    env.variables["last_changed"] = last_changed(content)
    env.variables["things"] = partial(things, content)
    register(env, content, root / "macros" / "templates")


def on_post_page_macros(env: MacrosEnvironment) -> None:
    """Called for each page: its day in the site map, which is not that of the build, and what it tells programs."""
    page, path = env.page, env.page.file.src_uri
    page.update_date = env.variables["last_changed"].get(path, "")
    page.meta["structured"] = env.variables["things"](path, page.canonical_url, env.conf["site_url"])


def on_post_build(env: MacrosEnvironment) -> None:
    """Called by mkdocs-macros when the pages are written, and the search index by the plugin that stands before it."""
    content, _ = load(Path(env.project_dir) / "content")
    site = Path(env.conf["site_dir"])
    files: Files = env.variables["files"]
    link_terms(site, content.terms.values())
    name_permalinks(site)
    words = words_of(content.questions.values(), content.terms.values(), lambda page: files.src_uris[page].url)
    add_words(site / "search" / "search_index.json", words)
