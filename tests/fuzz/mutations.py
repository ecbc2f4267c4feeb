"""Good files made bad in every way that hands, editors and disks know: by bytes, by words, and by structure."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from macros.yaml import read

BYTES = (
    *(b"\xef\xbb\xbf", b"\x00", b"\xff", b"\r", b"\r\n", b"\t", b"\x0b", b"\xc2\xa0", b"\xc2\x85", b"\xe2\x80\xa8"),
    *(b"\xe2\x80\x8b", b"\xed\xa0\x80", b"\xf0\x9f\x8d\x90", b"\x1b[2J", b"\n\n", b" #", b"---\n", b"...\n"),
)
WORDS = (
    *("", "0", "-1", "1e400", "9" * 30, "9" * 5000, "0.1", "1/0", "NaN", ".inf", "2,5", "½", "017", "0x10", "1_000"),
    *("0000-01-01", "2026-02-30", "9999-12-31", "1900-01-01", "2026-31-12", "not_yet", "unknown", "today", "12:30"),
    *("never", "all", "any", "not", "when", "within", "sum", "is", "at_least", "of", "do", "yes", "no", "null", "~"),
    *("__proto__", "constructor", "toString", "id", "{{ x }}", "{% for %}", "<script>", "</p>", "$&", "{value}", "%s"),
    *("&a", "*a", "<<", "!!python/object", "!x", "|", ">", "? ", "- ", "{", "}", "[", "]", ": ", " #", "'", '"', "\\"),
    *(">= 1", "<= -1", ">= 10000000 days ago", "4000000 days", "60 days", "=1+1", "@", "\u202e", "ﬁ", "é", "é"),
)
WORD = re.compile(r"[\w.-]+|\s+|[^\w\s]")

Mutation = Callable[[random.Random, bytes], bytes]


def of_bytes(chance: random.Random, content: bytes) -> bytes:
    """Bytes changed, lost, doubled or put in, or the end cut off."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at, length = chance.randrange(len(found) + 1), chance.choice((1, 1, 2, 8, 64))
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                found[at:at] = chance.choice(BYTES)
            case _:
                del found[at:]
    return bytes(found)


def of_words(chance: random.Random, content: bytes) -> bytes:
    """Words and signs lost, doubled, exchanged, or replaced by words that mean something somewhere."""
    words = WORD.findall(content.decode("utf-8", "replace")) or [""]
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        match chance.randrange(5):
            case 0:
                words[at] = ""
            case 1:
                words[at], words[other] = words[other], words[at]
            case 2:
                words[at] = words[other]
            case 3:
                words[at] += words[at]
            case _:
                words[at] = chance.choice(WORDS)
    return "".join(words).encode("utf-8", "surrogatepass")


def of_yaml(chance: random.Random, content: bytes) -> bytes:
    """The tree of a YAML file with a branch lost, moved, doubled, or of another type."""
    value = _bent(chance, deepcopy(read(content).value))  # what is read is remembered
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def of_json(chance: random.Random, content: bytes) -> bytes:
    """As `of_yaml`, of a JSON file; a key may also stand twice."""
    text = json.dumps(_bent(chance, json.loads(content)), default=str)
    return (re.sub(r'("\w+": )', r"\1 null, \1", text, count=1) if chance.random() < 0.1 else text).encode()


def of_table(chance: random.Random, content: bytes) -> bytes:
    """Rows and cells lost, doubled, exchanged or filled with something else."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    for _ in range(chance.choice((1, 2, 4))):
        row = chance.choice(rows)
        match chance.randrange(4):
            case 0:
                rows.append(list(row) * chance.choice((1, 1, 3)))
            case 1:
                rows.remove(row)
                rows = rows or [[""]]
            case 2 if row:
                row[chance.randrange(len(row))] = chance.choice(WORDS)
            case _:
                chance.shuffle(row)
    text = io.StringIO()
    csv.writer(text, delimiter=chance.choice(",,,;\t|")).writerows(rows)
    return text.getvalue().encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")), "replace")


def of_page(chance: random.Random, content: bytes) -> bytes:
    """A page whose settings are another tree."""
    _, settings, text = content.split(b"---\n", 2)
    return b"---\n" + of_yaml(chance, settings) + chance.choice((b"---\n", b"---\n", b"...\n", b"")) + text


class _Dumper(yaml.SafeDumper):
    """Writes decimals, too; what stands at several places becomes an anchor."""


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def _bent(chance: random.Random, value: Any) -> Any:
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(_places(value))
        if not places:
            return chance.choice(WORDS)
        (parent, key), (other, there) = chance.choice(places), chance.choice(places)
        match chance.randrange(7):
            case 0:
                del parent[key]
            case 1:
                parent[key] = deepcopy(other[there])  # else it could come to hold itself, and have no end
            case 2:
                parent[key] = chance.choice((None, True, 0, -1, 10**30, Decimal("0.5"), date.max, [], {}, "", [[]]))
            case 3:
                parent[key] = chance.choice(WORDS)
            case 4 if isinstance(parent, dict):
                parent[chance.choice((*WORDS, 1, True, date.min))] = parent.pop(key)
            case 5:
                parent[key] = [parent[key]] * chance.choice((1, 3, 300))
            case _:
                for _ in range(chance.choice((1, 5, 60))):
                    parent[key] = chance.choice(({"any": [parent[key]]}, [parent[key]], {"not": parent[key]}))
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree, as what holds it and its key there."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])
