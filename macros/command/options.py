"""What may be typed after `build.py`, and which command each word calls."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from checker.compile.sql import DIALECTS
from macros.building import site
from macros.command.new import new
from macros.command.records import check, fingerprint, prove, rulebook, sql
from macros.command.serve import serve
from macros.command.trials import bench, test
from macros.folder import shown
from macros.guide import GENERATOR, Guide
from macros.starter import QUESTIONS, SECTIONS, Wishes


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
    measuring.add_argument("--only", choices=["engine", "interview", "site", "browser"], help="measure only this part")
    return parser


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
