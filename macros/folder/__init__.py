"""What stands in a content folder, as it is written: records with their lines, and fingerprints of sources."""

from macros.folder.files import LEFTOVERS
from macros.folder.fingerprints import WINDOW, Fingerprint, Stored
from macros.folder.folder import GUIDE_FILE, SECTIONS, Folder, read_folder, remedy, shown, state
from macros.folder.markup import leads_astray
from macros.folder.pages import WrittenPage, page_files, read_pages, read_settings

__all__ = [
    "GUIDE_FILE",
    "LEFTOVERS",
    "SECTIONS",
    "WINDOW",
    "Fingerprint",
    "Folder",
    "Stored",
    "WrittenPage",
    "leads_astray",
    "page_files",
    "read_folder",
    "read_pages",
    "read_settings",
    "remedy",
    "shown",
    "state",
]
