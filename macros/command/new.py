"""The command that begins: a new guide, or a record or a page in one that is there."""

from __future__ import annotations

import argparse
import shlex
from datetime import date, datetime
from pathlib import Path

from checker.compile import did_you_mean
from macros.building import checked, refuse
from macros.folder import shown
from macros.guide import GENERATOR
from macros.progress import step
from macros.starter import SECTIONS, NotNew, Wishes, asked, new_guide, new_record, origin


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
