"""What stands in a content folder, as it is written: records with their lines, and fingerprints of sources."""

from macros.folder.fingerprints import WINDOW, Fingerprint, Stored
from macros.folder.folder import SECTIONS, Folder, read_folder, remedy, shown, state

__all__ = ["SECTIONS", "WINDOW", "Fingerprint", "Folder", "Stored", "read_folder", "remedy", "shown", "state"]
