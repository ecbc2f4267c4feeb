"""The checker on the command line: ``python3 -m checker goals`` and ``python3 -m checker verdict GOAL …``."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.answers import AnswerError
from checker.compile.report import report
from checker.rulebook import Rulebook
from checker.verdict import verdict

RULEBOOK = Path("build", "rulebook.json")


class Mistake(Exception):
    """Something the person at the command line can put right, in words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 when what was asked cannot be answered as it stands."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], str] = options.command
    try:
        print(command(options))
    except (Mistake, AnswerError) as mistake:
        print(mistake, file=sys.stderr)
        return 2
    return 0


def _goals(options: argparse.Namespace) -> str:
    goals = _rulebook(options.rulebook).goals.values()
    if options.json:
        return _json([{"id": goal.id, "title": goal.title, "audience": goal.audience} for goal in goals])
    width = max((len(goal.id) for goal in goals), default=0)
    return "\n".join(f"{goal.id:{width}}  {goal.title}" for goal in goals)


def _verdict(options: argparse.Namespace) -> str:
    rulebook = _rulebook(options.rulebook)
    if options.goal not in rulebook.goals:
        near = difflib.get_close_matches(options.goal, rulebook.goals, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(rulebook.goals)}."
        raise Mistake(f"No goal is called “{options.goal}”.{hint}")
    answers = _read_json(options.answers, "the answers") if options.answers else {}
    if not isinstance(answers, dict):
        raise Mistake(f"{options.answers}: the answers must be one JSON object, such as " + '{"certified": true}.')
    record = verdict(rulebook, options.goal, answers, options.as_of)
    return _json(record) if options.json else report(rulebook, record)


def _rulebook(path: Path) -> Rulebook:
    if not path.exists():
        raise Mistake(f"There is no rulebook at {path}. Make it with: python3 build.py rulebook")
    data = _read_text(path, "the rulebook")
    try:
        return Rulebook.from_json(data)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Mistake(f"{path} is not a compiled rulebook. Make one with: python3 build.py rulebook") from None


def _read_json(path: Path, what: str) -> Any:
    text = _read_text(path, what)
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise Mistake(f"{path}: {what} cannot be read as JSON: {error}.") from None


def _read_text(path: Path, what: str) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise Mistake(f"{path}: {what} cannot be read: {reason}.") from None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-11-21") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m checker", description="Ask what some answers settle, by rules that quote their source.",
        epilog="example: python3 -m checker goals",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    goals = _command(commands, "goals", _goals, "list what can be asked", "python3 -m checker goals --json")
    judge = _command(
        commands, "verdict", _verdict, "judge a file of answers",
        "python3 -m checker verdict supervisor --answers answers.json --as-of 2026-11-21",
    )
    judge.add_argument("goal", metavar="GOAL", help="what is asked about; see: python3 -m checker goals")
    judge.add_argument("--answers", metavar="FILE.json", type=Path, help="JSON object, fact id to value; - reads stdin")
    today = datetime.now().astimezone().date()
    judge.add_argument("--as-of", metavar="DATE", type=_day, default=today, help="the day asked about (today)")
    for command in (goals, judge):
        command.add_argument("--json", action="store_true", help="print the record as JSON")
        command.add_argument("--rulebook", metavar="FILE", type=Path, default=RULEBOOK, help=f"default: {RULEBOOK}")
    return parser


def _command(
    commands: Any, name: str, command: Callable[[argparse.Namespace], str], help_text: str, example: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=f"{help_text.capitalize()}.", epilog=f"example: {example}")
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
