"""What the pages of a guide call: each macro with its arguments and its line, and the calls that name nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from checker.compile import did_you_mean
from macros.content import Content
from macros.folder import page_files, shown
from macros.guide import GENERATOR

CLASS = "agency, name"
"""The two arguments that name a class together."""


class Call(NamedTuple):
    """One value that a page hands to a macro; a list is a call for each of its entries."""

    page: str
    """Below the guide’s folder of content."""
    line: int
    macro: str
    argument: str
    """"" for the call as such, whatever else is named in it."""
    value: str


class Calls:
    """The calls of all pages below a folder, in the order of their names; ``broken`` are pages that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.all: list[Call] = []
        self.broken: list[str] = []
        for path in sorted(page_files(folder)):
            try:
                self.all += _calls(path.relative_to(folder).as_posix(), path.read_text("utf-8", errors="replace"))
            except TemplateSyntaxError as error:
                self.broken.append(f"{shown(path)}:{error.lineno}: {error.message}")

    def faults(self, content: Content, known: Mapping[tuple[str, str], set[str]]) -> Iterator[str]:
        """Calls of a macro that there is not, and values that are none of those ``known`` by macro and argument."""
        macros, goals = macro_files(), content.rulebook.goals if content.rulebook else {}
        everywhere: dict[str, Collection[str]] = {"agency": content.agencies, "goal": goals}
        """Arguments that name the same, whatever macro takes them."""
        for call in self.all:
            template = macros.get(call.macro)
            if template is None:
                problem = "" if call.argument else f"there is no macro `{call.macro}`{did_you_mean(call.macro, macros)}"
            elif call.argument == CLASS:
                problem = _class_problem(call, content)
            elif call.argument and call.argument not in (taken := arguments_of(template)):
                problem = f"`{call.macro}` has no use for `{call.argument}`{did_you_mean(call.argument, taken)}"
            else:
                problem = _name_problem(call, everywhere.get(call.argument, known.get((call.macro, call.argument))))
            if problem:
                yield f"{shown(self.folder / call.page)}:{call.line}: {problem}"


def _class_problem(call: Call, content: Content) -> str:
    employer, _, name = call.value.partition(", ")
    if employer not in content.agencies or name in (classes := content.agencies[employer].classes):
        return ""
    return f"there is no `{name}` under the `classes` of `{employer}`{did_you_mean(name, classes)}"


def _name_problem(call: Call, names: Collection[str] | None) -> str:
    """What is wrong with a value that is to be one of the names; None where it is no name."""
    if names is None or call.value in names:
        return ""
    near = did_you_mean(call.value, names)
    return f'`{call.macro}({call.argument}="{call.value}")` shows nothing: no record has it{near}'


def macro_files(templates: Path = GENERATOR / "macros" / "templates") -> dict[str, Path]:
    """The template of each macro that a page may call, by the name of the macro."""
    paths = sorted(templates.glob("*/*.html"))
    return {path.stem: path for path in paths if not path.name.startswith("_")}


def arguments_of(template: Path) -> frozenset[str]:
    """What a macro can be called with: the names that its template, or a part that templates share, reads."""
    return _names_in(template) | _shared_names(template.parent.parent)


@cache
def _shared_names(templates: Path) -> frozenset[str]:
    return frozenset().union(*map(_names_in, templates.glob("*/_*.html")))


@cache
def _names_in(template: Path) -> frozenset[str]:
    tree = Environment().parse(template.read_text("utf-8"))  # noqa: S701 - reads, and renders nothing
    return frozenset(name.name for name in tree.find_all(nodes.Name) if name.ctx == "load")


def _calls(page: str, text: str) -> Iterator[Call]:
    """Raises TemplateSyntaxError."""
    for call in Environment().parse(text).find_all(nodes.Call):  # noqa: S701 - reads, and renders nothing
        if not isinstance(call.node, nodes.Name):
            continue
        where = (page, call.lineno, call.node.name)
        yield Call(*where, "", "")
        named = {each.key: each.value.as_const() for each in call.kwargs if isinstance(each.value, nodes.Const)}
        if {"agency", "name"} <= named.keys():
            yield Call(*where, CLASS, f"{named['agency']}, {named['name']}")
        for argument in call.kwargs:
            if isinstance(argument.value, nodes.Const | nodes.List):
                value = argument.value.as_const()
                yield from (
                    Call(*where, argument.key, str(entry)) for entry in (value if isinstance(value, list) else [value])
                )
