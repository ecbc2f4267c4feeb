"""Records as flat tables, a cell for each value, by the models alone: a new kind of record needs no line here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from macros.content import Content
from macros.folder import SECTIONS
from macros.models import Citation, Cites, DatedAmount, Part, Record, ValueRecord, read_cite
from macros.open_data.asked import asked_table
from macros.open_data.columns import DataColumn, DataTable
from macros.open_data.json_values import as_json

TYPES = {bool: "boolean", int: "integer", Decimal: "number", date: "date"}
"""The types of a cell that are not text, by the names that Table Schema has for them."""


ID = DataColumn("id", "string", "The record’s name.")
PARENT = (
    DataColumn("record", "string", "The id of the record that this belongs to."),
    DataColumn("at", "string", "The place in the record; list entries are counted from 1."),
)
CITATIONS = [
    DataColumn("kind", "string", "The kind of record."),
    *PARENT,
    DataColumn("source", "string", "The source, by its id."),
    DataColumn("quote", "string", "The exact words, if we hold a fingerprint of the source."),
    DataColumn("after", "string", "The heading above the words, if they occur more than once."),
]
VALUES = [
    ID,
    DataColumn("from", "date", "The day the amount starts to apply; empty if no day is known."),
    DataColumn("amount", "number", "The amount."),
    *(DataColumn(name, "string", "") for name in ("unit", "text", "cite", "note")),
]


USUAL = {
    "cite": "The ids of its sources.",
    "note": "Anything else that a reader should know.",
    "checked_on": "The day or month we last looked.",
    "seen": "The day or month we saw it.",
    "goal": "The check that goes with it, by the id of its rule.",
}
"""What a field of this name holds wherever its model says no more of it."""


@lru_cache(maxsize=1)  # a build shows them, links to them and writes them
def tables(content: Content) -> list[DataTable]:
    """Every table of every kind, in the order of the kinds; rows stand in the order in which they are written."""
    citations = DataTable("citations", "sources", CITATIONS, ())
    made = [table for kind in SECTIONS for table in _of_kind(kind, getattr(content, kind), citations)]
    return [*made, asked_table(content.rulebook), citations]


def _of_kind(kind: str, records: Mapping[str, Any], citations: DataTable) -> list[DataTable]:
    if kind == "values":
        table = DataTable(kind, kind, VALUES, ())
        for name, value in records.items():
            table.rows += _amounts(name, value, citations)
        return [table]
    found = {kind: DataTable(kind, kind, [], ("id",))}
    for name, record in records.items():
        _add(record, _At(kind, name), found, citations)
    return [table for table in found.values() if table.rows]


class _At(NamedTuple):
    kind: str
    record: str
    at: str = ""

    def below(self, name: str | int) -> _At:
        return self._replace(at=f"{self.at}.{name}" if self.at else str(name))


def _add(part: Part, place: _At, found: dict[str, DataTable], citations: DataTable) -> None:
    """A row for a record or a part of one, and rows for the lists and mappings of parts inside it."""
    model = type(part)
    own = isinstance(part, Record)
    name = place.kind if own else f"{place.kind}_{_snake(model.__name__.removesuffix('Record'))}"
    keys = (ID,) if own else PARENT
    table = found.setdefault(name, DataTable(name, place.kind, [], tuple(key.name for key in keys)))
    if not table.columns:
        table.columns = [*keys, *_columns(model)]
    row: dict[str, Any] = {"id": place.record} if own else {"record": place.record, "at": place.at}
    table.rows.append(row)
    _fill(row, part, "", place, found, citations)


def _fill(
    row: dict[str, Any], part: BaseModel, prefix: str, place: _At, found: dict[str, DataTable], citations: DataTable
) -> None:
    for name in type(part).model_fields:
        value, column = getattr(part, name), prefix + name
        if name == "id" or value is None:
            continue
        if isinstance(value, BaseModel):
            _fill(row, value, f"{column}.", place.below(name), found, citations)
        elif _holds_parts(value):
            entries = value.items() if isinstance(value, dict) else enumerate(value, 1)
            for key, inner in entries:
                _add(inner, place.below(name).below(key), found, citations)
        elif _is_cite(value):
            row[column] = _cited(value, place.below(name) if prefix else place, citations)
        else:
            row[column] = _cell(value)
            for at, cites in _cites_inside(value, place.below(name)):
                _cited(cites, at, citations)


def _cell(value: Any) -> Any:
    """A number, a day or a text as it is; a list or a mapping of them as lines; anything deeper as JSON."""
    if isinstance(value, dict) and all(isinstance(inner, str | Decimal) for inner in value.values()):
        return "\n".join(f"{key}: {inner}" for key, inner in value.items()) or None
    if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return "\n".join(value) or None
    return json.dumps(as_json(value), ensure_ascii=False) if isinstance(value, dict | list) else value


def _cited(cites: list[Citation], place: _At, citations: DataTable) -> str:
    at = {"kind": place.kind, "record": place.record, "at": place.at}
    citations.rows += ({**at, **cite._asdict()} for cite in cites)
    return " ".join(dict.fromkeys(cite.source for cite in cites))


def _cites_inside(value: Any, place: _At) -> Iterator[tuple[_At, list[Citation]]]:
    """What stands under `cite` in a value that no model has read: the clauses of a rule."""
    if isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _cites_inside(inner, place.below(number))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "cite":
                yield place, read_cite(inner)
            else:
                yield from _cites_inside(inner, place.below(str(key)))


def _amounts(name: str, value: ValueRecord, citations: DataTable) -> Iterator[dict[str, Any]]:
    record = value.root if isinstance(value.root, DatedAmount) else DatedAmount(amount=value.root)
    notes = {"unit": record.unit, "text": record.text, "note": record.note}
    cite = _cited(record.cite, _At("values", name), citations)
    dated = record.amount.items() if isinstance(record.amount, dict) else [(None, record.amount)]
    for day, amount in dated:
        yield {"id": name, "from": day, "amount": amount, **notes, "cite": cite}


def _columns(model: type[BaseModel], prefix: str = "") -> Iterator[DataColumn]:
    """The columns of a model: one for each value, those of a part under its name, none for lists of parts."""
    for name, about in model.model_fields.items():
        if name == "id":
            continue
        column, described = prefix + name, (about.description or USUAL.get(name, "")).replace("\n", " ")
        members = [each for each in _members(about.annotation) if each is not NoneType]
        parts = [each for each in members if isinstance(each, type) and issubclass(each, BaseModel)]
        plain = [each for each in members if each not in parts and not _lists_parts(each)]
        if plain:
            choices = tuple(str(word) for each in plain if get_origin(each) is Literal for word in get_args(each))
            only = len(plain) == 1
            kind = TYPES.get(plain[0], "string") if only and not parts else "string"
            yield DataColumn(column, kind, described, choices if only else ())
        for part in parts:
            yield from _columns(part, f"{column}.")


def _members(annotation: Any) -> Iterator[Any]:
    """The types that a value may have."""
    if annotation is Cites:
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _members(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, type(int | str)):
        for each in get_args(annotation):
            yield from _members(each)
    else:
        yield annotation


def _lists_parts(annotation: Any) -> bool:
    inner = get_args(annotation)[-1:] if get_origin(annotation) in (list, dict) else ()
    return any(isinstance(each, type) and issubclass(each, BaseModel) for one in inner for each in _members(one))


def _holds_parts(value: Any) -> bool:
    inner = list(value.values() if isinstance(value, dict) else value) if isinstance(value, dict | list) else []
    return bool(inner) and all(isinstance(each, BaseModel) for each in inner)


def _is_cite(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Citation) for each in value)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
