"""Writes the JSON Schema of each kind of file, by which an editor's program completes keys and marks mistakes."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from checker.compile import CLAUSE, DEFINITIONS
from macros.folder import SECTIONS
from macros.models import KINDS, NAME, GuideRecord, RuleRecord, StepRecord, ValueRecord
from macros.yaml import DAY

WHOLE = "content"
"""The schema of a file that holds records of several kinds."""


def schemas(guide: GuideRecord | None = None, *, of_json: bool = False) -> dict[str, str]:
    """The text of each schema, by name: one for each top-level key, one for all of them, and one for `guide.yml`.

    Where a record has a word of a vocabulary, the schema has the words that this guide defines. A file of JSON may name
    its schema beside its records, and one of YAML may not.
    """
    definitions = _definitions(guide)
    own: dict[str, Any] = {"$schema": {"type": "string"}} if of_json else {}
    files = {name: _file(name, definitions, own) for name in (*SECTIONS, WHOLE)}
    return files | {"guide": _text({"title": "guide", **definitions[GuideRecord.__name__]}, definitions)}


def write_schema(content: Path, guide: GuideRecord | None) -> list[Path]:
    """Write those schemas of a content folder that are not current, into its `data/schema`, and return their paths.

    They are for whoever edits the folder, so one that nobody may write in needs none.
    """
    folder = content / "data" / "schema"
    if not os.access(next(path for path in (folder, *folder.parents) if path.exists()), os.W_OK):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas(guide).items():
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _file(name: str, definitions: dict[str, Any], own: dict[str, Any]) -> str:
    kinds = SECTIONS if name == WHOLE else (name,)
    properties = own | {
        kind: {
            "type": "object",
            "propertyNames": {"pattern": f"^{NAME.pattern}$"},
            "additionalProperties": {"$ref": f"#/$defs/{_model(kind)}"},
        }
        for kind in kinds
    }
    schema = {"title": name, "type": "object", "properties": properties, "minProperties": 1}
    return _text({**schema, "additionalProperties": False}, definitions)


def _text(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """A schema with all definitions that it refers to."""
    used: dict[str, Any] = {}
    _collect(schema, definitions, used)
    standard = "https://json-schema.org/draft/2020-12/schema"
    whole = {"$schema": standard, **schema, "$defs": dict(sorted(used.items()))}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _model(kind: str) -> str:
    return ValueRecord.__name__ if kind == "values" else KINDS[kind].__name__


def _definitions(guide: GuideRecord | None) -> dict[str, Any]:
    """Every model's schema by name, as the YAML is written: a record's id is its key, and no value is empty."""
    models: list[type[BaseModel]] = [*KINDS.values(), ValueRecord, GuideRecord]
    _, schema = models_json_schema([(model, "validation") for model in models])
    definitions: dict[str, Any] = {name: _as_written(each) for name, each in schema["$defs"].items()}
    for model in KINDS.values():
        record = definitions[model.__name__]
        del record["properties"]["id"]
        record["required"].remove("id")
    definitions[RuleRecord.__name__]["properties"]["need"] = CLAUSE
    definitions[StepRecord.__name__]["properties"]["done"] = CLAUSE
    words = {name: [*named] for name, named in guide.vocabularies} if guide else {}
    return {name: _with_words(each, words) for name, each in (definitions | DEFINITIONS).items()}


def _with_words(schema: Any, words: Mapping[str, list[str]]) -> Any:
    """The words that a guide defines, instead of the name of their vocabulary."""
    if isinstance(schema, list):
        return [_with_words(each, words) for each in schema]
    if not isinstance(schema, dict):
        return schema
    written = {key: _with_words(value, words) for key, value in schema.items()}
    if isinstance(written.get("vocabulary"), str):
        known = words.get(written.pop("vocabulary"))
        written |= {"enum": known} if known else {}
    return written


def _as_written(schema: Any) -> Any:
    """Without what only the model knows: that a key may be left out as None, and titles made from names."""
    if isinstance(schema, list):
        return [_as_written(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    written = {
        key: {name: _as_written(each) for name, each in value.items()} if key == "properties" else _as_written(value)
        for key, value in schema.items()
        if key not in ("title", "default")
    }
    if written.get("format") == "date":
        written["pattern"] = DAY.pattern  # a program need not heed the format
    choices = written.get("anyOf", [])
    return {**{key: written[key] for key in written if key != "anyOf"}, **choices[0]} if len(choices) == 1 else written


def _collect(schema: Any, definitions: dict[str, Any], used: dict[str, Any]) -> None:
    """Put every definition that a schema refers to, itself or through others, into `used`."""
    for name in _references(schema):
        if name not in used:
            used[name] = definitions[name]
            _collect(definitions[name], definitions, used)


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)
