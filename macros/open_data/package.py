"""Writes every record of the content into the site as JSON and CSV, with its schema, for people who count and compare.

The JSON of a kind fits the schema that its YAML fits, and names it. The CSV is for spreadsheets: a text that a
spreadsheet would run as a formula gets an apostrophe before it. The same content gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checker.team import BYTE_ORDER_MARK, safe_cell
from macros.content import Content, schemas
from macros.folder import SECTIONS
from macros.models import GuideRecord
from macros.open_data.columns import DataColumn, DataTable
from macros.open_data.json_values import as_json
from macros.open_data.tables import tables

FOLDER = "data"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


class File(NamedTuple):
    """One file of the folder; `table` is what a CSV holds, `kind` what a JSON holds."""

    name: str
    text: str
    kind: str
    table: DataTable | None = None

    @property
    def data(self) -> bytes:
        return self.text.encode("utf-8")


def write_open_data(content: Content, site: Path, title: str, address: str, page: str | None) -> None:
    """Write the folder into a finished site; `title` is the site's, and `address` too, with a slash at its end.

    `page` is the one that tells of the folder, from the site's root.
    """
    folder = site / FOLDER
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    files = list(made(content))
    for file in files:
        (folder / file.name).write_bytes(file.data)
    for name, text in schemas(content.guide, of_json=True).items():
        (folder / "schema" / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    package = json.dumps(_package(content, files, title, address, page), indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(package + "\n", encoding="utf-8", newline="\n")


def made(content: Content) -> Iterable[File]:
    """Every file but the schemas and the package, in the order of the kinds."""
    for kind in SECTIONS:
        records = {name: as_json(record) for name, record in getattr(content, kind).items()}
        if records:
            # Unless a file says what it is, readers of data packages take one that holds `checks` for their own
            text = json.dumps({"$schema": _schema_file(kind), kind: records}, indent=1, ensure_ascii=False)
            yield File(f"{kind}.json", text + "\n", kind)
    for table in tables(content):
        if table.rows:
            yield File(f"{table.name}.csv", _csv(table), table.kind, table)


def _schema_file(kind: str) -> str:
    return f"schema/{kind}.json"


def _csv(table: DataTable) -> str:
    names = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in table.rows)
    return BYTE_ORDER_MARK + text.getvalue()


def cell(value: Any) -> str:
    """Numbers and days as they are, and text so that no spreadsheet runs it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Decimal() | date():
            return str(value)
    return safe_cell(str(value))


def _package(content: Content, files: list[File], title: str, address: str, page: str | None) -> dict[str, Any]:
    """The descriptor of the folder, after the second version of the Data Package standard."""
    return {
        "$schema": PROFILE,
        "name": re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "guide",
        "title": f"{title}: open data",
        "description": content.guide.about if content.guide else title,
        "homepage": f"{address}{page or ''}",
        "version": max((change.day.isoformat() for change in content.changes.values()), default="0"),
        "licenses": [license_of(content.guide)] if content.guide else [],
        "resources": [_resource(file) for file in files],
    }


def license_of(guide: GuideRecord) -> dict[str, str]:
    """A guide's license as the standard writes it."""
    return {"name": guide.license.name, "title": guide.license.title, "path": guide.license.address}


def _resource(file: File) -> dict[str, Any]:
    about = {
        "name": file.name.replace(".", "_") if file.table is None else file.table.name,
        "path": file.name,
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "encoding": "utf-8",
    }
    if file.table is None:
        return {**about, "format": "json", "mediatype": "application/json", "jsonSchema": _schema_file(file.kind)}
    return {**about, "type": "table", "format": "csv", "mediatype": "text/csv", "schema": _schema(file.table)}


def _schema(table: DataTable) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.holds_parts:
        schema["foreignKeys"] = [{"fields": ["record"], "reference": {"resource": table.kind, "fields": ["id"]}}]
    return schema


def _field(column: DataColumn) -> dict[str, Any]:
    description = {"description": column.description} if column.description else {}
    limits = {"constraints": {"enum": list(column.choices)}} if column.choices else {}
    return {"name": column.name, "type": column.type, **description, **limits}
