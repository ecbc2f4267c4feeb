"""Who may import whom: the build imports macros, macros the checker, and the checker the standard library alone."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAYS = ("checker.compile", "checker.equality", "checker.web", "checker.bundle", "checker.command", "checker.__main__")
"""What of the checker does not travel to the browser."""


def modules(pattern: str) -> dict[str, Path]:
    """The modules of some files, by the names they are imported by."""
    files = sorted(ROOT.glob(pattern))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imports(file: Path) -> Iterator[str]:
    """Every module and every name that a file imports, in full: ``a.b`` and ``a.b.name``."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: imports are written in full"
            yield from (str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names))


def below(name: str, *packages: str) -> bool:
    return f"{name}.".startswith(tuple(f"{package}." for package in packages))


CHECKER = modules("checker/**/*.py")
MACROS = modules("macros/**/*.py")
SHIPPED = {**CHECKER, **MACROS, **modules("build.py")}


def strangers(names: dict[str, Path], allowed: tuple[str, ...]) -> list[tuple[str, str]]:
    """The imports of these modules that lead outside of what is allowed to them."""
    return [(name, used) for name, file in names.items() for used in imports(file) if not below(used, *allowed)]


def test_the_checker_imports_the_standard_library_and_itself():
    names = {name: file for name, file in CHECKER.items() if not below(name, "checker.bundle")}
    assert names
    assert strangers(names, ("checker", *sys.stdlib_module_names)) == []


def test_what_travels_to_the_browser_imports_nothing_that_stays():
    travels = {name: file for name, file in CHECKER.items() if not below(name, *STAYS)}
    assert len(travels) > 20
    found = [(name, used) for name, file in travels.items() for used in imports(file) if below(used, *STAYS)]
    assert found == []


def test_the_compiler_knows_neither_the_page_nor_the_terminal():
    names = {name: file for name, file in CHECKER.items() if below(name, "checker.compile", "checker.equality")}
    away = ("checker.web", "checker.bundle", "checker.command", "checker.protocol")
    assert [(name, used) for name, file in names.items() for used in imports(file) if below(used, *away)] == []


def test_nothing_runs_back_up():
    assert [name for name, file in CHECKER.items() for used in imports(file) if below(used, "macros", "build")] == []
    assert [name for name, file in MACROS.items() for used in imports(file) if below(used, "build")] == []
    assert [name for name, file in SHIPPED.items() for used in imports(file) if below(used, "tests")] == []


def test_no_module_is_in_a_circle_of_imports():
    graph = {name: {used for used in imports(file) if used in SHIPPED and used != name}
             for name, file in SHIPPED.items() if file.name != "__init__.py"}  # fmt: skip
    while leaves := {name for name, used in graph.items() if not used & graph.keys()}:
        graph = {name: used for name, used in graph.items() if name not in leaves}
    assert graph == {}


def test_the_oldest_python_we_promise_can_read_it():
    for file in SHIPPED.values():
        text = file.read_text("utf-8")
        compile(ast.parse(text, file.name, feature_version=(3, 11)), file.name, "exec")
