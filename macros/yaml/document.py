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

from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.compile import Fault
from macros.yaml.nodes import composed
from macros.yaml.syntax import broken, read_day, unprintable, unseen, unseen_before

Path = tuple[Any, ...]
"""The keys and list positions that lead to a value."""

WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
COMMENT, CUT_WORD = re.compile(r"[ \t]+#"), re.compile(r"[ \t]+#[^\s#]")
"""What ends a text that is not in quotation marks; the second was hardly meant as a comment."""
CUT_OFF = "` #` ends this text; put the text in quotation marks, or the comment on a line of its own"

LONGEST_NUMBER = 40
"""Digits of a number; nothing that we count has so many."""
MOST_REPEATED = 10_000
"""Values that the anchors of one file may stand for."""
DEEPEST = 40
TOO_DEEP = f"this is inside more than {DEEPEST} lists and mappings; look for extra brackets or indentation"

CORE = "tag:yaml.org,2002:"
KNOWN_TAGS = {"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"}
"""What the YAML reader calls untagged values."""


@dataclass(frozen=True)
class Document:
    """What one file holds; `value` is None where it cannot be read, or is empty."""

    value: Any
    lines: dict[Path, int]
    """The line of every key (where the value is an entry of a list: of the value), by path."""
    faults: list[Fault]
    text: str = ""
    """The file's text, where its YAML is broken."""

    @cached_property
    def slipped(self) -> set[Path]:
        """The records (section and name) with a fault of YAML, so that something may be missing there."""
        starts = {path: line for path, line in self.lines.items() if len(path) == 2}
        at_fault = {fault.line for fault in self.faults}
        touched = {max((start for start in starts.values() if start <= line), default=0) for line in at_fault}
        return {path for path, start in starts.items() if start in touched}

    def lost(self, sections: Iterable[str]) -> set[str]:
        """The sections that a broken file seems to hold."""
        return {section for section in sections if re.search(rf"^\s*{section}\s*:", self.text, re.MULTILINE)}

    def line(self, path: Path) -> int:
        """The line of a path, or of the longest part of it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def plain(key: Any) -> Any:
    """A key as it stands in a path, whoever names it: days are ISO text."""
    return key.isoformat() if isinstance(key, date) else key


@lru_cache(maxsize=1000)
def read(content: bytes, *, is_ours: bool = True) -> Document:
    """Read a file's bytes. Cached, because a preview reads all files again when one has changed.

    A file that is not ours, but another program's, may have tags, keys without a value, and comments behind a text.
    """
    text = content.decode("utf-8-sig", errors="replace")
    if odd := unseen(text):
        return _unreadable(text, *odd)
    try:
        content.decode("utf-8")
        node = composed(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(text, line, "this is not UTF-8 text; save the file again as UTF-8")
    except MarkedYAMLError as error:
        place = broken(error)
        return _unreadable(text, *(unseen_before(text, place[0]) or place))
    except YAMLError:
        return _unreadable(text, *unprintable(text))
    except RecursionError:
        return _unreadable(text, 1, TOO_DEEP)
    try:
        return _Reading(text, is_ours).document(node)
    except _TooManyError as error:
        return _unreadable(text, error.line, str(error))


def _unreadable(text: str, line: int, problem: str) -> Document:
    return Document(None, {}, [Fault((), problem, line=line)], text)


class _TooManyError(Exception):
    """The anchors of a file stand for more values than anybody wrote."""

    def __init__(self, line: int) -> None:
        problem = f"the anchors of this file repeat more than {MOST_REPEATED:,} values; write out what is meant"
        super().__init__(problem)
        self.line = line


class _Reading:
    """The walk over one file's nodes, which notes lines and faults as it goes."""

    def __init__(self, text: str, is_ours: bool) -> None:
        self.is_ours = is_ours
        self.cut = COMMENT if is_ours else CUT_WORD
        self.text = LINE_BREAK.split(text)
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self.open: list[Node] = []
        self.seen: set[int] = set()
        self.repeated = 0

    def document(self, node: Node | None) -> Document:
        if node is None:
            return Document(None, {}, [Fault((), "the file is empty", line=1)])
        return Document(self.value(node, ()), self.lines, self.faults)

    def value(self, node: Node, path: Path) -> Any:
        self.repeated += id(node) in self.seen
        self.seen.add(id(node))
        if self.repeated > MOST_REPEATED:
            raise _TooManyError(node.start_mark.line + 1)
        if node in self.open or len(self.open) > DEEPEST:
            self.fault(node, "an anchor contains itself" if node in self.open else TOO_DEEP)
            return None
        if self.is_ours and str(node.tag).removeprefix(CORE) not in KNOWN_TAGS:
            self.fault(
                node, f"the tag `{node.tag}` has no meaning here; put the value in quotation marks if it is text"
            )
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
                self.fault(
                    key_node, "a key is one word, not a list or a mapping; is there an extra pair of { } or [ ]?"
                )
                continue
            key = self.key(key_node, path)
            line = key_node.start_mark.line + 1
            if key is None:
                self.value(value_node, (*path, key_node.value))  # for what is wrong inside
                continue
            if plain(key) in seen:
                self.fault(key_node, f"`{plain(key)}` is here twice, first on line {seen[plain(key)]}")
                continue
            seen[plain(key)] = line
            here = (*path, plain(key))
            self.lines[here] = line
            if self.is_ours and node.flow_style and value_node.value == "" and not value_node.style:
                self.fault(
                    key_node,
                    f"there is nothing after `{plain(key)}`; between {{ and }}, put text with a comma in "
                    "quotation marks",
                )
                yield key, None
            else:
                yield key, self.value(value_node, here)

    def key(self, node: ScalarNode, path: Path) -> Any:
        """A key, None where no such day can be; `true` and nothing are read on as the text that they are."""
        if not node.style and node.value in ("", "~", "null", "true", "false"):
            word = f"`{node.value}` is not a name; if it is meant as one, put it in quotation marks"
            self.fault(node, word if node.value else "there is no key before this colon")
            return "null" if node.value in ("", "~") else str(node.value)
        return self.scalar(node, (*path, node.value))

    def items(self, node: SequenceNode, path: Path) -> Iterator[Any]:
        for number, item in enumerate(node.value):
            here = (*path, number)
            self.lines[here] = item.start_mark.line + 1
            yield self.value(item, here)

    def scalar(self, node: ScalarNode, path: Path) -> Any:
        text: str = node.value
        if node.style:
            return text
        if str(node.tag) == f"{CORE}str":
            if self.cut.match(self.text[node.end_mark.line], node.end_mark.column):
                self.fault(node, CUT_OFF)
            return text
        if len(text) > LONGEST_NUMBER and (WHOLE.fullmatch(text) or DECIMAL.fullmatch(text)):
            self.fault(node, f"a number with {len(text):,} digits; put it in quotation marks if it is text")
            return None
        if text in ("", "~", "null"):
            name = f"after `{path[-1]}:`" if path and isinstance(path[-1], str) else "here"
            if self.is_ours:
                self.fault(node, f"there is nothing {name}; write a value, or delete the line", self.lines.get(path))
            return None
        if text in ("true", "false"):
            return text == "true"
        if WHOLE.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return Decimal(text)
        if DAY.fullmatch(text):
            day = read_day(text)
            if isinstance(day, date):
                return day
            self.fault(node, day)
            return None
        if self.cut.match(self.text[node.end_mark.line], node.end_mark.column):
            self.fault(node, CUT_OFF)
        return text

    def fault(self, node: Node, problem: str, line: int | None = None) -> None:
        self.faults.append(Fault((), problem, line=line or node.start_mark.line + 1))
