"""What is added to the pages of a finished site: feed, search words, JSON-LD, service worker and embedding."""

from macros.site.embed import CheckPage, write_embed
from macros.site.feed import write_feed
from macros.site.json_ld import WholeSite, objects
from macros.site.output import replaced
from macros.site.search import add_words
from macros.site.service_worker import write_offline

__all__ = ["CheckPage", "WholeSite", "add_words", "objects", "replaced", "write_embed", "write_feed", "write_offline"]
