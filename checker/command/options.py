"""The commands of ``python3 -m checker`` with their options, and what the help says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker.facts.answers import YEARS

Command = Callable[[argparse.Namespace], int]
RULEBOOK = Path("build", "rulebook.json")

HELP = {
    "goals": ("list the goals", "goals --json"),
    "verdict": ("judge a file of answers", "verdict supervisor --answers answers.json --as-of 2026-11-21"),
    "all": (
        "judge a file of answers by every goal, and name the next question",
        "all --audience applicant --answers answers.json",
    ),
    "team": ("judge a table of people, one per row", "team supervisor people.csv --csv judged.csv"),
    "ask": ("ask the questions one by one, then judge", "ask supervisor"),
    "open": (
        "judge a file of saved answers again, for its day and for today",
        "open peer-workforce-guide-supervisor-2026-11-21.json",
    ),
    "compare": ("list the answers that two rulebooks judge differently", "compare before.json build/rulebook.json"),
}
"""What each command does, and an example of it."""


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser of all commands; ``commands`` holds what each of them runs."""
    whole = argparse.ArgumentParser(
        prog="python3 -m checker",
        description="Judge answers by rules that quote their sources.",
        epilog="example: python3 -m checker goals",
    )
    listed = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    named = {name: _command(listed, name, command) for name, command in commands.items()}
    _add(named, "verdict ask team", "goal", metavar="GOAL", help="the goal to check; see: python3 -m checker goals")
    _add(
        named,
        "verdict all",
        "--answers",
        metavar="FILE.json",
        type=Path,
        help="JSON object, fact id to value; - reads stdin",
    )
    _add(named, "all", "--audience", metavar="NAME", help="only goals for these people, such as applicant")
    _add(
        named, "all", "--set", metavar="SET", help="only the goals of this set, as the page of its interview asks them"
    )
    table = "UTF-8, the first line names the columns; - reads stdin; without it, an empty table is printed to fill in"
    _add(named, "team", "file", metavar="FILE.csv", type=Path, nargs="?", help=table)
    also = "another goal, whose result becomes a column; may be used more than once"
    _add(named, "team", "--also", metavar="GOAL", action="append", default=[], help=also)
    _add(named, "team", "--csv", metavar="FILE.csv", type=Path, help="write the table with the results to this file")
    saved = "a file that “Save my answers” saved; - reads stdin"
    _add(named, "open", "file", metavar="FILE.json", type=Path, help=saved)
    _add(named, "compare", "old", metavar="OLD.json", type=Path, help="a compiled rulebook")
    _add(named, "compare", "new", metavar="NEW.json", type=Path, help="the rulebook it is compared with")
    today = datetime.now().astimezone().date()
    judging = "verdict all team ask open"
    _add(named, judging, "--as-of", metavar="DATE", type=_day, default=today, help="the day to judge for (today)")
    another = "speak of the person whom the answers are about, not to them"
    _add(named, "verdict all ask", "--for-another", action="store_true", help=another)
    default = {"type": Path, "default": RULEBOOK, "help": f"default: {RULEBOOK}"}
    _add(named, f"goals {judging}", "--rulebook", metavar="FILE", **default)
    _add(named, " ".join(commands), "--json", action="store_true", help="print the record as JSON")
    return whole


def _command(listed: Any, name: str, command: Command) -> argparse.ArgumentParser:
    text, example = HELP[name]
    parser: argparse.ArgumentParser = listed.add_parser(
        name, help=text, description=f"{text.capitalize()}.", epilog=f"example: python3 -m checker {example}"
    )
    parser.set_defaults(command=command)
    return parser


def _add(parsers: Mapping[str, argparse.ArgumentParser], names: str, option: str, **settings: Any) -> None:
    """Give the same option to some commands, named in one string."""
    for name in names.split():
        parsers[name].add_argument(option, **settings)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-21") from None
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(f"“{text}” is not in the years {YEARS[0]} to {YEARS[-1]}")
    return day
