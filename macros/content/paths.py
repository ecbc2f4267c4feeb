"""Paths from their records into the checker's types: doors and actors looked up among the contacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from checker.compile import Faults, Path, Reader, WrittenPath, WrittenStep, read_start
from checker.path import YOU, Door, Length, Step
from macros.models import Agency, Contact, DoorRecord, PathRecord, Source, StepRecord

WAYS_IN = ("address", "phone", "mail")
"""The keys that name a place, the best first."""


class Places(NamedTuple):
    """Where doors lead and who acts: the records by id."""

    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    agencies: Mapping[str, Agency]
    is_unread: Callable[[str, str], bool]
    """Whether a record of a section, by its name, may be there that could not be read."""


def read_path(name: str, record: PathRecord, raw: Mapping[str, Any], places: Places, reader: Reader) -> WrittenPath:
    """A path as it is written; a contact or a source that there is not is a fault."""
    steps = tuple(
        _step(("paths", name, "steps", key), key, step, raw["steps"][key], places, reader)
        for key, step in record.steps.items()
    )
    ask = _door(("paths", name, "ask"), record.ask, places, reader.faults) if record.ask else None
    return WrittenPath(steps, ask)


def _step(
    path: Path, key: str, record: StepRecord, raw: Mapping[str, Any], places: Places, reader: Reader
) -> WrittenStep:
    actor = places.contacts.get(record.by)
    if record.by != YOU and actor is None and not places.is_unread("contacts", record.by):
        problem = "a step is taken by you or by a contact, but there is no contact called {name}"
        reader.faults.add((*path, "by"), problem, record.by, [YOU, *places.contacts], name=record.by)
    length = record.takes
    least = None if length is None or length.least is None else Fraction(length.least)
    step = Step(
        key,
        record.title,
        record.text,
        record.by,
        actor.name if actor else "",
        where=_door((*path, "where"), record.where, places, reader.faults) if record.where else None,
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


def _door(path: Path, door: DoorRecord, places: Places, faults: Faults) -> Door | None:
    own = {key: text for key in WAYS_IN if (text := getattr(door, key))}
    seen: dt.date | str | None = door.seen
    for key, kind in (("contact", "contacts"), ("source", "sources"), ("agency", "agencies")):
        name, known = getattr(door, key), getattr(places, kind)
        record: Any = known.get(name)
        if name and record is None and places.is_unread(kind, name):
            faults.unsound.add((*path, key))
            return None
        if name and record is None:
            faults.add((*path, key), f"no {key} is called {{name}}", name, known, name=name)
            return None
        if name and key == "agency" and record.door is None:
            faults.add((*path, key), "the employer {name} has no `door`, so name the source of its posting", name=name)
            return None
        if name and key == "agency":  # no such source: that is a fault of the employer's
            record = places.sources.get(record.door.cite[0].source)
        if name and record:
            there = ((way, getattr(record, way, None)) for way in WAYS_IN)
            own = own or dict([next(((way, text) for way, text in there if text), ("", ""))])
            seen = seen or (record.checked_on if key == "contact" else record.read_on)
            if "" in own:
                faults.add(
                    (*path, key), f"the {key} {{name}} has no address, phone number or e-mail address", name=name
                )
                return None
    if not seen and not door.agency:
        faults.add(
            path, "nothing says when this place was last seen: add `seen`, or add the date to the record that it names"
        )
    return Door(door.label, **own, seen=str(seen or ""))
