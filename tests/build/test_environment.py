"""Machines as they are: settings of pip, npm and Python, another encoding, a foreign `.venv`, a path with brackets."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time

import pytest
from hatchling.builders.wheel import WheelBuilder

from macros import tools

RECORDS = 'facts: {m: {ask: "Member?"}}\nrules: {g: {title: G, need: m}}\n'


@pytest.fixture
def elsewhere(root, tmp_path, monkeypatch):
    """`build.py` as a module of a project of its own, whose environments are made without any package."""
    shutil.copy(root / "build.py", tmp_path)
    (tmp_path / "requirements.txt").touch()
    specification = importlib.util.spec_from_file_location("build_elsewhere", tmp_path / "build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    started = []
    monkeypatch.setattr(module.venv, "create", lambda folder, **_: (folder / "pyvenv.cfg").touch())
    monkeypatch.setattr(module.subprocess, "call", lambda *command, **_: started.append(command) or module.code)
    monkeypatch.setattr(module, "start_again", lambda: started.append("again"))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    module.code, module.started = 0, started
    return module


@pytest.mark.parametrize("name", ["pyvenv.cfg", "notes.txt"])
def test_a_foreign_environment_stays_as_it_is(elsewhere, name):
    elsewhere.VENV.mkdir()
    (elsewhere.VENV / name).write_text("mine", "utf-8")
    with pytest.raises(elsewhere.EnvironmentUnavailable, match="Move it away"):
        elsewhere.enter()
    assert [path.read_text("utf-8") for path in elsewhere.VENV.iterdir()] == ["mine"]


def test_a_file_in_the_way_is_told(elsewhere):
    elsewhere.VENV.write_text("mine", "utf-8")
    with pytest.raises(elsewhere.EnvironmentUnavailable, match="Move it away"):
        elsewhere.enter()


def test_what_is_half_made_is_made_again_and_what_is_whole_is_not(elsewhere):
    elsewhere.code = 1
    with pytest.raises(SystemExit):
        elsewhere.enter()
    (elsewhere.VENV / "half").touch()
    elsewhere.code = 0
    elsewhere.enter()
    assert {path.name for path in elsewhere.VENV.iterdir()} == {"made-from", "pyvenv.cfg"}
    elsewhere.enter()
    installs = [command for command in elsewhere.started if command != "again"]
    assert len(installs) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows tells a program where it is")
def test_python_that_was_found_without_a_path_goes_on_by_its_whole_path(elsewhere, monkeypatch):
    def execute(program, arguments):
        raise SystemExit(f"{program} {arguments[1]}")

    monkeypatch.setattr(sys, "executable", "")
    monkeypatch.setattr(os, "execv", execute)
    with pytest.raises(SystemExit, match=rf"{sys.base_prefix}/bin/python3.* {elsewhere.ROOT}/build.py"):
        elsewhere.enter()
    monkeypatch.setattr(sys, "base_prefix", "/nowhere")
    with pytest.raises(elsewhere.EnvironmentUnavailable, match="without a PATH"):
        elsewhere.enter()


def test_packages_that_take_long_give_signs_of_life(elsewhere, monkeypatch, capsys):
    monkeypatch.setattr(elsewhere, "EVERY", 0.02)
    monkeypatch.setattr(elsewhere, "_make", lambda: time.sleep(0.3))
    elsewhere.enter()
    output = capsys.readouterr()
    assert "Python packages into .venv, 0 s so far" in output.err
    assert output.out == ""


def test_a_moved_project_makes_its_environment_again(elsewhere, monkeypatch, tmp_path):
    elsewhere.enter()
    before = elsewhere.STAMP.read_text("utf-8")
    monkeypatch.setattr(elsewhere, "VENV", tmp_path / "moved" / ".venv")
    assert elsewhere.recipe() != before


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        *((name, False) for name in ("PIP_TARGET", "PIP_USER", "PIP_DRY_RUN", "PIP_CONSTRAINT", "pip_no_binary")),
        *((name, False) for name in ("NODE_ENV", "npm_config_omit", "NPM_CONFIG_PRODUCTION", "npm_config_global")),
        *((name, False) for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONWARNINGS", "NODE_PATH")),
        *(
            (name, True)
            for name in ("PIP_INDEX_URL", "PIP_CERT", "PIP_PROXY", "npm_config_registry", "NPM_CONFIG_CAFILE")
        ),
        *((name, True) for name in ("PATH", "HOME", "PIPELINE", "PYTHONUTF8", "SITE_URL", "CHROME")),
    ],
)
def test_settings_that_would_change_what_is_installed_stay_behind(elsewhere, name, stays):
    os.environ[name] = "1"
    elsewhere.enter()
    assert (name in os.environ) == stays


@pytest.mark.parametrize(
    ("options", "surroundings"),
    [
        pytest.param(["-P"], {}, id="without the program's folder on the path"),
        pytest.param(["-I"], {}, id="alone"),
        pytest.param([], {"PYTHONPATH": "strangers"}, id="with a stranger's yaml"),
        pytest.param([], {"PYTHONIOENCODING": "cp1252"}, id="Windows"),
        pytest.param([], {"PYTHONIOENCODING": "ascii"}, id="ASCII"),
    ],
)
def test_the_check_runs_on_machines_set_up_otherwise(root, tmp_path, options, surroundings):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yml").write_text(RECORDS, "utf-8")
    (tmp_path / "strangers").mkdir()
    (tmp_path / "strangers" / "yaml.py").write_text("raise SystemExit('a stranger')", "utf-8")
    command = [sys.executable, *options, root / "build.py", "check", "--content", "content"]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | surroundings, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_python_is_compiled_in_a_folder_with_brackets(root, tmp_path):
    folder = tmp_path / "clone (1)"
    shutil.copytree(tools.PYODIDE, folder / "pyodide")
    archives = folder / "archives"
    archives.mkdir()
    list(WheelBuilder(str(root)).build(directory=str(archives)))
    command = [tools.node(), root / "checker/bundle/guest/compile.mjs", folder / "pyodide", tools.GUEST, archives]
    done = subprocess.run([*command, "checker"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [path.suffix for path in archives.iterdir()] == [".packed", ".packed"]
