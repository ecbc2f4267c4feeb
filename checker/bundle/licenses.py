"""The licenses of what the site hands on that is not ours, each text taken from the packages it was installed with."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

from checker.bundle import pyodide as program

THEME = "mkdocs-material"
NOTICE = re.compile(r"/\*!\n(.*?)\*/", re.DOTALL)
"""How a minifier keeps the notice of a library that it packs."""
LIBRARY = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")
"""How a source map names a file of a library."""


def licenses(pyodide: Path, guest: Path) -> str:
    """One text for everything in the bundle and in the theme; `pyodide` and `guest` are the folders of their packages.

    The packages of Pyodide and of RxJS bring no text of their license; another one under the same license does, as does
    one for Python's.
    """
    version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
    templates = Path(str(distribution(THEME).locate_file("material/templates")))
    libraries, notices = _packed(templates / "assets")
    parts = {
        f"Pyodide {version}: Mozilla Public License 2.0. Its source: https://github.com/pyodide/pyodide. "
        f"We change 2 places of {program.NAME}; checker/bundle/pyodide.py in our own source does that.": _mozilla(
            guest
        ),
        "Python, its standard library cut and compiled: the license of the Python Software Foundation": _text(
            "typing_extensions"
        ),
        f"Material for MkDocs {distribution(THEME).version}, the theme of the pages": _text(THEME),
        "Material Design Icons, in the theme": (templates / ".icons" / "material" / "LICENSE").read_text("utf-8"),
        f"Libraries in the theme's scripts: {', '.join(libraries)}": "\n".join(notices),
        "RxJS: Apache License 2.0": _text("packaging", "LICENSE.APACHE"),
    }
    return "\n\n".join(f"{'=' * 100}\n{title}\n{'=' * 100}\n\n{text.strip()}" for title, text in parts.items()) + "\n"


def _mozilla(guest: Path) -> str:
    (text,) = guest.glob("pyodide_build-*.dist-info/licenses/LICENSE")
    return text.read_text("utf-8")


def _text(package: str, name: str = "LICENSE") -> str:
    text = distribution(package).read_text(f"licenses/{name}")
    if text is None:
        raise FileNotFoundError(f"{package} brings no licenses/{name}")
    return text


def _packed(assets: Path) -> tuple[list[str], list[str]]:
    """The names of the libraries packed into the theme's scripts, and the notices these hold."""
    libraries, notices = set(), dict[str, None]()
    for script in sorted(assets.glob("javascripts/**/*.min.js")):
        for notice in NOTICE.findall(script.read_text("utf-8")):
            notices["\n".join(line.strip(" *") for line in notice.splitlines()).strip() + "\n"] = None
        index = script.with_name(f"{script.name}.map")
        if index.exists():
            sources = json.loads(index.read_text("utf-8"))["sources"]
            libraries |= {found[1] for source in sources if (found := LIBRARY.match(source))}
    return sorted(libraries), list(notices)
