"""The commands of `build.py`, inside the environment that it has made."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import NoReturn

from checker.bundle.pack import Tools, pack
from checker.compile import did_you_mean
from checker.compile.formulas.order import orders
from checker.compile.proof.vectors import vectors
from checker.compile.sql import DIALECTS, NotExact, TooManyReadings, statement
from checker.rulebook.rulebook import Rulebook
from macros import tools
from macros.citations import main as take_fingerprint
from macros.content import Cache, Content, load, write_schema
from macros.guide import GENERATOR, Guide
from macros.mkdocs_adapter import PageFault, address_at, make_pages, preview
from macros.open_data import write_open_data
from macros.site import add_words, replaced, write_feed, write_offline
from macros.site.finish import MarkupFault, finish_site
from macros.tools import step

GUIDE = Guide(GENERATOR)
VECTORS = GENERATOR / "tests" / "checker" / "vectors"
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=worksteal")
"""How pytest takes the tests: one on each core. Of 3 on 2 cores none is done sooner: browsers keep both busy."""


def site(_: argparse.Namespace) -> int:
    with step("Check the content"):
        content, compiled = checked(GUIDE.content, Cache(GUIDE.build / "content.pickle", GENERATOR))
        rules = compiled.to_json()
        write_schema(GUIDE.content)
        write(GUIDE.build / "rulebook.json", rules)
    tools.make_node_modules()
    tools.make_guest()
    with step("Pack the bundle for the browser"):
        packed = pack(rules, packing_tools())
    try:
        with step("Build the pages"), replaced(GUIDE.site) as folder:
            built = make_pages(GUIDE, content, folder, packed.bundle.name)
            write_open_data(content, folder, built.address)
            write_feed(content, folder, built.address)
            add_words(folder, content, built.pages)
            parts = finish_site(folder, content.terms.values())
            packed.write(folder)
            write_offline(GENERATOR, folder, packed.bundle.name, packed.python.name, parts)
    except PageFault as fault:
        refuse(fault.faults)
    except MarkupFault as fault:
        refuse([str(fault)])
    print(f"  {GUIDE.site}")
    return 0


def packing_tools() -> Tools:
    return Tools(tools.node(), tools.ESBUILD, tools.PYODIDE, tools.GUEST, GUIDE.build / "compiled")


def serve(arguments: argparse.Namespace) -> int:
    address = address_at(GUIDE.configuration, arguments.port)

    def build() -> int:
        # A process of its own sees changed code as well as changed content. Bytecode beside it would count as a change.
        surroundings = {**os.environ, "SITE_URL": address, "PYTHONPYCACHEPREFIX": str(GUIDE.build / "bytecode")}
        return subprocess.call([sys.executable, GENERATOR / "build.py", "site"], env=surroundings)

    watched = [GUIDE.content, GUIDE.configuration, GENERATOR / "macros", GENERATOR / "checker"]
    return build() or preview(build, GUIDE.site, address, watched)


def check(arguments: argparse.Namespace) -> int:
    with step("Check the content"):
        show_questions(checked(arguments.content)[1])
        if arguments.content.resolve() == GUIDE.content:
            write_schema(GUIDE.content)
    return 0


def rulebook(arguments: argparse.Namespace) -> int:
    with step("Compile the rulebook"):
        write(arguments.out, checked(arguments.content)[1].to_json())
    print(f"  {arguments.out}")
    return 0


def prove(_: argparse.Namespace) -> int:
    with step("Prove the rules"):
        content = checked(GUIDE.content)[0]
        for goal, cases in vectors(content.proof).items():
            lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
            write(VECTORS / f"{goal}.json", f"[\n{lines}\n]\n")
    print(f"  {VECTORS}: look at what changed before you commit it")
    return 0


def sql(arguments: argparse.Namespace) -> int:
    goals = checked(arguments.content)[1]
    if arguments.goal not in goals.goals:
        refuse([f"no goal is called `{arguments.goal}`{did_you_mean(arguments.goal, goals.goals)}"])
    options = (arguments.goal, arguments.as_of, arguments.dialect, arguments.table, arguments.key)
    try:
        print(statement(goals, *options), end="")
    except TooManyReadings:
        refuse([f"`{arguments.goal}` has more readings and decisions than fit into the numbers of a database"])
    except NotExact as fault:
        refuse([f"`{arguments.goal}` adds up whole numbers that SQL cannot decide while `{fault}` is unknown"])
    return 0


def fingerprint(arguments: argparse.Namespace) -> int:
    return take_fingerprint(arguments.file, arguments.source, arguments.content)


def test(arguments: argparse.Namespace) -> int:
    os.environ["CHROME"] = str(tools.make_browser())
    site(arguments)
    checks: dict[str, list[str | Path]] = {
        "Lint (ruff)": [tools.program("ruff"), "check"],
        "Format (ruff)": [tools.program("ruff"), "format", "--check", "--quiet"],
        "Types (mypy)": [sys.executable, "-m", "mypy"],
        "Types of the scripts (tsc)": [tools.node(), "node_modules/typescript/bin/tsc", "--project", "."],
        "Pages (html-validate)": [tools.node(), "node_modules/html-validate/bin/html-validate.mjs", "site"],
    }
    options = [*SIDE_BY_SIDE]
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


def checked(folder: Path, cache: Cache | None = None) -> tuple[Content, Rulebook]:
    """A folder of content and its rulebook, saved in `cache` for the next time; faults of any record end the build."""
    content, faults = load(folder, cache)
    if faults or content.rulebook is None:
        refuse([str(fault) for fault in faults])
    return content, content.rulebook


def show_questions(rulebook: Rulebook) -> None:
    """Print how many questions each goal asks on average; fewer is kinder."""
    for goal in rulebook.goals.values():
        if goal.every_clause:
            print(f"  {goal.id} asks all of its {len(goal.periods[-1].order)}")
            continue
        averages = [
            f"{order.expected:.2f} {name}{'' if order.exact else ' (by exchange)'}"
            for name, order in orders(goal.periods[-1]).items()
        ]
        print(f"  {goal.id} asks on average: {', '.join(averages)}")


def refuse(faults: list[str]) -> NoReturn:
    print(*faults, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, show and test the guide.")
    parser.set_defaults(do=site)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(do: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(do.__name__, help=text, description=text)
        added.set_defaults(do=do)
        return added

    def content(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--content", type=Path, default=GUIDE.content, metavar="DIR", help="a folder of YAML files"
        )

    command(site, "Check the content and build the site into site/ (what happens without a command).")
    serving = command(serve, "Build the site, show it, and build it again after every change.")
    serving.add_argument("--port", type=int, default=8000)
    content(command(check, "Check the content only: every fault of every file, with its line."))
    compiling = command(rulebook, "Compile the rules only.")
    content(compiling)
    compiling.add_argument("--out", type=Path, default=GUIDE.build / "rulebook.json", metavar="FILE")
    command(prove, "Write the proof sheet's cases for the tests, after a rule was changed on purpose.")
    asking_many = command(sql, "Print a goal as one SQL statement that gives the status of every row of a table.")
    asking_many.add_argument("goal", metavar="GOAL", help="such as supervisor")
    asking_many.add_argument("--dialect", choices=[*DIALECTS], default="duckdb")
    today = datetime.now().astimezone().date()
    asking_many.add_argument(
        "--as-of", type=date.fromisoformat, default=today, metavar="DATE", help="today unless said"
    )
    asking_many.add_argument("--table", default="people", help="the table's name (people)")
    asking_many.add_argument("--key", default="id", help="the column that tells its rows apart (id)")
    content(asking_many)
    marking = command(fingerprint, "Take the fingerprint of a source, against which its quotations are checked.")
    marking.add_argument("file", type=Path, help="the source, saved as plain text")
    marking.add_argument("--source", required=True, metavar="ID", help="its name in sources.yml")
    content(marking)
    testing = command(test, "Run every check and test; further arguments go to pytest.")
    testing.add_argument("--all", action="store_true", help="every walk and 150 examples of each law, as every night")
    measuring = command(bench, "Measure speed and size; best while the machine does nothing else.")
    measuring.add_argument("--runs", type=int, default=7, metavar="N", help="how often each thing is measured (7)")
    measuring.add_argument("--only", choices=["engine", "site", "browser"], help="measure this part alone")
    return parser


def main() -> int:
    """Run the command of the command line. Returns its exit status."""
    parser = command_line()
    arguments, rest = parser.parse_known_args()
    if rest and arguments.do not in (test, bench):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.rest = rest
    try:
        status: int = arguments.do(arguments)
    except tools.Unavailable as fault:
        print(fault, file=sys.stderr)
        return 1
    return status
