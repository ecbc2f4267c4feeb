"""Who may import whom: the build imports macros, macros the checker, and the checker the standard library alone."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRAVELS = sorted(set(ROOT.glob("checker/*.py")) - {ROOT / "checker" / "__main__.py"})
CHECKER = sorted([*ROOT.glob("checker/*.py"), *ROOT.glob("checker/compile/**/*.py")])
MACROS = sorted(ROOT.glob("macros/**/*.py"))
PYTHON = sorted([*ROOT.glob("*.py"), *ROOT.glob("checker/**/*.py"), *MACROS])
BUILD = {path.stem for path in ROOT.glob("*.py")}


def short(path):
    return str(path.relative_to(ROOT))


def imported(path):
    """Every module and every name that the file imports, in full: ``a.b`` and ``a.b.name``."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package[:len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (module, *(f"{module}.{alias.name}" for alias in node.names))


def roots(path):
    return {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize("path", CHECKER, ids=short)
def test_the_checker_imports_the_standard_library_and_itself(path):
    assert roots(path) <= {*sys.stdlib_module_names, "checker"}


@pytest.mark.parametrize("path", TRAVELS, ids=short)
def test_what_travels_to_the_browser_imports_nothing_that_stays(path):
    assert not [name for name in imported(path) if f"{name}.".startswith(("checker.compile.", "checker.web.",
                                                                          "checker.__main__."))]


@pytest.mark.parametrize("path", sorted(ROOT.glob("checker/compile/**/*.py")), ids=short)
def test_the_compiler_knows_neither_the_page_nor_the_command_line(path):
    assert not [name for name in imported(path) if f"{name}.".startswith(("checker.web.", "checker.__main__."))]


@pytest.mark.parametrize("path", MACROS, ids=short)
def test_the_pages_import_nothing_of_the_build_or_the_tests(path):
    assert not roots(path) & {*BUILD, "tests"}


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_nothing_that_ships_imports_the_tests(path):
    assert "tests" not in roots(path)


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_the_oldest_python_we_promise_can_read_it(path):
    text = path.read_text(encoding="utf-8")
    compile(ast.parse(text, path.name, feature_version=(3, 11)), path.name, "exec")


def test_no_module_of_the_checker_is_in_a_circle_of_imports():
    graph = {short(path)[:-3].replace("/", "."): set(imported(path)) for path in CHECKER}
    graph = {name.removesuffix(".__init__"): {each for each in names if each in graph} for name, names in graph.items()}
    while leaves := {name for name, names in graph.items() if not names & graph.keys() - {name}}:
        graph = {name: names for name, names in graph.items() if name not in leaves}
    assert graph == {}
