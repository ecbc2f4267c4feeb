"""Reads a record into its model, and says what does not fit in an editor's words instead of the library's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.yaml.document import Path, plain
from macros.yaml.faults import did_you_mean, one_of

Misfit = tuple[Path, str]
"""A place inside a record, and what does not fit there."""

Model = TypeVar("Model", bound=BaseModel)

SPOKEN = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
NUMERIC = re.compile(r"[-+$]?[0-9][0-9,._]*( .*)?")

WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "is_instance_of": "a number",
    "date_type": "a day such as 2026-11-21",
    "month": "a month such as 2026-11",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}
"""What belongs at a place, by the type of the library's error."""


class _Error(NamedTuple):
    place: Path
    choices: tuple[tuple[Path, str], ...]
    """Where there is a choice of types on the way, and the library's name of one of them, which is not in the YAML."""
    detail: ErrorDetails

    def is_shallow(self, depth: int) -> bool:
        """Whether the value at that choice is of another type altogether, rather than wrong somewhere inside."""
        return self.place == self.choices[depth][0] and self.detail["type"] in (*WANTED, "literal_error")


def fit(model: type[Model], data: Any) -> tuple[Model | None, list[Misfit]]:
    """The data as a model, or all that does not fit in it.

    Two things are left to others: `cite`, which `macros.citations` checks, and keys without a value, told by the file.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if detail["input"] is not None]
    placed = [_placed(detail, data) for detail in details if detail["type"] != "cite"]
    misfits = dict.fromkeys(misfit for group in _choices(placed) for misfit in _said(group, model))
    return None, [misfit for misfit in misfits if not _is_misspelt(misfit, misfits)]


def _placed(detail: ErrorDetails, data: Any) -> _Error:
    """An error at its place in the data, which is what is left of the library's location without the members' names."""
    place: list[Any] = []
    choices = []
    loc = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    for part in loc:
        entries: Mapping[Any, Any] = dict(enumerate(data)) if isinstance(data, list) else data
        keys = entries if isinstance(entries, dict) else ()
        key = next((key for key in keys if part in (key, str(key), repr(key))), None)
        if key is not None:
            place.append(plain(key))
            data = entries[key]
        elif part != "[key]":
            choices.append((tuple(place), str(part)))
    return _Error(tuple(place), tuple(choices), detail)


def _choices(errors: list[_Error], depth: int = 0) -> Iterator[list[_Error]]:
    """The errors to report: alone; or, of a choice of types, those of the type that was most likely meant.

    Where the value is none of the types at all, the errors of all of them come together, to be said in one sentence.
    """
    choices: dict[Path, dict[str, list[_Error]]] = {}
    for error in errors:
        if len(error.choices) > depth:
            point, member = error.choices[depth]
            choices.setdefault(point, {}).setdefault(member, []).append(error)
        else:
            yield [error]
    for members in choices.values():
        meant = [group for group in members.values() if not all(error.is_shallow(depth) for error in group)]
        if meant:
            yield from _choices(min(meant, key=len), depth + 1)
        else:
            yield [error for group in members.values() for error in group]


def _said(errors: list[_Error], model: type[BaseModel]) -> Iterator[Misfit]:
    place, _, detail = errors[0]
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = f"`{place[-1]}`" if place and isinstance(place[-1], str) else "this entry"
    if kind == "misfits":
        yield from (((*place, *map(plain, inner)), said) for inner, said in context["misfits"])
    elif kind == "missing":
        yield place, f"the key `{detail['loc'][-1]}` is missing"
    elif kind == "extra_forbidden":
        known = _keys(model, detail["loc"])
        yield place, f"unknown key {name}{did_you_mean(place[-1], known) or f'; the keys here are {one_of(known)}'}"
    elif detail["loc"][-1] == "[key]":
        wanted = "days, such as 2026-01-01" if kind == "date_type" else "names; put it in quotation marks if it is one"
        yield place, f"{name if isinstance(found, str) else _described(found)} stands where the keys are {wanted}"
    elif kind in WANTED or kind == "literal_error":
        yield place, _mistyped(name, found, errors)
    elif kind == "string_too_short":
        yield place, f"nothing stands between the quotation marks of {name}"
    elif kind == "too_short":
        yield place, f"{name} needs at least {context['min_length']}, and {context['actual_length']} stand there"
    elif kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        yield place, f"{name} cannot be {found}: it must be {detail['msg'].removeprefix('Input should be ')}"
    else:
        yield place, detail["msg"].removeprefix("Value error, ")


def _is_misspelt(misfit: Misfit, misfits: Iterable[Misfit]) -> bool:
    """Whether a key is said to be missing beside a key that is its misspelling."""
    place, said = misfit
    if not said.endswith(" is missing"):
        return False
    meant = f"; did you mean {said.split()[2]}?"
    return any(other[:-1] == place and told.endswith(meant) for other, told in misfits)


def _mistyped(name: str, found: Any, errors: list[_Error]) -> str:
    words = [word for error in errors for word in _literals(error)]
    wanted = list(dict.fromkeys(WANTED[each.detail["type"]] for each in errors if each.detail["type"] in WANTED))
    belongs = " or ".join([*filter(None, [one_of(words)]), *wanted])
    if words and isinstance(found, str) and (near := did_you_mean(found, words)):
        return f"{name} is {belongs}, not “{found}”{near}"
    return f"{name} is {belongs}, not {_described(found)}{_advice(found, wanted)}"


def _literals(error: _Error) -> list[str]:
    return re.findall(r"'([^']*)'", error.detail["ctx"]["expected"]) if error.detail["type"] == "literal_error" else []


def _described(found: Any) -> str:
    match found:
        case bool():
            return str(found).lower()
        case str():
            return f"the text “{found}”" if len(found) < 60 else f"the text “{found[:50]}…”"
        case date():
            return f"the day {found}"
        case int() | Decimal():
            return f"the number {found}"
        case list():
            return "a list"
    return "a mapping"


def _advice(found: Any, wanted: list[str]) -> str:
    if isinstance(found, str) and WANTED["bool_type"] in wanted:
        return f"; write {SPOKEN[found.lower()]}" if found.lower() in SPOKEN else ""
    if isinstance(found, str) and NUMERIC.fullmatch(found) and {"a number", "a whole number"} & set(wanted):
        return "; write digits and at most one point, without quotation marks, signs or a unit"
    if isinstance(found, bool | int | Decimal | date) and WANTED["string_type"] in wanted:
        return "; put it in quotation marks if text is meant"
    if WANTED["list_type"] in wanted and not isinstance(found, dict):
        return "; write each entry on its own line after a dash, or all between [ and ]"
    return ""


def _keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys that may stand where an unknown one does; in a choice of mappings, the keys of all."""
    models = [model]
    for part in loc[:-1]:
        fields = [each.model_fields[part].annotation for each in models if part in each.model_fields]
        models = [inner for annotation in fields for inner in _models(annotation)] or models
    return list(dict.fromkeys(key for each in models for key in each.model_fields if key != "id"))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
