"""`python3 build.py bench` comes here: measures, writes bench.json, prints it as a table."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros import tools
from macros.progress import step
from tests.bench.browser import browser
from tests.bench.engine import engine
from tests.bench.machine import RESULT, machine
from tests.bench.pages import SIZES, pages
from tests.bench.region import region
from tests.bench.table import table


def main() -> None:
    parser = argparse.ArgumentParser(prog="build.py bench")
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--only", choices=["engine", "interview", "site", "browser"])
    parser.add_argument("--agencies", type=int, nargs="+", default=list(SIZES))
    arguments = parser.parse_args()
    site = tools.ROOT / "site"
    # The site comes first: a process inherits the largest memory of the one that starts it, which is small till then.
    sections: dict[str, Callable[[], dict[str, Any]]] = {
        "site": lambda: {"sizes": pages(arguments.runs, tuple(arguments.agencies))},
        "engine": lambda: engine(arguments.runs, site),
        "interview": lambda: region(arguments.runs, site),
        "browser": lambda: browser(arguments.runs, site),
    }
    figures: dict[str, Any] = {}
    for name, measure in sections.items():
        if arguments.only in (None, name):
            where = machine(arguments.runs)
            with step(f"Measure: {name}"):
                found = measure()
            where |= {"chromium": found.pop("chromium")} if "chromium" in found else {}
            figures[name] = {"machine": where, **found}
            keep(tools.ROOT / RESULT, {name: figures[name]})
    print("\n" + table(figures))
    print(f"  {RESULT}")


def keep(path: Path, figures: dict[str, Any]) -> None:
    """Put these sections into the file, in the place of those of the same name; others stay, with their own machine."""
    record = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(record | figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
