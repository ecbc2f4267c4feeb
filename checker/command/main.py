"""The checker on the command line: a verdict, an interview, saved answers opened again, two rulebooks compared."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.command.interview import Interview
from checker.command.report import opened_report, report
from checker.command.survey import survey_record, survey_report
from checker.compile.compare.compare import compare
from checker.engine.inequalities import Undecided
from checker.engine.variables import TooManyPatterns
from checker.facts.answers import AnswerError, Value, read_all, to_json
from checker.rulebook.codec import VersionError
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import ReceiptError, reopen
from checker.survey import Survey
from checker.verdict import elsewhere, verdict

RULEBOOK = Path("build", "rulebook.json")


class Mistake(Exception):
    """Something the person at the command line can put right, in words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0; 1 when two rulebooks differ in a status; 2 when what was asked cannot be answered."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Mistake, AnswerError) as mistake:
        print(mistake, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status


def _goals(options: argparse.Namespace) -> int:
    goals = _rulebook(options.rulebook).goals.values()
    width = max((len(goal.id) for goal in goals), default=0)
    print(
        _json([{"id": goal.id, "title": goal.title, "audience": goal.audience} for goal in goals])
        if options.json
        else "\n".join(f"{goal.id:{width}}  {goal.title}" for goal in goals)
    )
    return 0


def _verdict(options: argparse.Namespace) -> int:
    rulebook = _with_goal(options)
    _print(options, rulebook, _answers(options, rulebook))
    return 0


def _all(options: argparse.Namespace) -> int:
    rulebook = _rulebook(options.rulebook)
    goals = [goal for goal in rulebook.goals.values() if options.audience in (None, *goal.audience)]
    if not goals:
        there = sorted({name for goal in rulebook.goals.values() for name in goal.audience})
        raise Mistake(f"No goal is for “{options.audience}”. There are goals for: {', '.join(there)}.")
    survey = Survey(rulebook, (goal.id for goal in goals), options.as_of)
    survey.answer(_answers(options, rulebook))
    print(_json(survey_record(survey)) if options.json else survey_report(survey))
    return 0


def _ask(options: argparse.Namespace) -> int:
    rulebook = _with_goal(options)
    screen = sys.stderr if options.json else sys.stdout
    interview = Interview(rulebook, options.goal, options.as_of, sys.stdin, screen)
    ended = interview.ask()
    print("" if ended else "You have ended here. This is what your answers settle so far.", file=screen)
    _print(options, rulebook, read_all(rulebook.facts, interview.answers, options.as_of))
    return 0


def _open(options: argparse.Namespace) -> int:
    rulebook = _rulebook(options.rulebook)
    try:
        opened = reopen(rulebook, _read_text(options.file, "the saved answers"), options.as_of)
    except ReceiptError as error:
        raise Mistake(f"{options.file}: {error.message}") from None
    print(_json(opened) if options.json else opened_report(rulebook, opened))
    return 0


def _compare(options: argparse.Namespace) -> int:
    try:
        found = compare(_rulebook(options.old), _rulebook(options.new))
    except (TooManyPatterns, Undecided):
        raise Mistake("The thresholds of both rulebooks come out in too many ways together to be compared.") from None
    print(_json(found.to_data()) if options.json else found)
    return int(not found.alike)


def _answers(options: argparse.Namespace, rulebook: Rulebook) -> dict[str, Value]:
    """The answers of a file, read; none where no file is named."""
    answers = _read_json(options.answers, "the answers") if options.answers else {}
    if not isinstance(answers, dict):
        raise Mistake(f"{options.answers}: the answers must be one JSON object, such as " + '{"certified": true}.')
    return read_all(rulebook.facts, answers, options.as_of)


def _print(options: argparse.Namespace, rulebook: Rulebook, answers: Mapping[str, Value]) -> None:
    """Print the verdict on read answers."""
    record = verdict(rulebook, options.goal, answers, options.as_of)
    if options.json:
        print(_json(record))
        return
    others = elsewhere(rulebook, options.goal, answers, options.as_of)
    print(report(rulebook, record, {name: to_json(value) for name, value in answers.items()}, others))


def _with_goal(options: argparse.Namespace) -> Rulebook:
    """The rulebook, which has the goal."""
    rulebook = _rulebook(options.rulebook)
    if options.goal not in rulebook.goals:
        near = difflib.get_close_matches(options.goal, rulebook.goals, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(rulebook.goals)}."
        raise Mistake(f"No goal is called “{options.goal}”.{hint}")
    return rulebook


def _rulebook(path: Path) -> Rulebook:
    if not path.exists():
        raise Mistake(f"There is no rulebook at {path}. Make it with: python3 build.py rulebook")
    data = _read_text(path, "the rulebook")
    try:
        rulebook = Rulebook.from_json(data)
        list(rulebook.goals.values())  # each is read when it is asked for, and a fault in one is told here
    except VersionError as error:
        raise Mistake(f"{path}: {error.message} The command is: python3 build.py rulebook") from None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Mistake(f"{path} is not a compiled rulebook. Make one with: python3 build.py rulebook") from None
    return rulebook


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
        prog="python3 -m checker",
        description="Ask what some answers settle, by rules that quote their source.",
        epilog="example: python3 -m checker goals",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    goals = _command(commands, "goals", _goals, "list what can be asked", "python3 -m checker goals --json")
    judge = _command(
        commands,
        "verdict",
        _verdict,
        "judge a file of answers",
        "python3 -m checker verdict supervisor --answers answers.json --as-of 2026-11-21",
    )
    survey = _command(
        commands,
        "all",
        _all,
        "judge a file of answers by every goal, with the question to ask next",
        "python3 -m checker all --audience applicant --answers answers.json",
    )
    survey.add_argument("--audience", metavar="NAME", help="only goals for these people, such as applicant")
    for command in (judge, survey):
        command.add_argument(
            "--answers", metavar="FILE.json", type=Path, help="JSON object, fact id to value; - reads stdin"
        )
    ask = _command(commands, "ask", _ask, "ask question by question, then judge", "python3 -m checker ask supervisor")
    again = _command(
        commands,
        "open",
        _open,
        "judge a file of saved answers again, for its day and for today",
        "python3 -m checker open peer-workforce-guide-supervisor-2026-11-21.json",
    )
    again.add_argument("file", metavar="FILE.json", type=Path, help="what “Save my answers” has saved; - reads stdin")
    versus = _command(
        commands,
        "compare",
        _compare,
        "say whose verdicts differ between two rulebooks",
        "python3 -m checker compare before.json build/rulebook.json",
    )
    versus.add_argument("old", metavar="OLD.json", type=Path, help="a compiled rulebook")
    versus.add_argument("new", metavar="NEW.json", type=Path, help="the rulebook it is compared with")
    today = datetime.now().astimezone().date()
    for command in (judge, ask):
        command.add_argument("goal", metavar="GOAL", help="what is asked about; see: python3 -m checker goals")
    for command in (judge, survey, ask, again):
        command.add_argument("--as-of", metavar="DATE", type=_day, default=today, help="the day asked about (today)")
    for command in (goals, judge, survey, ask, again):
        command.add_argument("--rulebook", metavar="FILE", type=Path, default=RULEBOOK, help=f"default: {RULEBOOK}")
    for command in (goals, judge, survey, ask, again, versus):
        command.add_argument("--json", action="store_true", help="print the record as JSON")
    return parser


def _command(
    commands: Any, name: str, command: Callable[[argparse.Namespace], int], help_text: str, example: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=f"{help_text.capitalize()}.", epilog=f"example: {example}"
    )
    parser.set_defaults(command=command)
    return parser
