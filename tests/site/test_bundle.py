"""The bundle: whole, small, the same each time, and of one mind with the Python on this machine."""

import ast
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest

from checker.bundle import pyodide as program
from checker.bundle.pack import Tools, pack
from checker.protocol import CALLS, Service
from macros import tools
from tests.support.cases import cases

RAW = [
    True,
    None,
    "",
    "x",
    "unknown",
    "not_yet",
    "3.5",
    "-1",
    "1e400",
    "9" * 400,
    "2020-02-30",
    2.5,
    {"month": "2", "day": "29", "year": "2020"},
    {"month": "2", "day": "30", "year": "20"},
    {"day": "x"},
]
"""What a form may hold; most of it does not fit most questions."""


@pytest.fixture(scope="module")
def requests(bundle):
    """Every call of the checker: on a case of each goal, and with all sorts of answers to each question.

    The verdict on every case: tests/checker/test_digest.py, and through a page tests/browser/test_checker.py.
    """
    first = {case.goal: case for case in reversed(cases())}
    service = Service((bundle / "rulebook.json").read_text("utf-8"))
    facts = list(service.rulebook.facts)
    assert facts
    calls = []
    for case in first.values():
        judged = {"goal": case.goal, "answers": case.answers, "as_of": case.as_of}
        arguments = judged | {"site": "A guide", "address": "https://guide.example/"}
        saved = service.reply(json.dumps({"id": 0, "call": "save", "args": arguments}, default=str))
        calls += [
            ("verdict", judged),
            ("progress", judged),
            ("save", arguments),
            ("calendar", arguments),
            ("open", {"text": json.loads(saved)["ok"]["text"], "today": "2027-11-21", "goal": case.goal}),
            ("open", {"text": json.loads(saved)["ok"]["text"], "today": "2027-11-21"}),
        ]
        for several in service.rulebook.sets:
            of_set = arguments | {"goal": several, "chosen": case.goal}
            calls += [
                ("save", of_set),
                ("calendar", of_set),
                ("open", {"text": json.loads(saved)["ok"]["text"], "today": "2027-11-21", "goal": several}),
            ]
    calls += [("read", {"fact": fact, "value": raw, "as_of": "2026-11-21"}) for fact in facts for raw in RAW]
    assert {call for call, _ in calls} == CALLS.keys() | {"open"}
    return json.dumps(
        [{"id": number, "call": call, "args": args} for number, (call, args) in enumerate(calls)], default=str
    )


@pytest.fixture
def asked(root, node):
    """Asks a bundle's Python under Node: the replies as JSON, or what went wrong."""

    def ask(bundle, requests, *modules):
        command = [node, root / "tests" / "support" / "pyodide.mjs", bundle, *modules]
        return subprocess.run(command, input=requests, capture_output=True, text=True, encoding="utf-8", check=False)

    return ask


def test_pyodide_and_cpython_give_the_same_replies(bundle, asked, requests):
    """Also that nothing is missing from the library that was cut: no import at the top of a module, none on the way."""
    names = archive(bundle).namelist()
    modules = [name.removesuffix(".pyc").replace("/", ".") for name in names if name.endswith(".pyc")]
    answered = asked(bundle, requests, *modules)
    assert answered.returncode == 0, answered.stderr

    service = Service((bundle / "rulebook.json").read_text("utf-8"))
    theirs = json.loads(answered.stdout)
    for request, reply in zip(json.loads(requests), theirs, strict=True):
        assert reply == json.loads(service.reply(json.dumps(request))), request
    assert len([reply for reply in theirs if "error" in reply]) > 100


def test_a_module_missing_from_the_library_is_told(bundle, python, asked, tmp_path):
    """Else the test above would promise nothing."""
    poorer = tmp_path / "bundle"
    shutil.copytree(bundle, poorer)
    shutil.copytree(python, tmp_path / python.name)
    whole = archive(python)
    library = io.BytesIO()
    with zipfile.ZipFile(library, "w") as cut:
        for name in whole.namelist():
            if name != "fractions.pyc":
                cut.writestr(name, whole.read(name))
    (tmp_path / python.name / "python_stdlib.packed").write_bytes(gzip.compress(library.getvalue()))
    answered = asked(poorer, "[]")
    assert answered.returncode != 0
    assert "fractions" in answered.stderr


def test_what_python_raises_is_told_in_its_words(bundle, asked):
    """By its module for tracebacks, which we took the colors from."""
    answered = asked(bundle, '[{"id": 1, "call": "guess"}]')
    assert answered.returncode != 0
    error = answered.stderr.strip()
    assert re.search(r"Traceback \(most recent call last\):\n.*protocol\.py.*\nKeyError: 'guess'$", error, re.DOTALL)


@pytest.fixture
def packing_tools(node):
    return Tools(node, tools.ESBUILD, tools.PYODIDE, tools.GUEST, tools.BUILD / "compiled")


def test_a_bundle_compiled_anew_has_the_same_bytes(packing_tools, tmp_path):
    before = pack("{}", packing_tools)
    anew = pack("{}", replace(packing_tools, cache=tmp_path))
    assert anew == before
    assert (anew.bundle.name, anew.python.name) == (before.bundle.name, before.python.name)


def test_another_rulebook_renames_the_bundle_and_not_python(packing_tools):
    one, other = pack("{}", packing_tools), pack("[]", packing_tools)
    assert one.bundle.name != other.bundle.name
    assert one.python.name == other.python.name


def test_what_a_changed_rule_renames_is_a_small_part(bundle, python):
    own, shared = (sum(path.stat().st_size for path in folder.iterdir()) for folder in (bundle, python))
    assert own < shared / 10


def archive(folder):
    """The one archive of Python in a folder: our wheel, or the library."""
    (packed,) = folder.glob("*.packed")
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes())))


@pytest.mark.parametrize("folder", ["bundle", "python"])
def test_python_travels_as_bytecode_only(request, folder):
    names = archive(request.getfixturevalue(folder)).namelist()
    assert any(name.endswith(".pyc") for name in names)
    assert not [name for name in names if name.endswith(".py")]


def test_bytecode_holds_no_docstring(root, bundle):
    """Of our modules, by their sources: no docstring is in the bytecode, and the other texts are."""
    wheel = archive(bundle)
    found = 0
    for name in wheel.namelist():
        if not name.endswith(".pyc"):
            continue
        bytecode = wheel.read(name)
        docstrings, texts = texts_of((root / name).with_suffix(".py"))
        assert not [text for text in docstrings - texts if text.encode() in bytecode], name
        found += len([text for text in texts if text.encode() in bytecode])
    assert found


def texts_of(path):
    """The docstrings of a module and all below it, and its other texts; only those in ASCII, and not the shortest."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    docstrings = {
        node.value.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return tuple(
        {text for text in found if len(text) > 20 and text.isascii()} for found in (docstrings, texts - docstrings)
    )


def test_only_what_is_loaded_of_the_library_travels(python):
    names = {name.removesuffix(".pyc").removesuffix("/__init__") for name in archive(python).namelist()}
    assert {"decimal", "json/decoder", "pyodide/ffi", "_pyodide/_base"} <= names
    assert not names & {
        "_pydecimal",
        "http/client",
        "unittest",
        "sqlite3",
        "tarfile",
        "importlib/metadata",
        "doctest",
        "ssl",
        "bz2",
        "compression/zstd",
    }
    whole = zipfile.ZipFile(tools.PYODIDE / "python_stdlib.zip").namelist()
    assert len(names) < len([name for name in whole if name.endswith(".py")]) / 3


def test_what_a_check_fetches_stays_below_5_megabytes(bundle, python):
    """Compressed as hosts do it; the file of licenses is for those who ask for it, and the host keeps it until then."""
    fetched = [path for path in [*bundle.iterdir(), *python.iterdir()] if path.name != "LICENSES.txt"]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in fetched) < 5_000_000


def test_only_what_the_browser_runs_travels(bundle):
    modules = [name for name in archive(bundle).namelist() if name.startswith("checker/")]
    assert "checker/protocol.pyc" in modules
    stays = tuple(f"checker/{room}" for room in ("compile", "web", "bundle", "command", "__main__"))
    assert not [name for name in modules if name.startswith(stays)]
    assert "worker.mjs" in {path.name for path in bundle.iterdir()}
    assert not [path for path in bundle.iterdir() if path.name in ("compile.mjs", "bundle.py")]


def test_the_lock_holds_the_two_archives_of_python_alone_and_their_hashes(bundle, python):
    lock = json.loads((bundle / "pyodide-lock.json").read_text("utf-8"))
    archives = [*bundle.glob("*.packed"), *python.glob("*.packed")]
    assert {package["file_name"]: package["sha256"] for package in lock["packages"].values()} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in archives
    }


def test_the_licenses_of_what_is_handed_on_are_in_the_bundle(bundle):
    """By a line of each text, and the name of each library that the theme's scripts hold."""
    text = (bundle / "LICENSES.txt").read_text("utf-8")
    for line in (
        "Mozilla Public License Version 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "Martin Donath",
        "Oliver Nightingale",
        "clipboard.js",
        "escape-html",
        "focus-visible",
        "Apache License",
    ):
        assert line in text
    assert json.loads((tools.PYODIDE / "package.json").read_text("utf-8"))["license"] == "MPL-2.0"


def test_the_page_about_the_guide_leads_to_the_licenses(site, bundle):
    page = (site / "about" / "index.html").read_text("utf-8")
    assert f'href="../{bundle.name}/LICENSES.txt"' in page


def test_pyodides_program_is_changed_in_2_places_and_no_others(python, tmp_path):
    ours = (python / program.NAME).read_bytes()
    theirs = (tools.PYODIDE / program.NAME).read_bytes()
    back = ours.removeprefix(b"export default (").removesuffix(b");\n").replace(b"!(symName in GOT)||", b"")
    assert back + b"export default _createPyodideModule;" == theirs.rstrip()
    for other in (theirs.replace(b"_createPyodideModule", b"_create"), theirs.replace(b"symName", b"name")):
        (tmp_path / program.NAME).write_bytes(other)
        with pytest.raises(ValueError, match="not written as before"):
            program.program(tmp_path)
