"""A value is named for what it is: a noun, never what was done to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (*sorted(ROOT.glob("checker/**/*.py")), *sorted(ROOT.glob("macros/**/*.py")), ROOT / "build.py")
FILES = (*SHIPPED, *sorted(ROOT.glob("tests/**/*.py")))
VERBS = {"said", "told", "kept", "held", "given", "left", "drawn", "placed", "turned", "wanted"}


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the name of everything that the code defines: variables, arguments, attributes and functions."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, name


def verbs(code: str) -> list[tuple[int, str]]:
    return sorted((line, name) for line, name in names(ast.parse(code)) if name.strip("_").lower() in VERBS)


def test_no_value_is_named_by_a_verb():
    assert len(FILES) > 100
    found = [
        f"{file.relative_to(ROOT)}:{line}: {name}" for file in FILES for line, name in verbs(file.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "said = 1",
        "def read(told): ...",
        "def _kept(): ...",
        "class Row:\n    held: int",
        "[1 for HELD in []]",
        "a.kept = 1",
    ],
)
def test_a_verb_is_found_wherever_a_name_is_defined(code):
    assert verbs(code)


def test_a_class_has_a_name_of_its_own():
    files: dict[str, list[str]] = {}
    for file in SHIPPED:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                files.setdefault(node.name, []).append(file.relative_to(ROOT).as_posix())
    assert len(files) > 100
    assert {name: paths for name, paths in files.items() if len(paths) > 1} == {}
