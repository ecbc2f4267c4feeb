"""Employers made up for size, as long as the one we have, in a copy of the project that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros import tools
from macros.yaml.document import read

MODEL = "calaveras"
COPIED = (
    "build.py",
    "mkdocs.yml",
    "pyproject.toml",
    "LICENSE",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "requirements.txt",
    "checker",
    "macros",
    "content",
)
STAMP = "made-from"
"""Where an environment keeps what it was made from, its own place among it."""

LISTED, OUTSIDE_NAV = "not_in_nav: |\n", "  /jobs/made_up_*/\n"
"""Material renders the whole navigation tree on every page: with a thousand agencies in it the cost is their square."""


@contextmanager
def project(count: int) -> Iterator[Path]:
    """A copy of the project with so many agencies more, which can be built as the project is."""
    with TemporaryDirectory(prefix="agencies.") as temporary:
        root = Path(temporary).resolve()
        for name in COPIED:
            source = tools.ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, root / name)
        (root / "node_modules").symlink_to(tools.ROOT / "node_modules")
        _share_environment(root)
        (root / "build").mkdir()
        for name in ("guest", "compiled"):
            (root / "build" / name).symlink_to(tools.BUILD / name)
        configuration = root / "mkdocs.yml"
        configuration.write_text(outside_navigation(configuration.read_text("utf-8")), "utf-8")
        add_agencies(root / "content", count)
        yield root


def _share_environment(root: Path) -> None:
    """An environment of the copy's own with the packages of ours. Were all of it a link, the copy would take it for one
    made in another place, and make it anew in ours.
    """
    environment = root / ".venv"
    environment.mkdir()
    for each in (tools.ROOT / ".venv").iterdir():
        if each.name != STAMP:
            (environment / each.name).symlink_to(each)
    command = [sys.executable, "-c", "import build; print(build.recipe(), end='')"]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
    (environment / STAMP).write_text(done.stdout, "utf-8")


def outside_navigation(configuration: str) -> str:
    """The configuration of MkDocs with the pages of these agencies outside its navigation, beside what is there now."""
    before, listed, after = configuration.partition(LISTED)
    return f"{before}{LISTED}{OUTSIDE_NAV}{after}" if listed else f"{configuration}\n{LISTED}{OUTSIDE_NAV}"


def add_agencies(content: Path, count: int) -> None:
    """Write so many records into a folder of content, and the pages of each."""
    model = read((content / "data" / "agencies" / f"{MODEL}.yml").read_bytes()).value["agencies"][MODEL]
    pages = {path.name: path.read_text("utf-8") for path in (content / "jobs" / MODEL).glob("*.md")}
    for number in range(1, count + 1):
        name, title = f"made_up_{number:04}", f"Made-up County {number}"
        record = {"agencies": {name: agency(model, title)}}
        (content / "data" / "agencies" / f"{name}.yml").write_text(_yaml(record), "utf-8")
        folder = content / "jobs" / name
        folder.mkdir()
        for file, text in pages.items():
            (folder / file).write_text(page(text, name, title), "utf-8")


def agency(model: Any, title: str) -> Any:
    """The model's record under another name. Its classes have no goal in the checker, as most agencies will not."""
    record = deepcopy(model)
    record["name"] = title
    for each in record["classes"].values():
        each.pop("goal", None)
        each.get("promotion", {}).pop("goal", None)
    return record


def page(text: str, name: str, title: str) -> str:
    """The model's page for another agency, without the lines that lead to a check."""
    lines = [line for line in text.splitlines() if "check/" not in line and not line.startswith("{{ rule(")]
    named = "\n".join(lines).replace(f'"{MODEL}"', f'"{name}"').replace("Calaveras County", title)
    return named + "\n"


def _yaml(record: Any) -> str:
    """JSON is YAML; days stand in it as text without quotation marks, as an editor writes them."""
    text = json.dumps(record, ensure_ascii=False, indent=1, default=lambda day: f"\0{day}\0")
    return text.replace('"\\u0000', "").replace('\\u0000"', "")
