"""Every record as a file for people who count and compare."""

from macros.open_data.package import FOLDER, LICENSES, write_open_data
from macros.open_data.tables import tables

__all__ = ["FOLDER", "LICENSES", "tables", "write_open_data"]
