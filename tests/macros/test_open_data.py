"""The open data: everything in it, true to its schemas, harmless in a spreadsheet, and the same each time."""

import csv
import hashlib
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from macros.content.load import load
from macros.folder.folder import SECTIONS
from macros.open_data.package import BYTE_ORDER_MARK, PROFILE, cell, write_open_data
from macros.open_data.tables import tables

READ = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}
"""What reads a cell of each type of Table Schema; it fails on any other cell."""


@pytest.fixture(scope="module")
def package(site):
    return json.loads((site / "data" / "datapackage.json").read_text("utf-8"))


def resources(package, form):
    found = [each for each in package["resources"] if each["format"] == form]
    assert found
    return found


def rows(folder, resource):
    text = (folder / resource["path"]).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_record_stands_in_the_json_of_its_kind_which_fits_its_schema(content, package, site):
    kinds = {}
    for resource in resources(package, "json"):
        read = json.loads((site / "data" / resource["path"]).read_text("utf-8"))
        schema = json.loads((site / "data" / resource["jsonSchema"]).read_text("utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(read)) == [], resource["path"]
        assert read.pop("$schema") == resource["jsonSchema"]
        kinds |= read
    assert set(kinds) == {kind for kind in SECTIONS if getattr(content, kind)}
    assert {kind: set(records) for kind, records in kinds.items()} == {
        kind: set(getattr(content, kind)) for kind in kinds
    }


def test_every_record_has_its_row_and_every_part_of_a_record_the_row_it_belongs_to(package, site):
    ids = {
        each["name"]: {row["id"] for row in rows(site / "data", each)}
        for each in resources(package, "csv")
        if each["name"] in SECTIONS
    }
    for resource in resources(package, "json"):
        _, (kind, records) = json.loads((site / "data" / resource["path"]).read_text("utf-8")).items()
        assert ids[kind] == set(records)
    for resource in resources(package, "csv"):
        for key in resource["schema"].get("foreignKeys", []):
            for row in rows(site / "data", resource):
                assert row["record"] in ids[key["reference"]["resource"]], resource["path"]


def test_every_cell_is_of_the_type_and_among_the_choices_that_its_column_names(package, site):
    for resource in resources(package, "csv"):
        fields = resource["schema"]["fields"]
        table = rows(site / "data", resource)
        assert table
        for row in table:
            assert list(row) == [field["name"] for field in fields], resource["path"]
            for field in fields:
                cell, choices = row[field["name"]], field.get("constraints", {}).get("enum")
                if cell:
                    READ[field["type"]](cell)
                    assert not choices or cell in choices, (resource["path"], field["name"], cell)
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(row[name] for name in key) for row in table]
        assert not key or len(set(keys)) == len(keys), resource["path"]
        assert all(all(each) for each in keys), resource["path"]


def test_figures_of_pay_are_numbers_in_the_table(package, site):
    (pay,) = (each for each in resources(package, "csv") if each["name"] == "agencies_pay")
    types = {field["name"]: field["type"] for field in pay["schema"]["fields"]}
    assert types["low"] == types["high"] == "number"
    found = {(row["record"], row["at"]): row for row in rows(site / "data", pay)}
    row = found["calaveras", "pay.level_1_hour"]
    assert (row["low"], row["period"], row["cite"]) == ("21.63", "hour", "calaveras_posting")


def test_no_json_is_taken_for_a_list_of_what_is_done_with_the_data(package, site):
    """Frictionless 5.18 takes a JSON with one of these keys for a file of its own, and the package for damaged, unless
    the JSON names its schema.
    """
    own = {"checks", "steps", "tasks", "errors", "query", "features", "objects", "fields", "resources"}
    taken = []
    for resource in resources(package, "json"):
        read = json.loads((site / "data" / resource["path"]).read_text("utf-8"))
        taken += own & set(read)
        assert next(iter(read)) == "$schema"
        assert (site / "data" / read["$schema"]).is_file()
    assert taken == ["checks"]


def test_the_package_keeps_to_the_standard(package, site):
    """What the profile of version 2 asks of a package with tables."""
    assert package["$schema"] == PROFILE
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert all(re.fullmatch(r"[-a-zA-Z0-9._]+", each["name"]) for each in package["licenses"])
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert not resource["path"].startswith(("/", "."))
        data = (site / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    listed = {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
    assert {path.name for path in (site / "data").glob("*.*")} == listed


def test_a_text_that_a_spreadsheet_would_run_is_told_apart(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "all.yml").write_text(
        "sources:\n"
        '  equals: {title: "=HYPERLINK(1)", publisher: "+1", note: "-1", published: "@SUM(1)"}\n'
        '  tab: {title: "\\t=1", publisher: "\\r=1", note: "a=1"}\n'
        "facts: {m: {ask: 'Member?'}}\n"
        "rules: {g: {title: G, need: {any: [m]}}}\n",
        "utf-8",
    )
    content, faults = load(tmp_path / "in")
    assert faults == []
    write_open_data(content, tmp_path, "A guide", "https://guide.example/", "open_data/")
    equals, tab = rows(tmp_path / "data", {"path": "sources.csv"})
    assert [equals[name] for name in ("title", "publisher", "note", "published")] == [
        "'=HYPERLINK(1)",
        "'+1",
        "'-1",
        "'@SUM(1)",
    ]
    assert [tab[name] for name in ("title", "publisher", "note")] == ["'\t=1", "'\r=1", "a=1"]
    assert (tmp_path / "data" / "facts.csv").read_text("utf-8").startswith(BYTE_ORDER_MARK)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("-1.5"), "-1.5"),
        (-2, "-2"),
        ("-2", "'-2"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        (date(2026, 1, 2), "2026-01-02"),
        (True, "true"),
        (None, ""),
    ],
)
def test_only_text_is_held_back(value, written):
    assert cell(value) == written


def test_the_files_are_the_same_each_time_and_hold_no_time(content, site, tmp_path):
    address = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))["homepage"].removesuffix("open_data/")
    write_open_data(content, tmp_path, "Peer Workforce Guide", address, "open_data/")
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {path.relative_to(site): path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}


def test_every_citation_of_a_record_stands_in_the_table_of_citations(content):
    (citations,) = (table for table in tables(content) if table.name == "citations")
    found = {(row["kind"], row["record"], row["source"]) for row in citations.rows}
    clause = content.rulebook.goals["supervisor"].periods[-1].clause
    used = {cite["source"] for each in clause.walk() for cite in each.cite}
    assert used
    assert {source for kind, _, source in found if kind == "rules"} >= used
    for name, conflict in content.conflicts.items():
        assert {("conflicts", name, cite.source) for each in conflict.positions for cite in each.cite} <= found


def test_the_files_of_each_kind_are_linked_from_a_page_that_shows_its_records(content, site):
    linked = {}
    for page in site.rglob("index.html"):
        if page.parent.name != "open_data":
            for node in LexborHTMLParser(page.read_text("utf-8")).css(".as-data a"):
                linked.setdefault(node.attributes["href"].rpartition("/")[2], []).append(page)
    for kind in SECTIONS:
        if getattr(content, kind):
            assert {f"{kind}.json", f"{kind}.csv"} <= set(linked), f"no page has as_data(of=['{kind}'])"
