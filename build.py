"""The one command: `python3 build.py serve`. It makes all it needs first, from any Python 3.11 or newer."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")

import argparse
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import environment
from environment import BUILD, ROOT, step

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

CONTENT = ROOT / "content"
SITE = ROOT / "site"
VECTORS = ROOT / "tests" / "vectors"
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=worksteal")
"""How pytest takes the tests: one on each core. Of 3 on 2 cores none is done sooner: browsers keep both busy."""


def site(_: argparse.Namespace) -> int:
    from checker.web.bundle import Tools, pack
    from macros.feed import write_feed
    from macros.load import load
    from macros.offline import write_offline
    from macros.open_data import write_open_data
    from macros.policy import write_policies
    from macros.schema import write_schema
    from macros.site import PageFault, make_pages, replaced

    with step("Check the content"):
        rulebook = checked(CONTENT, BUILD / "content.pickle").to_json()
        write_schema(CONTENT)
        write(BUILD / "rulebook.json", rulebook)
    environment.make_node_modules()
    environment.make_guest()
    with step("Pack the bundle for the browser"):
        tools = Tools(
            environment.node(), environment.ESBUILD, environment.PYODIDE, environment.GUEST, BUILD / "compiled")
        packed = pack(rulebook, tools)
    try:
        with step("Build the pages"), replaced(SITE) as folder:
            address = make_pages(ROOT, folder, packed.bundle.name)
            content = load(CONTENT)[0]
            write_open_data(content, folder, address)
            write_feed(content, folder, address)
            write_policies(folder)
            packed.write(folder)
            write_offline(folder, packed.bundle.name, packed.python.name)
    except PageFault as fault:
        refuse(fault.faults)
    print(f"  {SITE}")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    from macros.preview import address_at, preview

    address = address_at(ROOT / "mkdocs.yml", arguments.port)

    def build() -> int:
        # A process of its own sees changed code as well as changed content. Bytecode beside it would count as a change.
        surroundings = {**os.environ, "SITE_URL": address, "PYTHONPYCACHEPREFIX": str(BUILD / "bytecode")}
        return subprocess.call([sys.executable, ROOT / "build.py", "site"], env=surroundings)

    return build() or preview(build, SITE, address, [CONTENT, ROOT / "macros", ROOT / "checker", ROOT / "mkdocs.yml"])


def check(arguments: argparse.Namespace) -> int:
    from macros.schema import write_schema

    with step("Check the content"):
        tell_questions(checked(arguments.content))
        if arguments.content.resolve() == CONTENT:
            write_schema(CONTENT)
    return 0


def rulebook(arguments: argparse.Namespace) -> int:
    with step("Compile the rulebook"):
        write(arguments.out, checked(arguments.content).to_json())
    print(f"  {arguments.out}")
    return 0


def prove(_: argparse.Namespace) -> int:
    from checker.compile.vectors import vectors
    from macros.load import load

    with step("Prove the rules"):
        content, faults = load(CONTENT)
        if faults:
            refuse([str(fault) for fault in faults])
        for goal, cases in vectors(content.proof).items():
            lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
            write(VECTORS / f"{goal}.json", f"[\n{lines}\n]\n")
    print(f"  {VECTORS}: look at what changed before you commit it")
    return 0


def fingerprint(arguments: argparse.Namespace) -> int:
    from macros.fingerprint import main

    return main(arguments.file, arguments.source, arguments.content)


def links(arguments: argparse.Namespace) -> int:
    from macros.links import addresses, ask_all, report

    found = addresses(arguments.content)
    with step(f"Ask for {len(found)} addresses"):
        text = report(ask_all(found), found)
    arguments.report.unlink(missing_ok=True)
    if text:
        write(arguments.report, text)
        print(f"  {arguments.report}: addresses to look at")
    return 0


def test(arguments: argparse.Namespace) -> int:
    os.environ["CHROME"] = str(environment.make_browser())
    site(arguments)
    checks: dict[str, list[str | Path]] = {
        "Lint (ruff)": [environment.tool("ruff"), "check"],
        "Types (mypy)": [environment.tool("mypy")],
        "Types of the scripts (tsc)": [environment.node(), "node_modules/typescript/bin/tsc", "--project", "."],
        "Pages (html-validate)": [environment.node(), "node_modules/html-validate/bin/html-validate.mjs", "site"],
    }
    failed = []
    for name, command in checks.items():
        with step(name):
            if subprocess.call(command, cwd=ROOT):
                failed.append(name)
    status = subprocess.call([sys.executable, "-m", "pytest", *SIDE_BY_SIDE, *arguments.rest], cwd=ROOT)
    if failed:  # said last, and in the form of a test runner, so that nobody takes the line above for the whole
        print(f"Failed before the tests: {', '.join(failed)}")
        print(f"checks: {len(checks) - len(failed)} passed, {len(failed)} failed")
    return status or bool(failed)


def bench(arguments: argparse.Namespace) -> int:
    os.environ["CHROME"] = str(environment.make_browser())
    site(arguments)
    command = [sys.executable, "-m", "tests.bench", "--runs", str(arguments.runs)]
    command += ["--only", arguments.only] if arguments.only else []
    return subprocess.call([*command, *arguments.rest], cwd=ROOT)


def checked(folder: Path, file: Path | None = None) -> Rulebook:
    """The rulebook of a folder of content, kept in `file` for the next time; faults of any record end the build."""
    from macros.load import load

    content, faults = load(folder, file)
    if faults or content.rulebook is None:
        refuse([str(fault) for fault in faults])
    return content.rulebook


def tell_questions(rulebook: Rulebook) -> None:
    """How many questions each goal asks on average; fewer is kinder."""
    from checker.compile.order import orders

    for goal in rulebook.goals.values():
        if goal.every_clause:
            print(f"  {goal.id} asks all of its {len(goal.periods[-1].order)}")
            continue
        told = [f"{order.expected:.2f} {name}{'' if order.exact else ' (by exchange)'}"
                for name, order in orders(goal.periods[-1]).items()]
        print(f"  {goal.id} asks on average: {', '.join(told)}")


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
    parser = argparse.ArgumentParser(description="Build, show and test the Peer Workforce Guide.")
    parser.set_defaults(do=site)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(do: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(do.__name__, help=text, description=text)
        added.set_defaults(do=do)
        return added

    def content(command: argparse.ArgumentParser) -> None:
        command.add_argument("--content", type=Path, default=CONTENT, metavar="DIR", help="a folder of YAML files")

    command(site, "Check the content and build the site into site/ (what happens without a command).")
    serving = command(serve, "Build the site, show it, and build it again after every change.")
    serving.add_argument("--port", type=int, default=8000)
    content(command(check, "Check the content only: every fault of every file, with its line."))
    compiling = command(rulebook, "Compile the rules only.")
    content(compiling)
    compiling.add_argument("--out", type=Path, default=BUILD / "rulebook.json", metavar="FILE")
    command(prove, "Write the proof sheet's cases into tests/vectors/, after a rule was changed on purpose.")
    marking = command(fingerprint, "Take the fingerprint of a source, against which its quotations are checked.")
    marking.add_argument("file", type=Path, help="the source, saved as plain text")
    marking.add_argument("--source", required=True, metavar="ID", help="its name in sources.yml")
    content(marking)
    asking = command(links, "Ask every outside address whether it still answers, and write down which do not.")
    content(asking)
    asking.add_argument("--report", type=Path, default=BUILD / "links.md", metavar="FILE")
    command(test, "Run every check and test; further arguments go to pytest.")
    measuring = command(bench, "Measure speed and size into bench.json; best while the machine does nothing else.")
    measuring.add_argument("--runs", type=int, default=7, metavar="N", help="how often each thing is measured (7)")
    measuring.add_argument("--only", choices=["engine", "site", "browser"], help="measure this part alone")
    return parser


def main() -> int:
    parser = command_line()
    arguments, rest = parser.parse_known_args()
    if rest and arguments.do not in (test, bench):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.rest = rest
    try:
        environment.enter_python()
        status: int = arguments.do(arguments)
    except environment.Unavailable as lack:
        print(lack, file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
