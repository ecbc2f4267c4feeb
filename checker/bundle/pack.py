"""Pack all that the checker needs in a browser into two folders, named by a hash of their content so that they may be
cached for good: Pyodide with Python's library, and ours with the wheel, the rulebook and the web modules. Python is
bytecode in both.

The same input gives the same bytes on every machine, so a rebuilt site invalidates nobody's cache. A changed rule
renames our folder alone, which is a small part of the whole.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder
from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec, PackageSpec

from checker.bundle import pyodide as program
from checker.bundle.licenses import licenses
from checker.bundle.scripts import PROJECT, joined

GUEST = PROJECT / "checker" / "bundle" / "guest"
RUNTIME = ("pyodide.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.packed"
LOCK = "pyodide-lock.json"


@dataclass(frozen=True)
class Tools:
    """Where the build keeps what it packs with: Node's executable, a program that it runs, and three folders."""

    node: Path
    esbuild: Path
    pyodide: Path
    """The npm package."""
    guest: Path
    """The packages of guest/requirements.txt."""
    cache: Path
    """Compiled archives by the hash of what they were made from; may be deleted at any time."""


@dataclass(frozen=True)
class HashedFolder:
    what: str
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return f"{self.what}-{digest.hexdigest()[:12]}"

    def write(self, parent: Path) -> None:
        """Write the files into a folder of this name under `parent`."""
        folder = parent / self.name
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


class Packed(NamedTuple):
    bundle: HashedFolder
    python: HashedFolder
    """Stands beside the bundle, which names it; the same for many bundles."""

    def write(self, parent: Path) -> None:
        """Write both folders under `parent`."""
        for folder in self:
            folder.write(parent)


def pack(rulebook: str, tools: Tools) -> Packed:
    """Pack a rulebook (its canonical JSON) with everything that answers from it."""
    library, wheel = _compiled(*_wheel(), tools)
    runtime = _read([*(tools.pyodide / name for name in RUNTIME), library])
    python = HashedFolder("python", {**runtime, program.NAME: program.program(tools.pyodide)})
    bundle = {
        **joined(tools.node, tools.esbuild, python.name),
        wheel.name: wheel.read_bytes(),
        LOCK: _lock(library, wheel, tools.pyodide),
        "rulebook.json": rulebook.encode(),
        "LICENSES.txt": licenses(tools.pyodide, tools.guest).encode(),
    }
    return Packed(HashedFolder("bundle", bundle), python)


def _wheel() -> tuple[str, bytes]:
    """The checker's wheel as pyproject.toml describes it, in sources: its file name and its content."""
    with tempfile.TemporaryDirectory() as folder:
        (made,) = WheelBuilder(str(PROJECT)).build(directory=folder)
        wheel = Path(made)
        return wheel.name, wheel.read_bytes()


def _compiled(name: str, wheel: bytes, tools: Tools) -> tuple[Path, Path]:
    """What the wheel and Pyodide need of Python's library, and the wheel, both as bytecode.

    From the cache, or else made by Pyodide's own Python.
    """
    key = hashlib.sha256(name.encode() + wheel)
    for maker in (*sorted(GUEST.iterdir()), tools.guest / "made-from", tools.pyodide / "package.json"):
        key.update(maker.read_bytes())
    made = tools.cache / key.hexdigest()[:16]
    if not made.exists():
        tools.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=tools.cache) as temporary:
            folder = Path(temporary) / "archives"
            folder.mkdir()
            (folder / name).write_bytes(wheel)
            print("  compiling Python to bytecode", flush=True)
            paths = [tools.node, GUEST / "compile.mjs", tools.pyodide, tools.guest, folder]
            subprocess.run([*map(str, paths), *_modules(folder / name)], check=True)
            if not made.exists():  # another build beside this one may have made the same bytes by now
                folder.rename(made)
    (compiled,) = (path for path in made.iterdir() if path.name != LIBRARY)
    return made / LIBRARY, compiled


def _modules(wheel: Path) -> list[str]:
    """The names by which the wheel's modules are imported."""
    names = [PurePosixPath(name) for name in ZipFile(wheel).namelist() if name.endswith(".py")]
    return sorted(".".join(name.with_suffix("").parts).removesuffix(".__init__") for name in names)


def _lock(library: Path, wheel: Path, pyodide: Path) -> bytes:
    """Pyodide's list of packages, cut to the two archives of Python, with the hashes that the worker holds them to."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    info = json.loads((pyodide / LOCK).read_text("utf-8"))["info"]
    # Pyodide no longer writes its version there; the last pyodide-lock for Python 3.11 still asks for it.
    info["version"] = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
    packages = [
        PackageSpec(
            name="python_stdlib",
            version=info["python"],
            file_name=LIBRARY,
            install_dir="stdlib",
            package_type="cpython_module",
            sha256=_sha256(library),
        ),
        PackageSpec(
            name=project["name"],
            version=project["version"],
            file_name=wheel.name,
            install_dir="site",
            imports=["checker"],
            sha256=_sha256(wheel),
        ),
    ]
    spec = PyodideLockSpec(info=InfoSpec(**info), packages={package.name: package for package in packages})
    return json.dumps(spec.model_dump(), sort_keys=True).encode()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(paths: Iterable[Path]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths}
