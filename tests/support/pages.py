"""Where the pages of this guide show its records."""

from functools import lru_cache

from macros.guide import GENERATOR
from macros.pages import PageOf


@lru_cache(maxsize=1)
def page_of(content):
    """The finder of pages for the content of this guide."""
    return PageOf(content, GENERATOR / "content")


def folder_of(content, agency, name):
    """The folder of the site with the page of a class."""
    return page_of(content).class_of(agency, name).partition("#")[0].removesuffix("index.md").removesuffix(".md")
