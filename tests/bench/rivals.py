"""Two pages to measure ours against, thrown away afterwards: stock Pyodide in a worker, and PyScript."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros import tools

HERE = Path(__file__).resolve().parent
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PYSCRIPT = tools.NODE_MODULES / "@pyscript" / "core" / "dist"
RIVALS = ("stock", "pyscript")


@contextmanager
def rivals(bundle: Path, goal: str) -> Iterator[dict[str, Path]]:
    """A folder for each rival: its page, Pyodide as npm brings it, and the wheel and rulebook of our bundle."""
    (packed,) = bundle.glob("*.packed")
    wheel = packed.with_suffix(".whl").name
    with TemporaryDirectory(prefix="rivals.") as temporary:
        folders = {name: Path(temporary) / name for name in RIVALS}
        for name, folder in folders.items():
            folder.mkdir()
            for file in (HERE / name).iterdir():
                if file.is_file():
                    text = file.read_text("utf-8").replace("{goal}", goal).replace("{wheel}", wheel)
                    (folder / file.name).write_text(text, "utf-8")
            for runtime in RUNTIME:
                shutil.copy2(tools.PYODIDE / runtime, folder)
            (folder / wheel).write_bytes(gzip.decompress(packed.read_bytes()))
            shutil.copy2(bundle / "rulebook.json", folder)
        for part in PYSCRIPT.iterdir():
            if part.suffix in {".js", ".css"}:
                shutil.copy2(part, folders["pyscript"])
        yield folders
