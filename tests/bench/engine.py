"""The engine: what a verdict costs in either Python, and what compiling and proving cost as rules grow."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from checker.compile import compile_proved, compile_rulebook
from checker.rulebook.rulebook import Rulebook
from macros import tools
from macros.content.load import load
from macros.content.rules import read_citations
from macros.folder.folder import read_folder
from tests.bench import rules, verdicts
from tests.bench.spread import spread
from tests.bench.walks import walks
from tests.support.compiling import read_sources, read_whole

AS_OF = date(2026, 11, 21)
PEOPLE = 5
"""Walks through each goal."""
SYNTHETIC = 500
GROWTH = (10, 20, 30)
GUEST = Path(__file__).with_name("verdicts.mjs")


def engine(runs: int, site: Path) -> dict[str, Any]:
    """Every figure of the engine; ``site`` is the built site, for its bundle."""
    (bundle,) = site.glob("bundle-*")
    text = (bundle / "rulebook.json").read_text("utf-8")
    (wheel,) = bundle.glob("*.packed")
    return {
        "verdicts": _verdicts(text, walks(Rulebook.from_json(text), AS_OF, PEOPLE), runs, bundle),
        "shipped": compiling(shipped(), runs),
        "synthetic": compiling(made_up(*rules.rulebook(SYNTHETIC)), min(runs, 3)),
        "growth": {str(facts): _grown(facts, runs, bundle) for facts in GROWTH},
        "wheel": wheel.stat().st_size,
        "rulebook": len(text.encode()),
        "lines": {name: dict(_lines(paths)) for name, paths in engine_files().items()},
    }


def _verdicts(text: str, samples: list[list[Any]], runs: int, bundle: Path) -> dict[str, Any]:
    """By runtime: ``load``, and for each goal what times() keeps, and the same ``together``; seconds."""
    request = json.dumps({"rulebook": text, "samples": samples, "runs": runs})
    guest = subprocess.run(
        [tools.node(), GUEST, bundle], input=request, capture_output=True, encoding="utf-8", check=True
    )
    raw = {"cpython": json.loads(verdicts.main(request)), "pyodide": json.loads(guest.stdout)}
    return {
        runtime: {
            "load": found["load"],
            "goals": {goal: _spreads(each) for goal, each in found["goals"].items()},
            "together": _spreads(_joined(found["goals"].values())),
        }
        for runtime, found in raw.items()
    }


def _joined(goals: Any) -> dict[str, Any]:
    parts = {part for each in goals for part in each if part != "first"}
    return {
        "first": max(each["first"] for each in goals),
        **{part: [seconds for each in goals for seconds in each.get(part, [])] for part in sorted(parts)},
    }


def _spreads(parts: dict[str, Any]) -> dict[str, Any]:
    return {part: spread(found) if isinstance(found, list) else found for part, found in parts.items()}


Read = Callable[[], Any]
"""Reads the sources of a rulebook, and gives them with what is wrong in them."""


def shipped() -> Read:
    """The project's own rules."""
    where = tools.ROOT / "content"
    folder, (content, faults) = read_folder(where), load(where)
    if faults:
        raise ValueError(faults)
    return lambda: read_whole(folder, content)


def made_up(facts: Any, written: Any) -> Read:
    """Rules made up for size."""
    return lambda: read_sources(facts, written, {}, read_citations)


def compiling(read: Read, runs: int) -> dict[str, Any]:
    """Seconds to read and compile, and to prove besides; the size of what is compiled."""
    compiled = [_timed(lambda: compile_rulebook(*read())) for _ in range(runs)]
    proved = [_timed(lambda: compile_proved(*read())) for _ in range(runs)]
    rulebook, (sources, faults) = compiled[0][1], read()
    if rulebook is None:
        raise ValueError(list(faults))
    whole, again = spread(each[0] for each in proved), spread(each[0] for each in compiled)
    text = rulebook.to_json()
    return {
        "facts": len(sources.facts),
        "rules": len(sources.rules),
        "goals": len(rulebook.goals),
        "bytes": len(text.encode()),
        "compile": again,
        "prove": {"median": max(whole["median"] - again["median"], 0.0)},
        "load": spread(_timed(lambda: Rulebook.from_json(text))[0] for _ in range(runs)),
        "nodes": max(len(period.diagram.nodes) for each in rulebook.goals.values() for period in each.periods),
    }


def _grown(facts: int, runs: int, bundle: Path) -> dict[str, Any]:
    """A goal of so many facts: compiling it, and verdicts on the way through it."""
    read = made_up(*rules.goal("goal", facts))
    rulebook = compile_rulebook(*read())
    if rulebook is None:
        raise ValueError(facts)
    samples = walks(rulebook, AS_OF, PEOPLE)
    judged = _verdicts(rulebook.to_json(), samples, min(runs, 3), bundle)
    return {**compiling(read, min(runs, 3)), **{runtime: found["together"] for runtime, found in judged.items()}}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    made = work()
    return perf_counter() - start, made


def engine_files() -> dict[str, list[Path]]:
    """The checker's Python: what travels to the browser, and what stays with the build and the terminal."""
    checker = tools.ROOT / "checker"
    stays = [checker / "__main__.py"]
    for room in ("bundle", "command", "compile"):
        stays += sorted((checker / room).rglob("*.py"))
    return {"travels": sorted({*checker.rglob("*.py")} - {*stays}), "stays": stays}


def _lines(paths: list[Path]) -> Iterator[tuple[str, int]]:
    texts = [path.read_text("utf-8").splitlines() for path in paths]
    yield "files", len(paths)
    yield "lines", sum(map(len, texts))
    yield "written", sum(bool(line.strip()) for lines in texts for line in lines)
    yield "longest", max(map(len, texts))
