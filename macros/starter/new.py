"""Writes a new guide: the example in `guide/`, with its name, its place, its language and what it is about."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_territory_currencies

from macros.starter.wishes import Wishes

EXAMPLE = Path(__file__).resolve().parent / "guide"
MARK = re.compile(r"@([a-z_]+)@")


class NotNew(Exception):
    """There is something already; the message says what, and what to do."""


def new_guide(folder: Path, wishes: Wishes, today: date) -> list[Path]:
    """Write the files of a new guide into a folder, which is made where it is not there; returns their paths.

    Raises NotNew when one of the files is there already: nothing is overwritten, and nothing is written then.
    """
    words = _words(wishes, today)
    files = {
        folder / path.relative_to(EXAMPLE): MARK.sub(lambda mark: words[mark[1]], path.read_text("utf-8"))
        for path in sorted(EXAMPLE.rglob("*"))
        if path.is_file()
    }
    there = [path for path in files if path.exists() or path.is_symlink()]
    if there or (folder.exists() and not folder.is_dir()):
        names = ", ".join(path.relative_to(folder).as_posix() for path in there[:3]) or "it"
        raise NotNew(f"{folder} already has {names}; name a folder that is empty or does not exist")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def _words(wishes: Wishes, today: date) -> dict[str, str]:
    """What stands for each mark: quoted for YAML, and plain for Markdown."""
    country = _country(wishes.language)
    currencies = get_territory_currencies(country, today, today)
    zones = sorted(zone for zone, territory in get_global("zone_territories").items() if territory == country)
    return {
        "name": _quoted(wishes.name),
        "title": _quoted(wishes.name),
        "about": _quoted(wishes.about),
        "place": _quoted(wishes.place),
        "language": _quoted(wishes.language),
        "plain_name": _plain(wishes.name),
        "plain_place": _plain(wishes.place),
        "plain_about": _plain(wishes.about),
        "currency": currencies[0] if currencies else "USD",
        "time_zone": "America/New_York" if country == "US" else zones[0],
        "today": today.isoformat(),
        "generator": _quoted(wishes.generator),
        "tag": _quoted(wishes.tag),
    }


def _country(language: str) -> str:
    try:
        return Locale.parse(language).territory or "US"
    except (ValueError, UnknownLocaleError):
        return "US"  # the check of the new guide says what is wrong with the language


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _plain(text: str) -> str:
    """Text that neither Markdown nor Jinja takes for its own."""
    return re.sub(r"([\\`*_{}\[\]<>#|&])", lambda sign: f"&#{ord(sign[1])};", " ".join(text.split()))
