"""The compiled rulebook: its facts, goals and sets, to and from ``rulebook.json``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any

from checker.facts.fact import Citation, Fact
from checker.facts.frozen import frozen
from checker.rulebook.codec import FORMAT, VERSION, check_format, decode, encode, reworded
from checker.rulebook.goal_set import GoalSet, Job
from checker.rulebook.period import Period
from checker.rulebook.step import Door


@frozen
class Goal:
    """A rule that people ask about, with its periods from the earliest to the latest."""

    id: str
    title: str
    audience: tuple[str, ...]
    note: str | None
    cite: tuple[Citation, ...]
    periods: tuple[Period, ...]
    path: str = ""
    """The path on which it comes true, whose steps stand in its periods."""
    every_clause: bool = False
    """Whether it asks until every clause is settled, not only the whole: it takes stock."""
    words: dict[str, str] = field(default_factory=dict)
    """Messages of its own by their ids, beside those of ``checker.wording``."""
    ask: Door | None = None
    """Who to ask when no step of its path is the next one."""
    for_another: bool = field(default=False, compare=False)
    """Whether it speaks of the person whom the answers are about, and not to them."""

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Every fact that its check may ask, those of its last period first, and then those of its path."""
        rules = [name for period in reversed(self.periods) for name in period.order]
        path = [name for period in reversed(self.periods) for step in period.steps for name in step.changes]
        return tuple(dict.fromkeys([*rules, *path]))

    def period(self, as_of: date) -> Period:
        """The period that holds on a day."""
        begun = [each for each in self.periods if each.start is None or each.start <= as_of.isoformat()]
        return begun[-1].at(as_of)

    def to_data(self) -> dict[str, Any]:
        """The goal as JSON values."""
        data: dict[str, Any] = encode(replace(self, periods=()))
        return data | {"periods": [period.to_data() for period in self.periods]}

    @classmethod
    def from_data(cls, data: dict[str, Any], facts: dict[str, Fact]) -> Goal:
        """The goal that ``to_data`` wrote."""
        periods = tuple(Period.from_data(period, facts) for period in data["periods"])
        return replace(decode(cls, data | {"periods": ()}), periods=periods)


@frozen
class Rulebook:
    """All facts and goals. ``hash`` names its content: 16 hex digits of the SHA-256 of its JSON."""

    facts: dict[str, Fact]
    goals: Mapping[str, Goal]
    sets: dict[str, GoalSet] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    other_words: dict[str, str] = field(default_factory=dict)
    """Each text that speaks to the person whom the answers are about → the same where somebody else answers."""
    for_another: bool = field(default=False, compare=False)
    """Whether its texts stand in those other words."""

    @cached_property
    def hash(self) -> str:
        """What verdicts and receipts name it by."""
        return _name(self.to_json())

    def to_json(self) -> str:
        """Canonical JSON: the same rulebook gives the same bytes."""
        data = {
            "format": FORMAT,
            "version": VERSION,
            "facts": encode(list(self.facts.values())),
            "goals": [goal.to_data() for goal in self.goals.values()],
        }
        if self.sets:
            data |= {"sets": encode(list(self.sets.values())), "jobs": encode(self.jobs)}
        if self.other_words:
            data |= {"other_words": self.other_words}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str, *, for_another: bool = False) -> Rulebook:
        """The rulebook that ``to_json`` wrote; where wanted, in its words ``for_another``, which change no verdict and
        so not its hash. Raises VersionError for one of another version.
        """
        data = json.loads(text)
        check_format(data)
        other_words = data.get("other_words", {})
        words = other_words if for_another else {}
        facts = {fact["id"]: decode(Fact, reworded(fact, words)) for fact in data["facts"]}
        sets = {each["id"]: decode(GoalSet, each) for each in data.get("sets", ())}
        jobs = tuple(decode(Job, reworded(each, words)) for each in data.get("jobs", ()))
        goals = _Goals({each["id"]: each for each in data["goals"]}, facts, words)
        rulebook = cls(facts, goals, sets, jobs, other_words, bool(words))
        vars(rulebook)["hash"] = _name(text)  # it would be written anew for that, which takes the browser 15 ms
        return rulebook


class _Goals(Mapping[str, Goal]):
    """The goals by id, each read from its JSON when it is first asked for: a page asks for one, and all take 10 ms."""

    def __init__(self, data: dict[str, dict[str, Any]], facts: dict[str, Fact], words: Mapping[str, str]) -> None:
        self._data, self._facts, self._words = data, facts, words
        self._read: dict[str, Goal] = {}

    def __getitem__(self, name: str) -> Goal:
        if name not in self._read:
            goal = Goal.from_data(reworded(self._data[name], self._words), self._facts)
            self._read[name] = replace(goal, for_another=bool(self._words))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
