"""The bundle: whole, small, the same each time, and of one mind with the Python on this machine."""

import hashlib
import json
import subprocess
import zipfile
from dataclasses import replace

import pytest
from ruamel.yaml import YAML

import environment
from checker.protocol import Desk
from checker.web.bundle import Tools, pack


@pytest.fixture(scope="module")
def requests(root):
    """Every case of tests/cases as a request to the checker."""
    cases = [
        case for path in sorted(root.glob("tests/cases/*.yml")) for case in YAML(typ="safe", pure=True).load(path)
    ]
    assert cases
    return [
        {"id": number, "call": "verdict", "args": {name: case[name] for name in ("goal", "answers", "as_of")}}
        for number, case in enumerate(cases)
    ]


def test_pyodide_and_cpython_give_the_same_replies(root, bundle, node, requests):
    asked = json.dumps([*requests, {"id": "goals", "call": "goals", "args": {}}], default=str)
    command = [node, root / "tests" / "pyodide.mjs", bundle]
    answered = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    assert answered.returncode == 0, answered.stderr

    desk = Desk((bundle / "rulebook.json").read_text("utf-8"))
    here = [json.loads(desk.reply(json.dumps(request))) for request in json.loads(asked)]
    for request, theirs, ours in zip(json.loads(asked), json.loads(answered.stdout), here, strict=True):
        assert theirs == ours, request


@pytest.fixture
def tools(node):
    return Tools(node, environment.PYODIDE, environment.GUEST, environment.BUILD / "compiled")


def test_a_bundle_compiled_anew_has_the_same_bytes(tools, tmp_path):
    before = pack("{}", tools)
    anew = pack("{}", replace(tools, cache=tmp_path))
    assert anew.files == before.files
    assert anew.name == before.name


def test_another_rulebook_makes_a_bundle_of_another_name(tools):
    assert pack("{}", tools).name != pack("[]", tools).name


def test_python_travels_as_bytecode_only(bundle):
    archives = [*bundle.glob("*.whl"), *bundle.glob("*.zip")]
    assert len(archives) == 2
    for archive in archives:
        names = zipfile.ZipFile(archive).namelist()
        assert any(name.endswith(".pyc") for name in names)
        assert not [name for name in names if name.endswith(".py")]


def test_only_what_the_browser_runs_travels(bundle):
    (wheel,) = bundle.glob("*.whl")
    modules = [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("checker/")]
    assert "checker/protocol.pyc" in modules
    assert not [name for name in modules if name.count("/") > 1 or name == "checker/__main__.pyc"]
    assert "worker.mjs" in {path.name for path in bundle.iterdir()}
    assert not [path for path in bundle.iterdir() if path.name in ("compile.mjs", "bundle.py")]


def test_the_lock_holds_our_wheel_alone_and_its_hash(bundle):
    lock = json.loads((bundle / "pyodide-lock.json").read_text("utf-8"))
    (package,) = lock["packages"].values()
    assert package["sha256"] == hashlib.sha256((bundle / package["file_name"]).read_bytes()).hexdigest()
