"""Records to the HTML of pages."""

from macros.pages.freshness import freshness
from macros.pages.places import PageOf, last_changed
from macros.pages.rendering import ATTRIBUTE, MARK, CurrentPage, OwnScripts, RawHtml, Renderer, TemplateFault, relative

__all__ = [
    "ATTRIBUTE",
    "MARK",
    "CurrentPage",
    "OwnScripts",
    "PageOf",
    "RawHtml",
    "Renderer",
    "TemplateFault",
    "freshness",
    "last_changed",
    "relative",
]
