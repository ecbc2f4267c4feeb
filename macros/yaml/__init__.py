"""YAML with the line of every key, and every slip of syntax in plain words."""

from macros.yaml.document import DAY, Document, Path, plain

__all__ = ["DAY", "Document", "Path", "plain"]
