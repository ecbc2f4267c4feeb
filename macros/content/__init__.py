"""What editors wrote, read and checked."""

from macros.content.agreement import is_newer
from macros.content.cache import Cache, by_this_code
from macros.content.load import Content, load
from macros.content.schema import schemas, write_schema

__all__ = ["Cache", "Content", "by_this_code", "is_newer", "load", "schemas", "write_schema"]
