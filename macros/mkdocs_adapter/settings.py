"""What is wrong with a guide's settings, in its file or in the environment: told before anything is built."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig

from macros.guide import Guide
from macros.mkdocs_adapter.configuration import configuration
from macros.mkdocs_adapter.faults import Collector, PageFault, collecting

HOST = r"(\[[\da-fA-F:.]+\]|[^\s/?#<>\"\[\]]+)(:\d+)?"
SITE_ADDRESS = re.compile(rf"https?://{HOST}(/[^\s?#<>\"]*)?")
"""What the address of each page can begin with, so without a query or an anchor of its own."""
SITE_ADDRESS_IS = "it begins with https:// and has no blank, ? or #, as in https://example.org/guide/"

ADDRESS = re.compile(rf"https?://{HOST}(/[^\s<>\"]*)?")
ADDRESS_IS = "it begins with https:// and has no blank, as in https://example.org/guide"

FIRST = "{} in the environment, where it is set, comes before the one in the file"


def setting_faults(guide: Guide) -> list[str]:
    """All that a build would tell of the settings, as `path:line: message`."""
    try:
        with collecting(guide) as collector:
            add_address_faults(configuration(guide, strict=True), collector)
    except PageFault as fault:
        return fault.faults
    return collector.faults


def add_address_faults(config: MkDocsConfig, collector: Collector) -> None:
    """Tell the collector of addresses that are none."""
    if not SITE_ADDRESS.fullmatch(config.site_url or ""):
        problem = f"`site_url` is `{config.site_url}`" if config.site_url else "`site_url` is empty"
        collector.add("mkdocs.yml", "site_url:", f"{problem}; {SITE_ADDRESS_IS}. {FIRST.format('SITE_URL')}")
    for name in ("repository", "new_issue"):
        if (address := config.extra.get(name)) and not ADDRESS.fullmatch(str(address)):
            problem = f"`{name}` is `{address}`; {ADDRESS_IS}. {FIRST.format(name.upper())}"
            collector.add("mkdocs.yml", f"{name}:", problem)
