"""The interview over many goals: what compiling, proving and holding a region's rules cost, and what a person waits."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.compile import compile_rulebook
from checker.rulebook.goal_set import GoalSet
from macros import tools
from tests.bench import rules, surveys
from tests.bench.engine import GUEST, compiling, made_up
from tests.bench.spread import spread

GOALS, FACTS = 174, 60
"""58 counties with 3 classes each, which ask about the same facts."""

PEOPLE = 3
MEASURE = """
import sys, tracemalloc
from checker.rulebook.rulebook import Rulebook
text = sys.stdin.read()
tracemalloc.start()
rulebook = Rulebook.from_json(text)
print(tracemalloc.get_traced_memory()[0])
"""
"""Prints the bytes that Python keeps for a rulebook."""


def region(runs: int, site: Path) -> dict[str, Any]:
    """Every figure of the interview: ``rules`` as compiling() has them, ``gzip`` and ``memory`` in bytes, and by
    runtime what a person waits for the first question (``begin``), for each ``next`` one and for the first ``list``.
    """
    (bundle,) = site.glob("bundle-*")
    read = made_up(*rules.region(GOALS, FACTS))
    rulebook = compile_rulebook(*read())
    if rulebook is None:
        raise ValueError(GOALS)
    text = replace(rulebook, sets={"jobs": GoalSet("jobs", "Jobs", tuple(rulebook.goals))}).to_json()
    request = json.dumps({"rulebook": text, "goal_set": "jobs", "seeds": list(range(1, PEOPLE + 1))})
    guest = subprocess.run(
        [tools.node(), GUEST, bundle, "surveys.py"], input=request, capture_output=True, encoding="utf-8", check=True
    )
    raw = {"cpython": json.loads(surveys.main(request)), "pyodide": json.loads(guest.stdout)}
    return {
        "rules": compiling(read, min(runs, 2)),
        "gzip": len(gzip.compress(text.encode(), mtime=0)),
        "memory": _memory(text),
        **{
            runtime: {
                "begin": each["begin"],
                "next": spread(each["next"]),
                "list": spread(each["list"]),
                "asked": spread(each["asked"]),
            }
            for runtime, each in raw.items()
        },
    }


def _memory(text: str) -> int:
    """Bytes that the rulebook takes once it is read."""
    command = [sys.executable, "-c", MEASURE]
    done = subprocess.run(command, input=text, cwd=tools.ROOT, capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout)
