"""Templates as macros: one template, one macro of its name."""

from macros.pages.rendering.own_scripts import ATTRIBUTE, MARK, OwnScripts
from macros.pages.rendering.page import CurrentPage, relative
from macros.pages.rendering.raw_html import RawHtml
from macros.pages.rendering.render import Renderer, TemplateFault

__all__ = ["ATTRIBUTE", "MARK", "CurrentPage", "OwnScripts", "RawHtml", "Renderer", "TemplateFault", "relative"]
