"""The outer shape of facts, rules and sets of goals; what a rule's `need` holds is read by the checker's compiler."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, RootModel

from checker.case import Status
from macros.models.guide import Word
from macros.models.record import Amount, Number, OneLine, Part, Place, Positive, Record, Text
from macros.models.trust import Cites


class CostRecord(Part):
    """What it takes to change an answer; an empty mapping means that it can change at a cost we do not know."""

    hours: Amount | None = None
    dollars: Amount | None = None
    days: Amount | None = None


class Chain(Part):
    """An answer that changes when another goal is met."""

    goal: Text


class Waiting(Part):
    """A number that grows over time; written `wait` if it needs no key."""

    while_: Text | None = Field(default=None, alias="while")
    """The yes-or-no fact that tells whether the person is still doing what makes the number grow."""
    per_week: Text | None = None
    """The fact with the hours a week that count toward a number of hours."""
    begin: Text | None = None
    """What to start doing, in words that follow "Start this:"; `never` if no one should be told to."""


class FactRecord(Record):
    """One thing about a person or a position: asked, open to two readings, or decided by someone else."""

    ask: OneLine | None = None
    open: OneLine | None = None
    """Why a sentence in the source has two meanings; the options are the meanings."""
    decided_by: OneLine | None = None
    """Whose decision it is."""
    unit: OneLine | None = None
    options: dict[str, OneLine] | None = Field(default=None, min_length=2)
    date: Literal["past", "future", "any"] | None = None
    not_yet: OneLine | None = None
    """The words for the answer that there is no such day, if "It has not happened yet" would mislead."""
    always_known: bool = False
    """Whether everybody knows the answer, so that the page offers no way to leave it open."""
    whole: bool = False
    at_most: Positive | None = None
    """The highest value that a number can have, such as 24 of the last 24 months."""
    topic: Text | None = None
    why: Text | None = None
    help: Text | None = None
    show: OneLine | None = None
    """The document to bring."""
    get: Literal["wait"] | Chain | CostRecord | Waiting | None = None
    cite: Cites = Field(default=[])
    note: Text | None = None
    text: OneLine | None = None


class ExampleRecord(Part):
    """One person's answers and the status they lead to."""

    name: OneLine
    answers: dict[str, Any]
    as_of: dt.date
    status: Status


class RuleRecord(Record):
    """A goal if it has a title; otherwise a part that other rules name."""

    title: OneLine | None = None
    audience: list[Annotated[str, Word("audiences")]] = Field(default=[])
    need: Any
    path: Text | None = None
    """The path that leads to it."""
    every_clause: bool = False
    """Whether to ask until every clause is settled, as in a check of what an employer does today."""
    cite: Cites = Field(default=[])
    examples: list[ExampleRecord] = Field(default=[])
    note: Text | None = None
    text: OneLine | None = None


class OtherWords(Part):
    """A sentence that speaks to the person whom the answers are about."""

    you: Text
    other: Text | None = None
    """The sentence when somebody else answers. Without it, the sentence stays: its “you” is whoever answers."""


class GoalSetRecord(Record):
    """Goals that are checked with the same answers: all those for an audience, or those that it names."""

    title: OneLine
    audience: Annotated[str, Word("audiences")] | None = None
    """Every goal for these people belongs to it, including any added later."""
    goals: list[Text] = Field(default=[])
    """Other goals that belong to it."""
    without: list[Text] = Field(default=[])
    """Goals of the audience that do not belong to it."""
    for_another: list[OtherWords] = Field(default=[])
    """Its words when somebody answers for another person. Without any, nobody is offered that option."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.audience is None and not self.goals:
            yield (), "a set has an `audience`, or names its `goals`"
        if self.without and self.audience is None:
            yield ("without",), "without an `audience` there is nothing to leave out"


class DatedAmount(Part):
    """An amount with what pages say about it."""

    amount: Number | dict[dt.date, Number]
    unit: OneLine | None = None
    cite: Cites = Field(default=[])
    note: Text | None = None
    text: OneLine | None = None


class ValueRecord(RootModel[Number | dict[dt.date, Number] | DatedAmount]):
    """A number that tests and pages name; a dated one applies from its day."""

    model_config = ConfigDict(strict=True, frozen=True)
