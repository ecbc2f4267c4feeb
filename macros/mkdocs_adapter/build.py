"""Run MkDocs over a guide, strictly."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands.build import build

from macros.content import Content
from macros.guide import Guide
from macros.mkdocs_adapter.configuration import configuration
from macros.mkdocs_adapter.faults import PageFault, collecting
from macros.mkdocs_adapter.hooks import CONTENT, MarkedScripts
from macros.mkdocs_adapter.settings import add_address_faults


class Built(NamedTuple):
    """What a build of the pages tells those who add to it."""

    name: str
    """The site's."""
    address: str
    """The one the site will have, with a slash at its end."""
    pages: dict[str, str]
    """The address of each page from the site's root, by its file below `content/`."""
    titles: dict[str, str]
    """The title of each, by the same."""

    def place(self, target: str | None) -> str | None:
        """The address of a place, such as `apply.md#fees`, from the site's root; None where there is no such page."""
        path, hash_sign, anchor = (target or "").partition("#")
        return None if path not in self.pages else self.pages[path] + hash_sign + anchor


def make_pages(guide: Guide, content: Content, destination: Path, bundle: str) -> Built:
    """Build every page into `destination`; `bundle` is the name of the checker's folder beside them.

    Raises PageFault, also for what MkDocs only warns of.
    """
    os.environ["CHECKER_BUNDLE"] = bundle
    with collecting(guide) as collector:
        config = configuration(guide, site_dir=str(destination), strict=True)
        add_address_faults(config, collector)
        if collector.faults:
            raise PageFault(collector.faults)
        config["extra"][CONTENT] = content
        config.plugins["marked_scripts"] = MarkedScripts()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        macros: Any = config.plugins["macros"]
        files = macros.variables["files"].src_uris
        pages = {path: file.url for path, file in files.items()}
        titles = {path: str(file.page.title) for path, file in files.items() if file.page}
        return Built(config.site_name, f"{(config.site_url or '').rstrip('/')}/", pages, titles)
