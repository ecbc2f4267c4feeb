"""Tries what was built: `build.py test` runs every check and test, `build.py bench` measures speed and size."""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, STDOUT

from macros import tools
from macros.building import site
from macros.guide import GENERATOR

SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=worksteal")
"""How pytest takes the tests: one on each core. 3 on 2 cores are done a fifteenth sooner, and the worker of a page in a
frame then sometimes stays paused by Playwright, which pauses each until it is attached.
"""


def test(arguments: argparse.Namespace) -> int:
    options = [*SIDE_BY_SIDE]
    if arguments.without_browser:
        options.append("--ignore=tests/browser")
    else:
        os.environ["CHROME"] = str(tools.make_browser())
    site(arguments)
    checks: dict[str, list[str | Path]] = {
        "Lint (ruff)": [tools.program("ruff"), "check"],
        "Format (ruff)": [tools.program("ruff"), "format", "--check", "--quiet"],
        "Types (mypy)": [sys.executable, "-m", "mypy"],
        "Types of the scripts (tsc)": [tools.node(), "node_modules/typescript/bin/tsc", "--project", "."],
        "Pages (html-validate)": [tools.node(), "node_modules/html-validate/bin/html-validate.mjs", "site"],
    }
    if arguments.all:
        seed = os.environ.setdefault("TESTS_SEED", str(secrets.randbelow(2**32)))
        os.environ["TESTS"] = "all"
        options.append(f"--hypothesis-seed={seed}")
        print(
            f"Everything, with the seed {seed}. To repeat it: TESTS_SEED={seed} python3 build.py test --all", flush=True
        )
    with ThreadPoolExecutor(max_workers=1) as beside:  # one check at a time, so that browsers keep their share
        runs = {name: beside.submit(run_quietly, command) for name, command in checks.items()}
        status = subprocess.call([sys.executable, "-m", "pytest", *options, *arguments.rest], cwd=GENERATOR)
    failed = []
    for name, run in runs.items():
        code, output, seconds = run.result()
        print(f"  {name}: {seconds:.1f} s{', failed' if code else ''}")
        if code:
            failed.append(name)
            print(output, end="" if output.endswith("\n") else "\n")
    if failed:  # at the end, and in the form of a test runner, so that nobody takes the line above for the whole
        print(f"Failed beside the tests: {', '.join(failed)}")
        print(f"checks: {len(checks) - len(failed)} passed, {len(failed)} failed")
    return status or bool(failed)


def run_quietly(command: list[str | Path]) -> tuple[int, str, float]:
    """Run a command without showing it. Returns its exit status, what it printed, and its seconds."""
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=GENERATOR, stdout=PIPE, stderr=STDOUT, text=True, encoding="utf-8", errors="replace", check=False
    )
    return done.returncode, done.stdout, time.monotonic() - start


def bench(arguments: argparse.Namespace) -> int:
    os.environ["CHROME"] = str(tools.make_browser())
    site(arguments)
    command = [sys.executable, "-m", "tests.bench", "--runs", str(arguments.runs)]
    command += ["--only", arguments.only] if arguments.only else []
    return subprocess.call([*command, *arguments.rest], cwd=GENERATOR)
