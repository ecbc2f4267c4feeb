"""The last pass over the pages: one parse and one write for all that is done to finished HTML."""

from macros.site.finish.finish import MarkupFault, Page, finish, finish_site
from macros.site.finish.policy import inline_scripts, script_hash
from macros.site.finish.terms import Glossary

__all__ = ["Glossary", "MarkupFault", "Page", "finish", "finish_site", "inline_scripts", "script_hash"]
