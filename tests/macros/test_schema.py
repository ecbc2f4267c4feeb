"""The schemas that editors' programs use are current, and agree with the loader about what may be written."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from macros.content.agreement import read_guide
from macros.content.schema import WHOLE, schemas, write_schema
from macros.folder.folder import SECTIONS, read_folder
from macros.yaml.document import read

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "content" / "data"
OURS = sorted(DATA.rglob("*.yml"))
GOOD = sorted(path for path in (ROOT / "tests" / "macros" / "folders" / "good").rglob("*.y*ml"))
GUIDE = read_guide(read_folder(ROOT / "content"))[0]


def as_json(value):
    """What a program that reads YAML into JSON values makes of it."""
    match value:
        case dict():
            return {str(key): as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
    return value


@cache
def schemas_of(guide):
    return schemas(GUIDE if guide == "ours" else None)


@cache
def validator(name, guide=""):
    schema = json.loads(schemas_of(guide)[name])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def accepts(section, record):
    return validator(section).is_valid({section: {"name": record}})


def test_the_schemas_in_the_repository_are_current():
    assert {path.stem: path.read_text("utf-8") for path in (DATA / "schema").glob("*.json")} == schemas(GUIDE)


def test_there_is_a_schema_for_each_kind_of_file_and_one_for_all():
    assert set(schemas()) == {*SECTIONS, WHOLE, "guide"}


def test_only_schemas_that_are_not_current_are_written(tmp_path):
    (tmp_path / "data").mkdir()
    assert len(write_schema(tmp_path, GUIDE)) == len(schemas())
    changed = tmp_path / "data" / "schema" / "facts.json"
    changed.write_text("{}", "utf-8")
    assert write_schema(tmp_path, GUIDE) == [changed]
    assert write_schema(tmp_path, GUIDE) == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_each_file_of_the_project_points_to_the_schema_of_its_kind_and_fits_it(path):
    first = path.read_text("utf-8").splitlines()[0]
    marker = "# yaml-language-server: $schema="
    assert first.startswith(marker)
    schema = (path.parent / first.removeprefix(marker)).resolve()
    assert schema.parent == DATA / "schema"
    assert list(validator(schema.stem, "ours").iter_errors(as_json(read(path.read_bytes()).value))) == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_content_fits_the_schema_of_all_kinds(path):
    assert list(validator(WHOLE).iter_errors(as_json(read(path.read_bytes()).value))) == []


@pytest.mark.parametrize(
    "clause",
    [
        "certified",
        {"years": ">= 2 years"},
        {"schooling": ["diploma", "ged"]},
        {"joined": "not_yet", "note": "said", "cite": {"here": {"after": "Step 1", "quote": "three exact words"}}},
        {"all": ["a", {"any": ["b", {"none": ["c"]}]}], "implied": "why"},
        {"at_least": 2, "of": ["a", "b", "c"]},
        {"sum": ["a", {"degree": 12}], "is": ">= 12"},
        {"when": "a", "need": "b"},
        {"need": "a", "or_instead": "b", "desirable": True},
        {"when": "a", "need": "b", "or_instead": "c"},
        {"within": "60 days", "of": "joined", "do": "training"},
        {"2026-01-01": "a", "2027-01-01": "never"},
        {"years": {"2026-01-01": ">= 2", "2027-01-01": ">= 3"}},
    ],
)
def test_every_spelling_of_a_clause_is_accepted(clause):
    assert accepts("rules", {"need": clause})


@pytest.mark.parametrize(
    "clause",
    [
        5,
        ["a", "b"],
        {"all": "a"},
        {"all": []},
        {"all": ["a"], "any": ["b"]},
        {"at_least": 2},
        {"within": "60 days", "do": "training"},
        {"need": "a", "desirable": "yes"},
        {"all": ["a", {"when": "b"}]},
        {"years": 2},
        {"2026-01-01": "a", "all": ["b"]},
    ],
)
def test_what_is_no_clause_is_refused(clause):
    assert not accepts("rules", {"need": clause})


@pytest.mark.parametrize(
    ("section", "record"),
    [
        ("facts", {"aks": "Are you?"}),
        ("facts", {"ask": 5}),
        ("facts", {"ask": "Are you?", "id": "name"}),
        ("facts", {"ask": None}),
        ("facts", {"ask": "Are you?", "whole": "yes"}),
        ("sources", {"publisher": "Nobody"}),
        ("sources", {"title": "T", "read_on": "lately"}),
        ("rules", {"title": "T"}),
        ("values", "10"),
    ],
)
def test_what_the_loader_refuses_in_a_record_the_schema_refuses(section, record):
    assert not accepts(section, record)


@pytest.mark.parametrize(
    ("section", "record"),
    [
        ("facts", {"ask": "Are you?", "get": {"hours": 1.5}}),
        ("facts", {"ask": "Are you?", "get": {}, "cite": ["here", {"there": "three exact words"}]}),
        ("sources", {"title": "T", "read_on": "2026-11", "published": "2026-11-21"}),
        ("values", 10),
        ("values", {"2026-01-01": 10, "2027-01-01": 10.5}),
        ("values", {"amount": {"2026-01-01": 10}, "unit": "dollars"}),
    ],
)
def test_what_the_loader_takes_in_a_record_the_schema_takes(section, record):
    assert accepts(section, record)


def test_an_editors_program_completes_the_words_of_the_guide():
    guideline = {
        "topic": "team",
        "title": "T",
        "for_whom": ["hr"],
        "do": "D",
        "why": "W",
        "how_to_start": ["H"],
        "sign": "S",
        "evidence": "practice",
        "cite": "a",
        "checked_on": "2026-11",
    }
    ours = validator("guidelines", "ours")
    assert ours.is_valid({"guidelines": {"name": guideline}})
    assert not ours.is_valid({"guidelines": {"name": guideline | {"topic": "teem"}}})
    assert validator("guidelines").is_valid({"guidelines": {"name": guideline | {"topic": "teem"}}})
