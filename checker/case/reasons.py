"""The smallest set of a person's answers that alone forces the verdict."""

from __future__ import annotations

from itertools import combinations

from checker.case.case import Case
from checker.case.status import status
from checker.facts.answers import UNKNOWN


def because(case: Case) -> list[str]:
    """Fact ids in asking order, no fewer of which would give the status; empty while it is unsettled.

    A set that does not suffice is grown as far as it can without sufficing: what is then outside it must give a member
    to every set that does. The answer is a smallest set with a member of each of these, once it suffices. (Once enough
    is answered, more never takes a settled status back, so this ends with the right set.)
    """
    wanted = status(case.period, case.remaining)
    answers = {name: case.answers[name] for name in case.period.order if case.answers.get(name, UNKNOWN) != UNKNOWN}
    if wanted == "unsettled":
        return []

    def suffices(names: frozenset[str]) -> bool:
        some = {name: answers[name] for name in names}
        return status(case.period, Case(case.period, some, case.as_of).remaining) == wanted

    everything = frozenset(answers)
    outside: list[frozenset[str]] = []
    chosen: frozenset[str] = frozenset()
    while not suffices(chosen):
        short = chosen
        for name in answers:
            if name not in short and not suffices(short | {name}):
                short |= {name}
        outside.append(everything - short)
        chosen = _smallest_touching(outside, list(answers))
    return [name for name in answers if name in chosen]


def _smallest_touching(groups: list[frozenset[str]], order: list[str]) -> frozenset[str]:
    """A smallest set with a member of each group, the first in the order of its names."""
    certain = frozenset().union(*(group for group in groups if len(group) == 1))
    groups = [group for group in groups if not group & certain]
    names = [name for name in order if any(name in group for group in groups)]
    for size in range(len(names) + 1):
        for members in combinations(names, size):
            if all(group.intersection(members) for group in groups):
                return certain.union(members)
    raise ValueError(groups)
