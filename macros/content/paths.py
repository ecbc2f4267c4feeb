"""Paths from their records into the checker's types: doors and actors looked up among the contacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from checker.compile import Faults, Path, Reader, WrittenStep, read_start
from checker.path import YOU, Door, Length, Step
from macros.models import Contact
from macros.models import Door as DoorRecord
from macros.models import Path as PathRecord
from macros.models import Step as StepRecord


def read_path(
    name: str, record: PathRecord, raw: Mapping[str, Any], contacts: Mapping[str, Contact], reader: Reader
) -> tuple[WrittenStep, ...]:
    """The steps of a path as they are written; a contact that there is not is a fault."""
    return tuple(
        _step(("paths", name, "steps", key), key, step, raw["steps"][key], contacts, reader)
        for key, step in record.steps.items()
    )


def _step(
    path: Path, key: str, record: StepRecord, raw: Mapping[str, Any], contacts: Mapping[str, Contact], reader: Reader
) -> WrittenStep:
    actor = contacts.get(record.by)
    if record.by != YOU and actor is None:
        problem = "a step is taken by you, or by a contact, and no contact is called {name}"
        reader.faults.add((*path, "by"), problem, record.by, [YOU, *contacts], name=record.by)
    length = record.takes
    least = None if length is None or length.least is None else Fraction(length.least)
    step = Step(
        key,
        record.title,
        record.text,
        record.by,
        actor.name if actor else "",
        where=_door((*path, "where"), record.where, contacts, reader.faults) if record.where else None,
        goal=record.goal or "",
        takes=Length(Fraction(length.most), length.unit, least) if length else None,
        price=record.price or "",
        starts=read_start((*path, "starts"), vars(record.starts), reader.faults) if record.starts else None,
        by_end_of=record.by_end_of or "",
        cite=tuple(reader.citations(raw["cite"])) if "cite" in raw else (),
        checked_on=str(record.checked_on or ""),
    )
    done = reader.clause(raw["done"], (*path, "done")) if raw.get("done") is not None else None
    return WrittenStep(step, path, done, record.fee, None if record.after is None else tuple(record.after))


def _door(path: Path, door: DoorRecord, contacts: Mapping[str, Contact], faults: Faults) -> Door | None:
    places = {key: text for key in ("address", "phone", "mail") if (text := getattr(door, key))}
    seen: dt.date | str | None = door.seen
    if door.contact:
        contact = contacts.get(door.contact)
        if contact is None:
            faults.add((*path, "contact"), "no contact is called {name}", door.contact, contacts, name=door.contact)
            return None
        places = places or dict(_places(contact))
        seen = seen or contact.checked_on
        if not places:
            faults.add((*path, "contact"), "the contact {name} has no address, phone or mail", name=door.contact)
    if not seen:
        faults.add(path, "nobody says when this place was last seen: add `seen` here, or `checked_on` to the contact")
    return Door(door.label, **places, seen=str(seen or ""))


def _places(contact: Contact) -> Iterator[tuple[str, str]]:
    """The best place of a contact."""
    for key in ("address", "phone", "mail"):
        if text := getattr(contact, key):
            yield key, text
            return
