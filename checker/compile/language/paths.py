"""A path as an editor wrote it, and its steps as they stand on one day."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.compile.faults import Faults, Path
from checker.compile.language.clause import Meaning, Spelling
from checker.rulebook.clause import Clause
from checker.rulebook.step import Door, Start, Step

LASTS = re.compile(r"([1-9][0-9]{0,3}) (day|month|year)s?", re.ASCII)


@dataclass(frozen=True)
class WrittenStep:
    """A step without what turns on a day: its ``done`` clause and the name of its fee, at its place in the content."""

    step: Step
    path: Path
    done: Spelling | None = None
    fee: str | None = None
    after: tuple[str, ...] | None = None
    """None: the step before it."""


@dataclass(frozen=True)
class WrittenPath:
    """The steps of a path, and whom to ask when none of them is the next."""

    steps: tuple[WrittenStep, ...]
    ask: Door | None = None


def steps_on(steps: Sequence[WrittenStep], on: Meaning) -> tuple[Step, ...]:
    """The steps of a path on a day, in their order, their clauses not drawn yet."""
    clauses = [on.without_clocks(each.done, "done") if each.done else None for each in steps]
    owner = {name: each.step.id for each, done in zip(steps, clauses, strict=True) if done for name in done.facts}
    found = []
    for position, (each, done) in enumerate(zip(steps, clauses, strict=True)):
        changes = tuple(name for name in done.facts if owner[name] == each.step.id) if done else ()
        if done:
            _check_done(each, done, changes, on)
        _check_start(each, on)
        before = (steps[position - 1].step.id,) if position else ()
        after = before if each.after is None else each.after
        found.append(
            replace(each.step, done=done, changes=changes, after=after, fee=_fee(each, on), fee_name=each.fee or "")
        )
    return tuple(found)


def check_steps(steps: Sequence[WrittenStep], goals: Collection[str] | None, faults: Faults) -> None:
    """That a path names only steps, clocks and goals that there are, and that no step waits for itself.

    ``goals`` is None where there may be some that nobody could read.
    """
    places = {each.step.id: position for position, each in enumerate(steps)}
    clocks = [each.step.starts.clock for each in steps if each.step.starts]
    for each in steps:
        for index, name in enumerate(each.after or ()):
            if name not in places:
                faults.add((*each.path, "after", index), "no step is called {name}", name, places, name=name)
            elif places[name] >= places[each.step.id]:
                faults.add((*each.path, "after", index), "{name} does not come before this step", name=name)
        if each.step.by_end_of and each.step.by_end_of not in clocks:
            problem = "no step starts a clock called {name}"
            faults.add((*each.path, "by_end_of"), problem, each.step.by_end_of, clocks, name=each.step.by_end_of)
        if each.step.goal and goals is not None and each.step.goal not in goals:
            problem = "no goal is called {goal}"
            faults.add((*each.path, "goal"), problem, each.step.goal, list(goals), goal=each.step.goal)


def read_start(path: Path, values: Mapping[str, str | None], faults: Faults) -> Start | None:
    """The limit of time that begins with a step: its ``clock``, ``lasts``, ``text`` and, if asked, the day ``of``."""
    lasts = LASTS.fullmatch(values["lasts"] or "")
    if lasts is None:
        problem = "`lasts` is a whole number of days, months or years, such as `12 months`, not {found}"
        faults.add((*path, "lasts"), problem, found=values["lasts"])
        return None
    count, unit = int(lasts[1]), lasts[2]
    return Start(
        values["clock"] or "",
        values["lasts"] or "",
        values["text"] or "",
        values["of"] or "",
        days=count if unit == "day" else 0,
        months=count * {"day": 0, "month": 1, "year": 12}[unit],
    )


def _check_start(each: WrittenStep, on: Meaning) -> None:
    """That the day on which its clock begins is one that a person answers."""
    start, place = each.step.starts, (*each.path, "starts", "of")
    if start and start.of:
        problem = "`of` names a day, but {name} is not one"
        day = on.fact(start.of, place, problem)
        if day and (day.kind != "day" or not day.asked):
            on.faults.add(place, problem, name=start.of)


def _check_done(each: WrittenStep, done: Clause, changes: Sequence[str], on: Meaning) -> None:
    place = (*each.path, "done")
    others = [name for name in done.facts if not on.facts[name].asked]
    for name in others:
        on.faults.add(place, "`done` can use only what a person can answer, but {name} is not asked", name=name)
    if not others and not changes and place not in on.faults.unsound and done.facts:
        problem = "a later step names every fact of this one: give this step’s `done` a fact of its own"
        on.faults.add(place, problem)


def _fee(each: WrittenStep, on: Meaning) -> Fraction | None:
    if each.fee is None:
        return None
    if each.fee not in on.amounts:
        place = (*each.path, "fee")
        if each.fee in on.unread.names or on.unread.is_open:
            on.faults.unsound.add(place)
        else:
            on.faults.add(place, "no value is called {fee}", each.fee, on.amounts, fee=each.fee)
        return None
    return on.amounts[each.fee]
