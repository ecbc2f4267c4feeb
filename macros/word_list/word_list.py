"""The word list of the content model, made from the models: each kind of record, its fields, meanings and examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from checker.wording import MESSAGES
from macros.content import Content
from macros.models import KINDS, GuideRecord, PageSettings, Part, ValueRecord, Word, Words
from macros.word_list.meanings import EXAMPLES, MEANINGS

CALLED = {
    "Statement": "statement",
    "Requirement": "requirement",
    "DoorRecord": "where",
    "DatedAmount": "values",
    "Chain": "get: goal",
    "CostRecord": "get: cost",
    "Waiting": "get: wait",
    "StatedHours": "stated hours",
    "LivedExperience": "lived experience asked",
    "Experience": "experience asked",
    "Certification": "certification asked",
    "License": "license of the guide",
    "PostingList": "postings of the guide",
    "PartCheck": "check of a part",
    "Advice": "next",
    "OutcomeWords": "outcome",
    "DraftDuties": "duties to choose from",
    "DraftQuestion": "questions of a draft",
}
"""Mappings that stand under several keys, or under a key that others have too."""

LONGEST = 70
"""Letters of an example; the first sentence is enough of a long text."""


class FieldWords(NamedTuple):
    """A row of the list."""

    name: str
    meaning: str
    needed: bool
    words: tuple[str, ...]
    """The words that may stand there, where the list is closed."""
    part: str | None
    """The mapping that stands there, which has rows of its own."""
    example: str | None


class ModelWords(NamedTuple):
    """A kind of record, or a mapping inside records."""

    name: str
    """The top-level key of a kind, or the key under which a mapping stands first."""
    meaning: str
    fields: list[FieldWords]


Examples = Mapping[tuple[type[BaseModel], str], str]


def word_list(content: Content) -> list[ModelWords]:
    """Every kind of record; after each, the mappings inside it that no earlier kind has."""
    examples = _examples(content)
    models: dict[type[BaseModel], str] = {}
    kinds: dict[str, type[BaseModel]] = {"guide.yml": GuideRecord, "front matter": PageSettings}
    kinds |= KINDS
    kinds["values"] = ValueRecord
    for key, model in kinds.items():
        _collect(key, model, models)
    vocabularies = content.guide.words if content.guide else None
    found = []
    for model, name in models.items():
        rows = [_row(model, key, field, models, examples, vocabularies) for key, field in _fields(model)]
        found += [ModelWords(name, _sentence(model), rows)] if rows else []
    return found


def _collect(name: str, model: type[BaseModel], models: dict[type[BaseModel], str]) -> None:
    if model not in models:
        models[model] = CALLED.get(model.__name__, name)
        for key, field in model.model_fields.items():
            for part in _parts(field.annotation):
                _collect(key, part, models)


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    return [(key, field) for key, field in model.model_fields.items() if key not in ("id", "root")]


def _row(
    model: type[BaseModel],
    key: str,
    field: FieldInfo,
    models: Mapping[type[BaseModel], str],
    examples: Examples,
    vocabularies: Words | None,
) -> FieldWords:
    part = next((models[part] for part in _parts(field.annotation)), None)
    words = tuple(dict.fromkeys(_words(field.annotation, vocabularies)))
    for each in field.metadata:
        words = words or tuple(_words(Annotated[str, each], vocabularies))
    example = (
        examples.get((model, key)) or _named(EXAMPLES, model, key) or _typical(field.annotation, words) or _usual(key)
    )
    meaning = (
        field.description or _named(MEANINGS, model, key) or ("Used instead of the usual words." if _usual(key) else "")
    )
    return FieldWords(field.alias or key, " ".join(meaning.split()), field.is_required(), words, part, example)


def _named(texts: Mapping[str, str], model: type[BaseModel], key: str) -> str:
    """The text for a field: under its own model, one that this is made from, or the field's name alone."""
    names = [f"{each.__name__}.{key}" for each in model.__mro__]
    return next((texts[name] for name in [*names, key] if name in texts), "")


def _usual(key: str) -> str | None:
    """The usual words of a heading, a state or a part, under whose name a check may have its own."""
    for kind in ("heading", "state", "part"):
        if (usual := MESSAGES.get(f"{kind}.{key}")) is not None:
            return usual if isinstance(usual, str) else usual["other"]
    return None


def _sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The mappings that may stand at a place."""
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _words(annotation: Any, vocabularies: Words | None) -> Iterator[str]:
    """The words that may stand at a place: those of the model, or those of the guide."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    for inner in get_args(annotation):
        if isinstance(inner, Word):
            yield from vocabularies.known[inner.vocabulary] if vocabularies else ()
        elif get_origin(annotation) is not Literal:
            yield from _words(inner, vocabularies)


def _examples(content: Content) -> Examples:
    """For each field the shortest value that a record of this guide has there."""
    found: dict[tuple[type[BaseModel], str], str] = {}
    records: list[Any] = [content.guide] if content.guide else []
    for kind in [*KINDS, "values"]:
        records += getattr(content, kind).values()
    while records:
        record = records.pop()
        match record:
            case BaseModel():
                for key in record.model_fields_set:
                    value = getattr(record, key)
                    records.append(value)
                    text = _written(value)
                    place = (type(record), key)
                    if text and (place not in found or (len(text), text) < (len(found[place]), found[place])):
                        found[place] = text
            case dict():
                records += record.values()
            case list() | tuple():
                records += record
    return found


def _written(value: Any) -> str | None:
    """A value in one line of YAML; None for one that holds mappings, or nothing."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            first = value if len(value) <= LONGEST else value.partition(". ")[0].rstrip(".") + "."
            return first if len(first) <= LONGEST else first[:LONGEST].rpartition(" ")[0] + " …"
        case int() | Decimal() | date():
            return str(value)
        case dict() if value and all(isinstance(each, str) for each in value.values()):
            key, text = min(value.items(), key=lambda entry: (len(str(entry)), entry))
            return f"{{{key}: {_written(text)}}}"
        case [str(), *_] if isinstance(value, list):
            return "[" + ", ".join(map(str, value[:2])) + "]"
        case [(source, str(quote), _), *_] if isinstance(value, list):
            return json.dumps({source: quote}, ensure_ascii=False).replace(f'"{source}"', source, 1)
        case [(source, None, _), *_] if isinstance(value, list):
            return str(source)
    return None


def _typical(annotation: Any, words: tuple[str, ...]) -> str | None:
    """An example where no record has any: what the type itself allows."""
    texts = str(annotation)
    if words:
        return words[0]
    if "bool" in texts:
        return "true"
    if "date" in texts:
        return "2026-01-31"
    if "Decimal" in texts or "int" in texts:
        return "12"
    return None
