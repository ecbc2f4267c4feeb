"""One digest of what a rulebook says, by which a test tells whether two runtimes say the same.

The *tree* covers every partial answer set of each goal. The *records* are whole verdicts on a fixed list of answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from checker.compile.proof.tree import canonical, hashed, tree
from checker.facts.answers import read_answers, to_json
from checker.rulebook.rulebook import Rulebook
from checker.verdict import verdict
from tests.support.samples import Sample, half_filled, random_samples

SAMPLES = 1_000
"""Answer sets drawn by the generator of ``tests.support.samples``."""


def digest(rulebook: Rulebook, as_of: date, stored: Iterable[Sample] = (), count: int = SAMPLES) -> dict[str, Any]:
    """``tree`` over ``sets`` partial answer sets of all goals, each goal's own in ``goals``; ``records`` over ``count``
    verdicts: on half-filled sums, on the ``stored`` answers, and on ``count`` drawn ones.
    """
    trees = [tree(goal) for goal in rulebook.goals.values()]
    samples = [*half_filled(rulebook, as_of), *stored, *random_samples(rulebook, as_of, count)]
    return {
        "sets": sum(each.sets for each in trees),
        "count": len(samples),
        "tree": hashed([vars(each) for each in trees]),
        "records": records(rulebook, samples),
        "goals": [vars(each) for each in trees],
    }


def digest_call(
    rulebook: Rulebook, as_of: str, stored: Iterable[dict[str, Any]] = (), count: int = SAMPLES
) -> dict[str, Any]:
    """The digest for arguments as JSON holds them, so that another runtime can be asked for it."""
    samples = [(sample["goal"], dict(sample["answers"]), date.fromisoformat(sample["as_of"])) for sample in stored]
    return digest(rulebook, date.fromisoformat(as_of), samples, count)


def records(rulebook: Rulebook, samples: Iterable[Sample]) -> str:
    """The digest of the whole verdict records on these samples, in their order."""
    total = hashlib.sha256()
    for goal, answers, day in samples:
        values = read_answers(rulebook.facts, answers, day)
        meaning = {name: to_json(value) for name, value in values.items()}
        total.update(canonical([meaning, verdict(rulebook, goal, values, day)]))
    return total.hexdigest()
