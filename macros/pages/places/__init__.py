"""Where pages show which records: what each page calls, and so the page of every record."""

from macros.pages.places.calls import macro_files
from macros.pages.places.page_of import PageOf, last_changed, title_of

__all__ = ["PageOf", "last_changed", "macro_files", "title_of"]
