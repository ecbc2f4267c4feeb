"""The pages: what the whole build costs for more and more agencies, beside plain MkDocs on the same Markdown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.agencies import project
from tests.bench.spread import ratio, spread

SIZES = (0, 10, 100, 1000)
FEWER = {100: 3, 1000: 1}
"""At most so many runs for a number of agencies: the long ones vary less, and take minutes."""

MACROS = re.compile(r"^  - macros:\n(?:      .*\n)*", re.MULTILINE)
STEP = re.compile(r"^  (?P<what>[^:\n]+): (?P<seconds>[\d.]+) s$", re.MULTILINE)
HOOK = Path(__file__).with_name("rendered.py")
KIBIBYTE = 1024
BUNDLE = "bundle-000000000000"
"""A name as long as a real one, so that the rendered pages are those of the site."""


def pages(runs: int, sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """By number of agencies: time and memory of `site` and of plain MkDocs, and how much more `site` takes."""
    found = {}
    for size in sizes:
        print(f"  {size} agencies more", flush=True)
        with project(size) as root:
            found[str(size)] = _built(root, min(runs, FEWER.get(size, runs)))
    return found


def _built(root: Path, runs: int) -> dict[str, Any]:
    rendered = _rendered(root)
    whole: list[tuple[float, int, str]] = []
    plain: list[tuple[float, int, str]] = []
    for _ in range(runs):  # alternating, so that a busy moment of the machine meets both
        whole.append(_run(root, "build.py", "site"))
        plain.append(_run(root, "-m", "mkdocs", "build", "--quiet", "--config-file", rendered, "--site-dir", "plain"))
    site, mkdocs = spread(each[0] for each in whole), spread(each[0] for each in plain)
    return {
        "pages": sum(1 for _ in (root / "site").rglob("*.html")),
        "plain_pages": sum(1 for _ in (root / "plain").rglob("*.html")),
        "site": {**site, "peak": max(each[1] for each in whole)},
        "plain": {**mkdocs, "peak": max(each[1] for each in plain)},
        "over_plain": ratio(site, mkdocs) - 1,
        "steps": {step["what"]: float(step["seconds"]) for step in STEP.finditer(whole[-1][2])},
    }


def _rendered(root: Path) -> Path:
    """The configuration of a plain MkDocs project: rendered Markdown, the same theme, no macros."""
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    with _file(root / "capture.yml", f"{configuration}\nhooks:\n  - {HOOK}\n") as capture:
        surroundings = {**os.environ, "RENDERED": str(root / "rendered"), "CHECKER_BUNDLE": BUNDLE}
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", capture],
            cwd=root,
            env=surroundings,
            check=True,
        )
    for path in (root / "content").rglob("*"):  # pictures and the like
        copy = root / "rendered" / path.relative_to(root / "content")
        if path.is_file() and path.suffix != ".md" and "data" not in path.relative_to(root / "content").parts[:1]:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)
    plain = root / "plain.yml"
    plain.write_text(MACROS.sub("", configuration).replace("docs_dir: content", "docs_dir: rendered"), "utf-8")
    return plain


@contextmanager
def _file(path: Path, text: str) -> Iterator[Path]:
    path.write_text(text, "utf-8")
    yield path
    path.unlink()


def _run(root: Path, *arguments: str | Path) -> tuple[float, int, str]:
    """Seconds, the largest memory of the process in bytes, and what it said."""
    python = root / ".venv" / Path(sys.executable).relative_to(Path(sys.prefix))
    # Compiled modules are kept between the runs, as they are for an editor, but not in the environment we share.
    surroundings = {**os.environ, "CHECKER_BUNDLE": BUNDLE, "PYTHONPYCACHEPREFIX": str(root / "bytecode")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = perf_counter()
        process = subprocess.Popen([python, *arguments], cwd=root, env=surroundings, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))} failed:\n{text}")
    return seconds, used.ru_maxrss * (1 if sys.platform == "darwin" else KIBIBYTE), text
