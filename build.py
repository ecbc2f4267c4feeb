"""The one command: `python3 build.py serve`. This file is what runs before any package exists.

It needs Python 3.11 or newer and nothing else: it makes `.venv` from `requirements.txt`, starts again in it, and hands
over to `macros.command`, which knows the commands.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")

import hashlib
import os
import platform
import shutil
import subprocess
import threading
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements.txt"
STAMP = VENV / "made-from"
"""Holds the hash of all that `.venv` was made from, once it is whole."""
EVERY = 5
"""Seconds between two signs of life."""


REACH = (
    "index",
    "links",
    "cert",
    "proxy",
    "trusted",
    "cache",
    "cafile",
    "config_file",
    "retries",
    "timeout",
    "registry",
    "userconfig",
)
"""Parts of the names of settings by which pip and npm reach their registries."""


class EnvironmentUnavailable(Exception):
    """The machine lacks something this file cannot make; the message says what to do about it."""


def enter() -> None:
    """Make `.venv` where it is missing or stale, and go on in it with the same arguments.

    Settings of the machine that would send packages elsewhere, or put a stranger's modules before ours, stay behind.
    """
    if not sys.executable:
        start_by_path()
    strangers = {name for name in os.environ if is_stranger(name)}
    for name in strangers:
        del os.environ[name]
    if STAMP.exists() and STAMP.read_text("utf-8") == recipe():
        if Path(sys.prefix) == VENV and not strangers:
            return
    else:
        _make_with_signs()
    start_again()


def _make_with_signs() -> None:
    """Make `.venv`, and say again and again that it goes on: pip says nothing while it writes files."""
    what, start, is_over = "Python packages into .venv", time.monotonic(), threading.Event()

    def show() -> None:
        while not is_over.wait(EVERY):
            print(f"  {what}, {time.monotonic() - start:.0f} s so far", file=sys.stderr, flush=True)

    print(f"→ {what} …", file=sys.stderr, flush=True)  # stdout is the command's own
    signs = threading.Thread(target=show, daemon=True)
    signs.start()
    try:
        _make()
    finally:
        is_over.set()
        signs.join()
    print(f"  {what}: {time.monotonic() - start:.1f} s", file=sys.stderr, flush=True)


def start_again() -> None:
    """Go on in `.venv`; this does not return."""
    again = [str(PYTHON), str(ROOT / "build.py"), *sys.argv[1:]]
    if os.name == "nt":  # where exec returns to the shell before the build is over
        raise SystemExit(subprocess.call(again))
    os.execv(again[0], again)


def start_by_path() -> None:
    """Go on in this very Python by its whole path, which it does not know where there is no PATH to find it by."""
    python = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    if not python.exists():
        raise EnvironmentUnavailable("Python was found without a PATH. Start it by its whole path, or set PATH.")
    os.execv(python, [str(python), str(ROOT / "build.py"), *sys.argv[1:]])


def recipe() -> str:
    """What `.venv` depends on. Its own path is part of it: the programs inside name the folder they were made in."""
    parts = [platform.python_version(), sys.base_prefix, str(VENV)]
    return hashlib.sha256(REQUIREMENTS.read_bytes() + "\0".join(parts).encode()).hexdigest()


def _make() -> None:
    if VENV.exists() and not (VENV.is_dir() and (STAMP.exists() or not any(VENV.iterdir()))):
        raise EnvironmentUnavailable(
            f"{VENV} was not made by this program. Move it away, so that the packages can go there."
        )
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("half made", "utf-8")  # so that it is known as ours, and not as whole
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != STAMP:
            path.unlink()
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, ImportError) as fault:  # Debian packs these two apart from Python
        raise EnvironmentUnavailable(
            "Python cannot make a virtual environment here. On Debian and Ubuntu: apt install python3-venv"
        ) from fault
    install = [
        *(str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"),
        *("--require-hashes", "--no-deps"),  # the lock is the whole list
        "--only-binary=:all:",  # nothing we install may run code while it is being installed
        "--no-compile",  # most modules are never imported, and the others are compiled when they are
        *("-r", str(REQUIREMENTS)),
    ]
    code = subprocess.call(install, cwd=ROOT, stdout=sys.stderr)
    if code:
        raise SystemExit(code)
    STAMP.write_text(recipe(), "utf-8")


def is_stranger(name: str) -> bool:
    """Whether a setting of the environment changes what is installed, or which modules are found.

    Of those for pip and npm, only what tells how to reach a registry is left.
    """
    name = name.lower()
    for prefix in ("pip_", "npm_config_"):
        if name.startswith(prefix):
            return not any(part in name for part in REACH)
    return name in {"pythonpath", "pythonhome", "pythonwarnings", "node_env", "node_path"}


def main() -> int:
    """Run the command that was asked for, in the project's own environment."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal or a pipe may not know an arrow
    sys.path.insert(0, str(ROOT))  # as `python3 -P` leaves it out
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice; the pins in requirements.in are our answer to it
    try:
        enter()
    except EnvironmentUnavailable as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{fault.filename or VENV} cannot be used: {fault.strerror or fault}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    from macros.command import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
