"""Every record as a file for people who count and compare."""

from macros.open_data.package import FOLDER, write_open_data
from macros.open_data.tables import tables

__all__ = ["FOLDER", "tables", "write_open_data"]
