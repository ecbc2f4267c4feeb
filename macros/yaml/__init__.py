"""YAML with the line of every key, and every slip of syntax in plain words."""

from macros.yaml.document import DAY, Document, Path, plain, read, words_in
from macros.yaml.misread import misread

__all__ = ["DAY", "Document", "Path", "misread", "plain", "read", "words_in"]
