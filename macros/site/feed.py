"""Writes the log of changes as an Atom feed, so that people and programs learn of a change without looking for it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from macros.content import Content
from macros.models import Change

NAMESPACE = "http://www.w3.org/2005/Atom"
NAME = "feed.xml"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_feed(content: Content, site: Path, title: str, address: str, changes_at: str) -> None:
    """Write the feed into a finished site; `title` is the site's, and `address` too, with a slash at its end.

    `changes_at` is the page of the changes, from the site's root.
    """
    changes = sorted(content.changes.values(), key=lambda change: change.day, reverse=True)
    if not changes:
        return
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _add(feed, "title", f"{title}: what changed")
    _add(feed, "id", address)
    _add(feed, "updated", _time(changes[0]))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": urljoin(address, NAME)})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": urljoin(address, changes_at)})
    _add(ET.SubElement(feed, "author"), "name", title)
    for change in changes:
        entry = ET.SubElement(feed, "entry")
        where = urljoin(address, f"{changes_at}#{change.id}")
        _add(entry, "title", change.title)
        _add(entry, "id", where)
        _add(entry, "updated", _time(change))
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": where})
        _add(entry, "summary", change.text)
    ET.indent(feed)
    ET.ElementTree(feed).write(site / NAME, encoding="utf-8", xml_declaration=True)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element with a text; XML has no place for signs of control."""
    ET.SubElement(parent, tag).text = CONTROL.sub("", text)


def _time(change: Change) -> str:
    """The start of its day; a log of days knows no hours."""
    return f"{change.day.isoformat()}T00:00:00Z"
