"""Commands about what editors wrote: check it, compile its rules, prove them, print one as SQL, take a fingerprint."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from checker import Rulebook
from checker.compile import did_you_mean
from checker.compile.formulas import orders
from checker.compile.proof import vectors
from checker.compile.sql import NotExact, TooManyReadings, statement
from macros.building import checked, checked_guide, refuse, write
from macros.citations import main as take_fingerprint
from macros.content import write_schema
from macros.guide import Guide
from macros.progress import step


def check(arguments: argparse.Namespace) -> int:
    with step("Check the content"):
        guide: Guide = arguments.guide
        content, rulebook = checked_guide(guide) if arguments.content is None else checked(arguments.content)
        show_questions(rulebook)
        if arguments.content is None:
            write_schema(guide.content, content.guide)
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
