"""The commands of `build.py`, inside the environment that it has made."""

from __future__ import annotations

import argparse
import errno
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from checker import Rulebook
from checker.compile import did_you_mean
from checker.compile.formulas import orders
from checker.compile.proof import vectors
from checker.compile.sql import DIALECTS, NotExact, TooManyReadings, statement
from macros import tools
from macros.building import checked, refuse, site, write
from macros.citations import main as take_fingerprint
from macros.content import write_schema
from macros.folder import shown
from macros.guide import GENERATOR, Guide
from macros.mkdocs_adapter import PageFault, address_at, preview
from macros.progress import step
from macros.starter import QUESTIONS, SECTIONS, NotNew, Wishes, asked, new_guide, new_record, origin
from macros.trials import bench, test


def serve(arguments: argparse.Namespace) -> int:
    guide: Guide = arguments.guide
    try:
        address = address_at(guide, arguments.port)
    except PageFault as fault:
        refuse(fault.faults)

    def build() -> int:
        # A process of its own sees changed code as well as changed content. Bytecode beside it would count as a change.
        surroundings = {**os.environ, "SITE_URL": address, "PYTHONPYCACHEPREFIX": str(guide.build / "bytecode")}
        command: list[str | Path] = [sys.executable, GENERATOR / "build.py", "site", "--guide", guide.root]
        return subprocess.call(command, env=surroundings)

    watched = [guide.content, guide.configuration, GENERATOR / "macros", GENERATOR / "checker"]
    return build() or preview(build, guide.site, address, watched)


def check(arguments: argparse.Namespace) -> int:
    with step("Check the content"):
        content, rulebook = checked(content_of(arguments))
        show_questions(rulebook)
        if arguments.content is None:
            write_schema(arguments.guide.content, content.guide)
    return 0


def rulebook(arguments: argparse.Namespace) -> int:
    with step("Compile the rulebook"):
        out = arguments.out or arguments.guide.build / "rulebook.json"
        write(out, checked(content_of(arguments))[1].to_json())
    print(f"  {out}")
    return 0


def prove(arguments: argparse.Namespace) -> int:
    folder = arguments.guide.vectors
    with step("Prove the rules"):
        content = checked(arguments.guide.content)[0]
        for goal, cases in vectors(content.proof).items():
            lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
            write(folder / f"{goal}.json", f"[\n{lines}\n]\n")
    print(f"  {folder}: look at what changed before you commit it")
    return 0


def sql(arguments: argparse.Namespace) -> int:
    with step("Check the content", is_aside=True):
        goals = checked(content_of(arguments))[1]
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
    with step("Look the quotations up", is_aside=True):
        return take_fingerprint(arguments.file, arguments.source, content_of(arguments))


def content_of(arguments: argparse.Namespace) -> Path:
    """The folder of YAML files that a command is about: the guide's, or one named alone."""
    content: Path = arguments.content or arguments.guide.content
    return content


def new(arguments: argparse.Namespace) -> int:
    today = datetime.now().astimezone().date()
    if arguments.id is not None:
        return add(arguments, today)
    arguments.folder = Path(arguments.what)
    wishes = asked({key: getattr(arguments, key) for key in Wishes._fields}, Wishes(**origin(GENERATOR)))
    try:
        files = new_guide(arguments.folder, wishes, today)
    except NotNew as fault:
        refuse([str(fault)])
    print(*map(shown, files), sep="\n")
    checked(arguments.folder / "content")
    print(f"To see it: python3 build.py serve --guide {shlex.quote(str(arguments.folder))}")
    if wishes.unsaid:
        workflow = shown(arguments.folder / ".github" / "workflows" / "pages.yml")
        print(f"Before you publish it: name {' and '.join(wishes.unsaid)} in {workflow}")
    return 0


def add(arguments: argparse.Namespace, today: date) -> int:
    """Write a record or a page into a guide that is there."""
    if arguments.what not in SECTIONS:
        refuse([f"`{arguments.what}` is none of {', '.join(SECTIONS)}{did_you_mean(arguments.what, SECTIONS)}"])
    with step("Check the content", is_aside=True):
        content = checked(arguments.guide.content)[0]
    try:
        files = new_record(arguments.guide, content, arguments.what, arguments.id, today, arguments.employer)
    except NotNew as fault:
        refuse([str(fault)])
    print(*map(shown, files), sep="\n")
    return 0


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


def port(text: str) -> int:
    """A port as typed. Below 1,024 most machines let only their owner listen."""
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) < 2**16:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not “{text}”")
    return int(text)


def day(text: str) -> date:
    """A day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-21") from None


def guide(text: str) -> Guide:
    """The guide in a folder, which holds `mkdocs.yml` and `content`."""
    found = Guide(Path(text).resolve())
    for part in (found.configuration, found.content):
        if not part.exists():
            raise argparse.ArgumentTypeError(f"{shown(part)} is not there; a guide is a folder that holds it")
    return found


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, show and test a guide.")
    parser.set_defaults(do=site, guide=Guide(GENERATOR))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(do: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(do.__name__, help=text, description=text)
        added.set_defaults(do=do)
        if do not in (test, bench):
            where = "the folder of the guide (the one with this program)"
            added.add_argument("--guide", type=guide, default=Guide(GENERATOR), metavar="DIR", help=where)
        return added

    def content(command: argparse.ArgumentParser) -> None:
        command.add_argument("--content", type=Path, metavar="DIR", help="a folder of YAML files that is not a guide")

    command(site, "Check the content and build the site into site/ (what happens without a command).")
    serving = command(serve, "Build the site, show it, and build it again after every change.")
    serving.add_argument("--port", type=port, default=8000)
    content(command(check, "Check the content only: every mistake in every file, with its line."))
    compiling = command(rulebook, "Compile the rules only.")
    content(compiling)
    compiling.add_argument("--out", type=Path, metavar="FILE", help="where to write it (default: the build folder)")
    starting = command(new, "Write a small but complete guide into a new folder.")
    starting.add_argument("what", metavar="DIR", help=f"a folder that is not there; or one of {', '.join(SECTIONS)}")
    starting.add_argument("id", nargs="?", metavar="ID", help="the name of a new record or page in a guide")
    starting.add_argument("--employer", metavar="ID", help="whose class it is, where the guide has several employers")
    for name in Wishes._fields:
        starting.add_argument(f"--{name}", metavar="TEXT", help=f"{QUESTIONS[name]} (asked for at a terminal)")
    command(prove, "Write the proof sheet's cases for the tests, after you changed a rule on purpose.")
    asking_many = command(sql, "Print a goal as one SQL statement that gives the status of every row of a table.")
    asking_many.add_argument("goal", metavar="GOAL", help="such as supervisor")
    asking_many.add_argument("--dialect", choices=[*DIALECTS], default="duckdb")
    today = datetime.now().astimezone().date()
    asking_many.add_argument("--as-of", type=day, default=today, metavar="DATE", help="default: today")
    asking_many.add_argument("--table", default="people", help="the table's name (people)")
    asking_many.add_argument("--key", default="id", help="the column that tells its rows apart (id)")
    content(asking_many)
    marking = command(fingerprint, "Take the fingerprint of a source, to check its quotations against.")
    marking.add_argument("file", type=Path, help="the source, saved as plain text")
    marking.add_argument("--source", required=True, metavar="ID", help="its name in sources.yml")
    content(marking)
    testing = command(test, "Run every check and test; further arguments go to pytest.")
    testing.add_argument("--all", action="store_true", help="every walk and 150 examples of each law, as every night")
    testing.add_argument("--without-browser", action="store_true", help="skip tests that need Chromium")
    measuring = command(bench, "Measure speed and size; best while the machine is idle.")
    measuring.add_argument("--runs", type=int, default=7, metavar="N", help="how often to measure each (default: 7)")
    measuring.add_argument("--only", choices=["engine", "site", "browser"], help="measure only this part")
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
        sys.stdout.flush()
    except tools.Unavailable as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        if fault.filename is None and fault.errno in (errno.EPIPE, errno.EINVAL):  # the second is what Windows says
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read has read enough, as `head` does
            return 1
        if fault.filename is None:
            raise
        print(f"{shown(Path(fault.filename))}: this cannot be used: {fault.strerror}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        program = " ".join(Path(part).name for part in fault.cmd[:2])
        print(f"{program} ended with status {fault.returncode}; what it said is above", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status
