"""The checker on the command line: a verdict, an interview, saved answers opened again, two rulebooks compared."""

from __future__ import annotations

import argparse
import difflib
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.command.files import Mistake, read_bytes, read_json, read_rulebook, read_text
from checker.command.interview import Interview
from checker.command.options import Command, parser
from checker.command.reports import opened_report, report, survey_record, survey_report, team_record, team_report
from checker.engine.patterns import TooManyPatterns
from checker.facts.answers import AnswerError, Value, read_answers, to_json
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import ReceiptError, read_receipt, reopen
from checker.survey import Survey
from checker.team import TableError, Team, decode, read_people, template, to_csv
from checker.verdict import elsewhere, verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0; 1 when two rulebooks differ in a status; 2 when what was asked cannot be answered."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal or a pipe may know no curly quotation marks
    options = parser(COMMANDS).parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        if sys.stdout:  # closed by whoever started this
            sys.stdout.flush()
    except OSError as fault:
        is_read_enough = fault.errno in (errno.EPIPE, errno.EINVAL)  # the second is what Windows says
        if not is_read_enough:
            print(f"The output cannot be written: {fault.strerror}.", file=sys.stderr)
        # Whoever reads, such as head, has seen enough, or the disk is full; Python would flush once more and fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0 if is_read_enough else 2
    except (Mistake, AnswerError) as mistake:
        print(mistake, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status


def _goals(options: argparse.Namespace) -> int:
    goals = read_rulebook(options.rulebook).goals.values()
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
    rulebook = _rulebook(options)
    if options.set and options.set not in rulebook.sets:
        raise Mistake(f"No set of goals is called “{options.set}”. There are: {', '.join(rulebook.sets) or 'none'}.")
    several = rulebook.sets[options.set].goals if options.set else rulebook.goals
    goals = [rulebook.goals[name] for name in several if options.audience in (None, *rulebook.goals[name].audience)]
    if not goals:
        there = sorted({name for goal in rulebook.goals.values() for name in goal.audience})
        raise Mistake(f"No goal is for “{options.audience}”. There are goals for: {', '.join(there)}.")
    survey = Survey(rulebook, (goal.id for goal in goals), options.as_of)
    survey.answer(_answers(options, rulebook))
    print(_json(survey_record(survey)) if options.json else survey_report(survey))
    return 0


def _team(options: argparse.Namespace) -> int:
    rulebook = _with_goal(options)
    for other in options.also:
        _check_goal(rulebook, other)
    goals = (options.goal, *options.also)
    if options.file is None:
        print(template(rulebook, goals), end="")
        return 0
    try:
        people = read_people(rulebook, decode(read_bytes(options.file, "the table")), options.as_of)
    except TableError as error:
        raise Mistake(f"{options.file}: {error}") from None
    team = Team(rulebook, options.goal, options.as_of, tuple(options.also))
    judged = [team.judge(person) for person in people.rows]
    if options.csv:
        _write(options.csv, to_csv(rulebook, goals, people, judged))
    print(_json(team_record(people, judged)) if options.json else team_report(rulebook, options.goal, people, judged))
    return 0


def _ask(options: argparse.Namespace) -> int:
    rulebook = _with_goal(options)
    screen = sys.stderr if options.json else sys.stdout
    interview = Interview(rulebook, options.goal, options.as_of, sys.stdin, screen)
    ended = interview.ask()
    print("" if ended else "You have ended here. This is what your answers settle so far.", file=screen)
    _print(options, rulebook, interview.answers)
    return 0


def _open(options: argparse.Namespace) -> int:
    try:
        receipt = read_receipt(read_text(options.file, "the saved answers"))
        rulebook = read_rulebook(options.rulebook, for_another=receipt.for_another)
        opened = reopen(rulebook, receipt, options.as_of)
    except ReceiptError as error:
        raise Mistake(f"{options.file}: {error.message}") from None
    print(_json(opened) if options.json else opened_report(rulebook, opened))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from checker.compile.compare.compare import compare  # noqa: PLC0415 - the compiler takes long to load

    try:
        found = compare(read_rulebook(options.old), read_rulebook(options.new))
    except TooManyPatterns:
        raise Mistake("Together, the thresholds of both rulebooks can fall in too many ways to be compared.") from None
    print(_json(found.to_data()) if options.json else found)
    return int(not found.alike)


def _answers(options: argparse.Namespace, rulebook: Rulebook) -> dict[str, Value]:
    """The answers of a file, read; none where no file is named."""
    answers = read_json(options.answers, "the answers") if options.answers else {}
    if not isinstance(answers, dict):
        raise Mistake(f"{options.answers}: the answers must be one JSON object, such as " + '{"certified": true}.')
    return read_answers(rulebook.facts, answers, options.as_of)


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
    rulebook = _rulebook(options)
    _check_goal(rulebook, options.goal)
    return rulebook


def _rulebook(options: argparse.Namespace) -> Rulebook:
    """The rulebook, in its words for somebody else where a command has that option and it was chosen."""
    for_another = getattr(options, "for_another", False)
    rulebook = read_rulebook(options.rulebook, for_another=for_another)
    if for_another and not rulebook.for_another:
        raise Mistake(f"{options.rulebook} has no words for answers about somebody else.")
    return rulebook


def _check_goal(rulebook: Rulebook, goal: str) -> None:
    if goal not in rulebook.goals:
        near = difflib.get_close_matches(goal, rulebook.goals, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(rulebook.goals)}."
        raise Mistake(f"No goal is called “{goal}”.{hint}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise Mistake(f"{path}: cannot be written: {error.strerror}.") from None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


COMMANDS: dict[str, Command] = {
    "goals": _goals,
    "verdict": _verdict,
    "all": _all,
    "team": _team,
    "ask": _ask,
    "open": _open,
    "compare": _compare,
}
