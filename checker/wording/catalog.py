"""Messages by their ids: filled in, each is runs of plain text, its days, links and strong words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from checker.facts.frozen import frozen

Run = str | dict[str, str]
"""Plain text; or ``{"text"}`` that stands out, with its ``day`` (ISO), or leads to a ``goal``, an ``address``
or the answer to a ``fact``."""

Runs = list[Run]

Messages = Mapping[str, str | Mapping[str, str]]
PLACE = re.compile(r"\{(\w+)\}")
LINK = re.compile(r"\[([^]]+)\]\(([^)]+)\)")
"""A link as Markdown writes it: ``[text](address)``."""


@frozen
class Catalog:
    """The messages of one language, or of one goal in that language."""

    messages: Messages
    plural: Callable[[Any], str]
    """Which of a message's forms goes with a count."""

    def runs(self, name: str, /, **values: Any) -> Runs:
        """The message with its places filled: by text, by a number, by a run or by runs."""
        message = self.messages[name]
        if not isinstance(message, str):
            message = message[self.plural(values["count"])]
        parts: list[Any] = PLACE.split(message)
        parts[1::2] = [values[place] for place in parts[1::2]]
        parts[::2] = [_linked(text) for text in parts[::2]]
        return joined(parts)

    def text(self, name: str, /, **values: Any) -> str:
        """The same as plain text."""
        return plain(self.runs(name, **values))

    def has(self, name: str) -> bool:
        return name in self.messages

    def with_words(self, words: Messages) -> Catalog:
        """The catalog with some messages of its own."""
        return Catalog({**self.messages, **words}, self.plural)


def joined(parts: Iterable[Any]) -> Runs:
    """Texts, numbers, runs and lists of runs as one list, without gaps between texts and without blank ends."""
    runs: Runs = []
    for part in parts:
        for run in part if isinstance(part, list) else [part if isinstance(part, dict) else str(part)]:
            if isinstance(run, str) and runs and isinstance(runs[-1], str):
                runs[-1] = f"{runs[-1]}{run}"
            elif run:
                runs.append(run)
    return [re.sub(" {2,}", " ", run) if isinstance(run, str) else run for run in _trimmed(runs)]


def _linked(text: str) -> Runs:
    pieces = LINK.split(text)
    links = ({"text": label, "address": address} for label, address in zip(pieces[1::3], pieces[2::3], strict=True))
    runs: Runs = [pieces[0]]
    for link, after in zip(links, pieces[3::3], strict=True):
        runs += [link, after]
    return runs


def _trimmed(runs: Runs) -> Runs:
    if runs and isinstance(runs[-1], str):
        last = runs[-1].rstrip()
        return [*runs[:-1], last] if last else runs[:-1]
    return runs


def plain(runs: Runs) -> str:
    """The text of runs, an address in parentheses."""
    return "".join(run if isinstance(run, str) else _plain(run) for run in runs)


def _plain(run: Mapping[str, str]) -> str:
    return f"{run['text']} ({run['address']})" if "address" in run else run["text"]


def strong(text: str) -> Run:
    """Text that stands out."""
    return {"text": text}
