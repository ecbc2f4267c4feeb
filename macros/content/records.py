"""Reads a record into its model, and says what does not fit in an editor's words instead of the library's."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from checker.compile import (
    LIST,
    MAPPING,
    NUMBER,
    TEXT,
    TRUE_OR_FALSE,
    WHOLE_NUMBER,
    Fault,
    Path,
    described,
    mistyped,
    nearest,
)
from macros.folder import GUIDE_FILE, leads_astray
from macros.models import Words
from macros.yaml import plain

Model = TypeVar("Model", bound=BaseModel)

HTML = re.compile(r"<(?!(https?|mailto):[^<>\s]+>|[\w.+-]+@[\w.-]+>)[A-Za-z/!?][^<>\s]*>?")
"""A tag, a comment, or the beginning of one; an address between angle brackets is Markdown."""
TARGET = re.compile(r"(\]\(|^ {0,3}\[[^\]]*\]:)\s*<?(?P<target>[^)>\n]*)", re.MULTILINE)

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What is no letter and no sign: YAML lets it be written as an escape, and neither HTML nor XML can hold it."""

BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
"""The bounds of numbers, by the type of the library's error: the library's word, and ours."""

KINDS = {
    "string_type": TEXT,
    "bool_type": TRUE_OR_FALSE,
    "int_type": WHOLE_NUMBER,
    "is_instance_of": NUMBER,
    "date_type": "a day such as 2026-11-21",
    "month": "a month such as 2026-11",
    "address": "an address on the web such as https://example.org/page",
    "list_type": LIST,
    "dict_type": MAPPING,
    "model_type": MAPPING,
}
"""What belongs at a place, by the type of the library's error."""


class _Error(NamedTuple):
    place: Path
    choices: tuple[tuple[Path, str], ...]
    """Where there is a choice of types on the way, and the library's name of one of them, which is not in the YAML."""
    detail: ErrorDetails

    def is_shallow(self, depth: int) -> bool:
        """Whether the value at that choice is of another type altogether, rather than wrong somewhere inside."""
        return self.place == self.choices[depth][0] and self.detail["type"] in (*KINDS, "literal_error")


def markup_faults(raw: Any) -> Iterator[Fault]:
    """Where the texts of a record hold HTML, a link that is no address, or a character that no page can show: what
    editors write is Markdown.
    """
    for place, text in _texts(raw):
        if control := CONTROL.search(text):
            yield Fault(place, f"the character {control[0]!a} is not allowed in text; delete it")
        elif found := HTML.search(text):
            yield Fault(place, "{found} is HTML, which records may not contain; write Markdown", (("found", found[0]),))
        for link in TARGET.finditer(text):
            if scheme := leads_astray(link["target"]):
                problem = "a link leads to a page or an address, and not to {found}"
                yield Fault(place, problem, (("found", scheme),))


def _texts(raw: Any) -> Iterator[tuple[Path, str]]:
    """Every text below, with its place, however deep it stands."""
    open_places: list[tuple[Path, Any]] = [((), raw)]
    while open_places:
        path, value = open_places.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict | list):
            parts = list(value.items() if isinstance(value, dict) else enumerate(value))
            open_places += [((*path, plain(key)), part) for key, part in reversed(parts)]


def fit(model: type[Model], data: Any, words: Words | None = None) -> tuple[Model | None, list[Fault]]:
    """The data as a model, or all that does not fit in it, with paths that begin in the data. `words` are the guide's.

    Two things are left to others: `cite`, which `macros.citations` checks, and keys without a value, told by the file.
    """
    try:
        return model.model_validate(data, context=words), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if detail["type"] != "cite"]
    groups = list(_choices([_at_place(detail, data) for detail in details]))
    faulty = [group for group in groups if not any(_is_of_nothing(each.detail) for each in group)]
    faults = list(dict.fromkeys(fault for group in faulty for fault in _faults(group, model)))
    misspelt = {(fault.path[:-1], fault.nearest) for fault in faults if fault.nearest}
    return None, [fault for fault in faults if (fault.path, dict(fault.found).get("missing")) not in misspelt]


def _is_of_nothing(detail: ErrorDetails) -> bool:
    """Whether a key without a value is what is wrong."""
    found = detail["input"]
    return found is None or (detail["type"] == "misfits" and isinstance(found, dict) and None in found.values())


def _at_place(detail: ErrorDetails, data: Any) -> _Error:
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


def _faults(errors: list[_Error], model: type[BaseModel]) -> Iterator[Fault]:
    place, _, detail = errors[0]
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = f"`{place[-1]}`" if place and isinstance(place[-1], str) else "this entry"
    if kind == "misfits":
        yield from (Fault((*place, *map(plain, inner)), problem) for inner, problem in context["misfits"])
    elif kind == "missing":
        yield Fault(place, "the key {missing} is missing", (("missing", detail["loc"][-1]),))
    elif kind == "extra_forbidden":
        known = [key for key in _keys(model, detail["loc"]) if key != place[-1]]
        near = nearest(place[-1], known)
        others = "" if near else "; the keys here are {known}"
        yield Fault(place, f"unknown key {{key}}{others}", (("key", place[-1]), ("known", tuple(known))), near)
    elif detail["loc"][-1:] == ("[key]",):
        belongs = "days, such as 2026-01-01" if kind == "date_type" else "names; put it in quotation marks if it is one"
        there = name if isinstance(found, str) else described(found)
        yield Fault(place, f"{there} cannot be a key here: the keys are {belongs}")
    elif kind in KINDS or kind == "literal_error":
        kinds = [KINDS[each.detail["type"]] for each in errors if each.detail["type"] in KINDS]
        yield Fault(place, mistyped(name, found, kinds, [word for error in errors for word in _literals(error)]))
    elif kind == "word":
        vocabulary, known = context["vocabulary"], context["known"]
        near = nearest(found, known)
        others = "; the words there are {known}" if known and not near else ""
        problem = f"{{found}} is not a word for `{vocabulary}` in {GUIDE_FILE}{others}"
        yield Fault(place, problem, (("found", found), ("known", tuple(known))), near)
    elif kind == "string_too_short":
        yield Fault(place, f"there is nothing between the quotation marks of {name}")
    elif kind == "blank":
        yield Fault(place, f"{name} has only spaces or invisible characters; write words")
    elif kind == "lines":
        yield Fault(place, f"{name} is one line, and this text has several; join them")
    elif kind == "string_too_long":
        yield Fault(place, f"{name} has {len(found)} letters, and at most {context['max_length']} fit")
    elif kind == "too_short":
        least, there = context["min_length"], context["actual_length"]
        yield Fault(place, f"{name} needs at least {least}, but has {there}")
    elif kind in BOUNDS:
        key, words = BOUNDS[kind]
        yield Fault(place, f"{name} cannot be {found}: it must be {words} {context[key]}")
    else:
        yield Fault(place, detail["msg"].removeprefix("Value error, "))


def _literals(error: _Error) -> list[str]:
    return re.findall(r"'([^']*)'", error.detail["ctx"]["expected"]) if error.detail["type"] == "literal_error" else []


def _keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys that may stand where an unknown one does; in a choice of mappings, the keys of all."""
    models = list(_models(model.model_fields["root"].annotation)) if issubclass(model, RootModel) else [model]
    for part in loc[:-1]:
        fields = [each.model_fields[part].annotation for each in models if part in each.model_fields]
        models = [inner for annotation in fields for inner in _models(annotation)] or models
    return list(dict.fromkeys(key for each in models for key in each.model_fields if key != "id"))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
