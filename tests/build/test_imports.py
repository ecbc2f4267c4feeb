"""Who may import whom: the build imports macros, macros the checker, and the checker the standard library alone."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import checker

ROOT = Path(__file__).resolve().parents[2]
STAYS = ("checker.compile", "checker.web", "checker.bundle", "checker.command", "checker.__main__")
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
    names = {name: file for name, file in CHECKER.items() if below(name, "checker.compile")}
    away = ("checker.web", "checker.bundle", "checker.command", "checker.protocol")
    assert [(name, used) for name, file in names.items() for used in imports(file) if below(used, *away)] == []


def test_nothing_runs_back_up():
    assert [name for name, file in CHECKER.items() for used in imports(file) if below(used, "macros", "build")] == []
    assert [name for name, file in MACROS.items() for used in imports(file) if below(used, "build")] == []
    assert [name for name, file in SHIPPED.items() for used in imports(file) if below(used, "tests")] == []


def room(name: str) -> str:
    """The room that a module stands in; a face is its room."""
    return name if MACROS[name].name == "__init__.py" else name.rpartition(".")[0]


def test_a_room_of_macros_is_entered_by_its_face():
    """A module is imported by its own room, and by rooms inside that one; others import from the room's face."""
    entered = [
        (name, used)
        for name, file in MACROS.items()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for used in ([str(node.module)] if isinstance(node, ast.ImportFrom) else [])
        if used in MACROS and room(used) not in ("macros", used) and not below(room(name), room(used))
    ]
    assert entered == []


def test_the_checker_is_entered_by_its_face_or_a_room_s():
    faces = {name for name, file in CHECKER.items() if file.name == "__init__.py"}
    entered = [
        (name, node.module)
        for name, file in {**MACROS, **modules("build.py")}.items()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and below(str(node.module), "checker")
    ]
    assert entered
    assert [(name, used) for name, used in entered if used not in faces] == []


def test_the_public_names_of_the_checker():
    """Who uses the checker from outside stands on these; a name that goes or comes is a decision."""
    assert checker.__all__ == [
        "NOT_YET",
        "UNKNOWN",
        "AnswerError",
        "Clause",
        "Fact",
        "Goal",
        "Period",
        "ReceiptError",
        "Rulebook",
        "Service",
        "Value",
        "progress",
        "read_answers",
        "reopen",
        "to_json",
        "verdict",
    ]
    assert all(hasattr(checker, name) for name in checker.__all__)


def test_a_face_holds_names_alone_and_lists_them_all():
    for name, file in MACROS.items():
        if file.name == "__init__.py":
            tree = ast.parse(file.read_text("utf-8"))
            names = [alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names]
            (face,) = (ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
            assert sorted(names) == sorted(face), name


def test_one_room_knows_mkdocs():
    """It is left in 2027; what knows no MkDocs can stay as it is."""
    rooms = {room(name) for name, file in MACROS.items() for used in imports(file) if below(used, "mkdocs")}
    assert rooms == {"macros.mkdocs_adapter"}


def test_no_room_of_macros_is_in_a_circle():
    graph: dict[str, set[str]] = {}
    for name, file in MACROS.items():
        used = {room(other) for other in imports(file) if other in MACROS} - {"macros"}
        graph.setdefault(room(name), set()).update(other for other in used if not below(room(name), other))
    graph = {name: {other for other in used if not below(other, name)} for name, used in graph.items()}
    while leaves := {name for name, used in graph.items() if not used & graph.keys()}:
        graph = {name: used for name, used in graph.items() if name not in leaves}
    assert graph == {}


def test_a_room_of_macros_holds_2_to_6_files():
    sizes: dict[str, list[int]] = {}
    for name, file in MACROS.items():
        if file.name != "__init__.py":
            sizes.setdefault(room(name), []).append(len(file.read_text("utf-8").splitlines()))
    del sizes["macros"]
    assert {name: len(lines) for name, lines in sizes.items() if not 2 <= len(lines) <= 6} == {}
    assert {name: lines for name, lines in sizes.items() if max(lines) > 250 or min(lines) < 15} == {}


LARGE_ROOMS = {
    "checker": "what all rooms lead to: the verdict and the protocol",
    "checker.bundle.guest": "one module that takes the place of one of Python's own",
    "checker.compile": "the compiler, whose rooms lie beside it",
    "checker.wording": "a file for each part of a result, and the catalog",
}
LONG_FILES = {"checker/wording/english.py": "one catalog of messages"}
"""What may pass the limits, and why."""


def test_no_file_has_more_than_250_lines():
    """Whoever opens one can read it whole; of Python, scripts, styles and templates alike."""
    files = [file for folder in ("checker", "macros") for file in (ROOT / folder).rglob("*.*") if file.is_file()]
    ours = [file for file in files if file.suffix in (".py", ".mjs", ".js", ".ts", ".css", ".html")]
    lines = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in ours}
    assert {".py", ".mjs", ".css", ".html"} <= {Path(name).suffix for name in lines}
    assert [name for name, count in lines.items() if count > (300 if name in LONG_FILES else 250)] == []
    assert LONG_FILES.keys() <= lines.keys()


def test_a_room_of_the_checker_holds_2_to_6_files():
    sizes: dict[str, list[str]] = {}
    for name, file in CHECKER.items():
        if file.name not in ("__init__.py", "__main__.py"):
            sizes.setdefault(name.rpartition(".")[0], []).append(name)
    assert [name for name, files in sizes.items() if name not in LARGE_ROOMS and not 2 <= len(files) <= 6] == []


def test_the_tree_in_the_readme_is_the_one_on_the_disk():
    """Each path that it names is there, and it names each top folder and each room of macros."""
    tree = (ROOT / "README.md").read_text("utf-8").partition("## How it is laid out")[2].split("```")[1]
    named, folder = set(), ""
    for line in tree.strip().splitlines():
        path = line.split()[0]
        folder = "" if not line.startswith(" ") else folder
        named.add(folder + path)
        assert (ROOT / folder / path).exists(), path
        folder = path if not line.startswith(" ") else folder
    there = {
        path.relative_to(ROOT).as_posix() for pattern in ("[!.]*/", "macros/[!_]*/") for path in ROOT.glob(pattern)
    }
    made = {"build", "site", "node_modules"}
    assert {f"{path}/" for path in there - made} - named == set()


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


def test_no_test_imports_another():
    """What several need stands in tests/support, where one looks for it."""
    tests = modules("tests/**/test_*.py")
    assert len(tests) > 50
    assert [
        found for found in strangers(tests, ("tests.support", "tests.bench", "tests.fuzz")) if below(found[1], "tests")
    ] == []
