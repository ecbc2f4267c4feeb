"""YAML with the line of every key, and every slip of syntax in plain words."""

from macros.yaml.document import DAY, Document, Path, plain, read
from macros.yaml.misread import misread
from macros.yaml.words import words_in

__all__ = ["DAY", "Document", "Path", "misread", "plain", "read", "words_in"]
