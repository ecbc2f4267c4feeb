"""One YAML file as plain values and the line of each: YAML, and nothing of it that surprises an editor.

Text without quotation marks is a number, a day, `true` or `false` only when it is written as such; all else is text.
So `yes`, `12:30`, `1_000`, `017` and `1e3` stay what was typed, and a field that wants something else can say so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.cyaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import Resolver

from macros.yaml.syntax import said_plainly

Path = tuple[Any, ...]
"""The keys and list positions that lead to a value."""

Slip = tuple[int, str]
"""A line and what is wrong there."""

WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")

DEEPEST = 40
TOO_DEEP = f"lists and mappings stand in one another more than {DEEPEST} deep; give a part a name of its own"

CORE = "tag:yaml.org,2002:"
KNOWN_TAGS = {"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"}
"""What the YAML reader calls untagged values."""


@dataclass(frozen=True)
class Document:
    """What one file holds; `value` is None where it cannot be read, or is empty."""

    value: Any
    lines: dict[Path, int]
    """The line of every key (where the value is an entry of a list: of the value), by path."""
    slips: list[Slip]
    text: str = ""
    """The file's text, where its YAML is broken."""

    @cached_property
    def slipped(self) -> set[Path]:
        """The records (section and name) in which there are slips, so that something may be missing there."""
        starts = {path: line for path, line in self.lines.items() if len(path) == 2}
        touched = {max((start for start in starts.values() if start <= line), default=0) for line, _ in self.slips}
        return {path for path, start in starts.items() if start in touched}

    def lost(self, sections: Iterable[str]) -> set[str]:
        """The sections that a broken file seems to hold."""
        return {section for section in sections if re.search(rf"^{section}\s*:", self.text, re.MULTILINE)}

    def line(self, path: Path) -> int:
        """The line of a path, or of the longest part of it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def plain(key: Any) -> Any:
    """A key as it stands in a path, whoever names it: days are ISO text."""
    return key.isoformat() if isinstance(key, date) else key


@lru_cache(maxsize=1000)
def read(content: bytes) -> Document:
    """Read a file's bytes. Cached, because a preview reads all files again when one has changed."""
    text = content.decode("utf-8-sig", errors="replace")
    try:
        content.decode("utf-8")
        node = _composed(text)
    except UnicodeDecodeError as error:
        slip = (content.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text; save the file again as UTF-8")
        return Document(None, {}, [slip], text)
    except MarkedYAMLError as error:
        return Document(None, {}, [said_plainly(error)], text)
    except YAMLError:
        return Document(None, {}, [_unprintable(text)], text)
    except RecursionError:
        return Document(None, {}, [(1, TOO_DEEP)], text)
    return _Reading().document(node)


class _Loader(Composer, CParser, Resolver):  # type: ignore[misc] # PyYAML has no types
    """The words of a file by libyaml, ten times as fast as in Python, and its nodes in Python: there too many of them
    in one another are a RecursionError, and in C the end of the process.
    """

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        Resolver.__init__(self)


def _composed(text: str) -> Node | None:
    try:
        return _Loader(text).get_single_node()
    except YAMLError:
        yaml.compose(text, Loader=yaml.SafeLoader)  # the reader in Python says more exactly what is wrong, and where
        raise  # what it would have let pass


def _unprintable(text: str) -> Slip:
    at = next((i for i, char in enumerate(text) if not char.isprintable() and char not in "\t\n\r"), 0)
    return text.count("\n", 0, at) + 1, f"the character {text[at]!a} cannot stand in YAML; delete it"


class _Reading:
    """The walk over one file's nodes, which notes lines and slips as it goes."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.slips: list[Slip] = []
        self.open: list[Node] = []

    def document(self, node: Node | None) -> Document:
        if node is None:
            return Document(None, {}, [(1, "the file is empty")])
        return Document(self.value(node, ()), self.lines, self.slips)

    def value(self, node: Node, path: Path) -> Any:
        if node in self.open or len(self.open) > DEEPEST:
            self.slip(node, "an anchor stands inside itself" if node in self.open else TOO_DEEP)
            return None
        if str(node.tag).removeprefix(CORE) not in KNOWN_TAGS:
            self.slip(node, f"the tag `{node.tag}` has no meaning here; put the value in quotation marks if it is text")
        self.open.append(node)
        try:
            match node:
                case MappingNode():
                    return dict(self.entries(node, path))
                case SequenceNode():
                    return list(self.items(node, path))
                case ScalarNode():
                    return self.scalar(node, path)
        finally:
            self.open.pop()
        raise TypeError(node)

    def entries(self, node: MappingNode, path: Path) -> Iterator[tuple[Any, Any]]:
        seen: dict[Any, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.slip(key_node, "a key is one word, not a list or a mapping; is a pair of { } or [ ] too many?")
                continue
            key = self.scalar(key_node, (*path, key_node.value))
            line = key_node.start_mark.line + 1
            if key in seen:
                self.slip(key_node, f"`{plain(key)}` stands here twice, first in line {seen[key]}")
                continue
            seen[key] = line
            here = (*path, plain(key))
            self.lines[here] = line
            if node.flow_style and value_node.value == "" and not value_node.style:
                self.slip(
                    key_node,
                    f"nothing stands after `{plain(key)}`; between {{ and }}, text with a comma in it "
                    "stands in quotation marks",
                )
                yield key, None
            else:
                yield key, self.value(value_node, here)

    def items(self, node: SequenceNode, path: Path) -> Iterator[Any]:
        for number, item in enumerate(node.value):
            here = (*path, number)
            self.lines[here] = item.start_mark.line + 1
            yield self.value(item, here)

    def scalar(self, node: ScalarNode, path: Path) -> Any:
        text: str = node.value
        if node.style or str(node.tag) == f"{CORE}str":
            return text
        if text in ("", "~", "null"):
            name = f"after `{path[-1]}:`" if path and isinstance(path[-1], str) else "here"
            self.slip(node, f"nothing stands {name}; write a value, or take the line away", self.lines.get(path))
            return None
        if text in ("true", "false"):
            return text == "true"
        if WHOLE.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return Decimal(text)
        if DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self.slip(node, f"there is no day {text} in the calendar")
                return None
        return text

    def slip(self, node: Node, message: str, line: int | None = None) -> None:
        self.slips.append((line or node.start_mark.line + 1, message))
